import { getCall } from '../../shared/calls/operations/getCall';
import { calls } from '../calls';

export const get = getCall(calls, { name: 'Get', value: 'get', description: 'Get the status and result of a call (inferred endpoint)', action: 'Get call status and result' });
