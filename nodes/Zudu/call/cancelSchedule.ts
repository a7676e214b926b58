import { callId, output, readOptions } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { createdCall } from './createdCall';
import { callPath } from './readCall';

/**
 * DELETE /api/calls/{callId}/schedule keeps the record. It has no page of its own: the sample answer for deleting a call
 * names it (inferred). https://docs.zudu.ai/api-reference/calls/delete-calls-call-id
 */
export const cancelSchedule = defineOperation({
	properties: [callId, output, readOptions],
	// After a lost answer a second request would find no schedule, which reads as if none had been canceled.
	changes: { what: 'the cancellation of the schedule', repeatable: false },
	answer: createdCall,
	request: ({ callId }) => ({ method: 'DELETE', path: `${callPath(callId)}/schedule` }),
});
