import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { readCall } from './readCall';
import { calls } from '../calls';

/** GET /api/calls/{callId}: the call as it stands. */
export const get = defineCall(calls, {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Get the current status, outcome, summary, transcript and recording of a call',
		action: 'Get call',
	},
	properties: [callId, output, requestOptions],
	...readCall,
});
