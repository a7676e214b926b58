import { defineCall } from '../../shared/calls/defineCall';
import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { calls } from '../calls';
import { accepted, schedulePath } from './call';

/** Has no page of its own: named in the answer to a deletion. https://docs.zudu.ai/api-reference/calls/delete-calls-call-id */
export const cancelSchedule = defineCall(calls, {
	option: { name: 'Cancel Schedule', value: 'cancelSchedule', description: 'Cancel a scheduled call and keep its record (inferred endpoint)', action: 'Cancel schedule of call' },
	properties: [callId, output, requestOptions],
	// After a lost answer a second request would find no schedule, which reads as if none had been canceled.
	effect: { what: 'cancellation of the schedule' },
	response: accepted,
	request: ({ callId }) => ({ method: 'DELETE', path: schedulePath(callId) }),
});
