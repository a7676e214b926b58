import { z } from 'zod';
import { callId } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { isoMoment } from '../../shared/core/input/isoMoment';
import { readTimestamp } from '../../shared/core/input/readTimestamp';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { callPath } from './call';

const canceledSchedule = z.object({
	operation: z.string().optional().catch(undefined),
	cancelled_scheduled_timestamp: z.coerce.number().optional().catch(undefined),
});

/** The output says which of the two Zudu has done: docs/decisions.md#what-deleting-a-zudu-call-does */
export const deleteCall = defineOperation({
	option: { name: 'Delete', value: 'delete', description: 'Delete a call. For a scheduled call, Zudu may only cancel the schedule: see scheduleCanceled.', action: 'Delete call' },
	properties: [callId, requestOptions],
	// After a lost answer a second request would find no call, which reads as if nothing had been deleted.
	effect: { what: 'deletion of the call' },
	response: objectOrEmpty,
	request: ({ callId }) => ({ method: 'DELETE', path: callPath(callId) }),
	output: { deleted: 'boolean', callId: 'string', scheduleCanceled: 'boolean', canceledMoment: 'dateTime?' },
	emit(record, { callId }) {
		const { operation, cancelled_scheduled_timestamp: canceled } = canceledSchedule.parse(record);
		const canceledMoment = (canceled !== undefined && isoMoment(readTimestamp(canceled))) || null;
		return [{ deleted: true, callId, scheduleCanceled: operation === 'schedule_cancelled', canceledMoment }];
	},
});
