import { defineCall } from '../../shared/calls/defineCall';
import { callId, output } from '../../shared/calls/fields';
import { writeOptions } from '../../shared/core/input/fields';
import { futureMoment } from '../../shared/core/input/futureMoment';
import type { RescheduleCallBody } from '../api';
import { calls } from '../calls';
import { accepted, schedulePath } from './call';

/** https://docs.zudu.ai/api-reference/calls/put-calls-call-id-schedule */
export const reschedule = defineCall(calls, {
	option: { name: 'Reschedule', value: 'reschedule', description: 'Move a scheduled call to another time', action: 'Reschedule call' },
	properties: [
		callId,
		{ displayName: 'Scheduled Timestamp', name: 'scheduledTimestamp', type: 'dateTime', required: true, default: '', description: "New time of the call, in the future. Without a UTC offset, the workflow's time zone is used." },
		output,
		writeOptions,
	],
	// Sent again after the new time has come, it would ring a person who was called already.
	effect: { what: 'call', participle: 'rescheduled', rings: true },
	response: accepted,
	request: ({ callId, scheduledTimestamp }, { now }) => ({
		method: 'PUT',
		path: schedulePath(callId),
		body: { scheduled_timestamp: futureMoment(scheduledTimestamp, 'Scheduled Timestamp', now).toUnixInteger() } satisfies RescheduleCallBody,
	}),
});
