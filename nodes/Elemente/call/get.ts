import { getCall } from '../../shared/calls/operations/getCall';
import { calls } from '../calls';

export const get = getCall(calls, { name: 'Get', value: 'get', description: 'Get the status, transcript and recording of a call', action: 'Get call' });
