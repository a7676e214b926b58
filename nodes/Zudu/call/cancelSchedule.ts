import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { createdCall } from './createdCall';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';

/**
 * DELETE /api/calls/{callId}/schedule keeps the record. It has no page of its own: the sample answer for deleting a call
 * names it (inferred). https://docs.zudu.ai/api-reference/calls/delete-calls-call-id
 */
export const cancelSchedule = defineCall(calls, {
	option: {
		name: 'Cancel Schedule',
		value: 'cancelSchedule',
		description: 'Cancel a scheduled call and keep its record (inferred endpoint)',
		action: 'Cancel schedule of call',
	},
	properties: [callId, output, requestOptions],
	// After a lost answer a second request would find no schedule, which reads as if none had been canceled.
	effect: { what: 'cancellation of the schedule' },
	answer: createdCall,
	request: ({ callId }) => ({ method: 'DELETE', path: apiPath('/api/calls/{callId}/schedule', { callId }) }),
});
