import { getCall } from '../../shared/calls/operations/getCall';
import { calls } from '../calls';

export const get = getCall(calls, { name: 'Get', value: 'get', description: 'Get the current status, outcome, summary, transcript and recording of a call', action: 'Get call' });
