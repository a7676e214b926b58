import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { oneCall } from './oneCall';
import { calls } from '../calls';

export const get = defineCall(calls, {
	option: { name: 'Get', value: 'get', description: 'Get the status and result of a call (inferred endpoint)', action: 'Get call status and result' },
	properties: [callId, output, requestOptions],
	...oneCall,
});
