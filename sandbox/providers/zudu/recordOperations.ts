import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { isoTime } from '../../isoTime';
import { type Answer, type Operation, quiet } from '../../simulation';
import { analysisOf, type CallDetails, presentCall } from './call';
import { failure, success } from './envelope';
import { ORGANIZATION_ID } from './organization';

/** What changing stored calls needs. */
export interface RecordParts {
	calls: CallBook<CallDetails>;
	origin(): string;
	/** Called with a call that was moved, called off or removed. */
	onMoved(call: Call<CallDetails>): void;
}

const STATUSES = ['REGISTERED', 'ONGOING', 'ENDED', 'ERROR', 'SCHEDULED'];
const DIRECTIONS = ['INBOUND', 'OUTBOUND'];
const changeBody = z.object({
	call_status: z.string().optional(),
	direction: z.string().optional(),
	from_number: z.string().optional(),
	metadata: z.record(z.string(), z.unknown()).optional(),
});
const moveBody = z.object({ scheduled_timestamp: z.number() });

/** https://docs.zudu.ai/api-reference/calls/ and /call-analysis/: changing, moving, calling off and removing stored calls. */
export function recordOperations({ calls, origin, onMoved }: RecordParts): Record<string, Operation> {
	const present = (call: Call<CallDetails>) => presentCall(call, calls.stateOf(call), origin());
	const withCall = (answer: (call: Call<CallDetails>, body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const call = calls.get(params.callId);
			return call ? answer(call, body) : failure(404, 'Call not found');
		});
	/** That only calls still to come can be moved or called off is inferred. */
	const withSchedule = (answer: (call: Call<CallDetails>, scheduledAt: number, body: unknown) => Answer): Operation =>
		withCall((call, body) =>
			call.scheduledAt === null || calls.stateOf(call).phase !== 'scheduled'
				? failure(400, 'Call is not scheduled')
				: answer(call, call.scheduledAt, body),
		);
	const cancel = (call: Call<CallDetails>, scheduledAt: number): Answer => {
		const cancelled = calls.unschedule(call);
		onMoved(cancelled);
		return success('Scheduled call cancelled successfully', {
			operation: 'schedule_cancelled',
			organization_id: ORGANIZATION_ID,
			call_id: call.id,
			cancelled_scheduled_timestamp: inSeconds(scheduledAt),
			call: present(cancelled),
		});
	};

	return {
		updateCall: withCall((call, body) => updateCall(calls, present, call, body)),
		// One generation of the documentation removes the record, the other shows a cancelled schedule: both, each where it can be.
		deleteCall: withCall((call) => {
			if (call.scheduledAt !== null && calls.stateOf(call).phase === 'scheduled') return cancel(call, call.scheduledAt);
			calls.remove(call);
			onMoved(call);
			return success('Call deleted successfully', { call_id: call.id, organization_id: ORGANIZATION_ID });
		}),
		rescheduleCall: withSchedule((call, before, body) => {
			const { scheduled_timestamp: after } = moveBody.parse(body);
			if (after * 1000 <= Date.now()) return failure(400, 'scheduled_timestamp must be in the future');
			const moved = calls.reschedule(call, after * 1000);
			onMoved(moved);
			return success('Call rescheduled successfully', {
				operation: 'schedule_update',
				organization_id: ORGANIZATION_ID,
				call_id: call.id,
				previous_scheduled_timestamp: inSeconds(before),
				new_scheduled_timestamp: after,
				scheduled_for_human: isoTime(after * 1000),
				call: present(moved),
			});
		}),
		cancelScheduledCall: withSchedule(cancel),
		getCallAnalysis: withCall((call) => {
			const state = calls.stateOf(call);
			return success('Call analysis retrieved successfully', state.isAnalyzed ? analysisOf(call, state) : null);
		}),
	};
}

function updateCall(
	calls: CallBook<CallDetails>,
	present: (call: Call<CallDetails>) => ReturnType<typeof presentCall>,
	call: Call<CallDetails>,
	body: unknown,
): Answer {
	const { call_status, direction, from_number, metadata = {} } = changeBody.parse(body);
	if (call_status !== undefined && !STATUSES.includes(call_status.toUpperCase())) return failure(400, `call_status must be one of ${STATUSES.join(', ')}`);
	if (direction !== undefined && !DIRECTIONS.includes(direction.toUpperCase())) return failure(400, `direction must be one of ${DIRECTIONS.join(', ')}`);
	const { phase } = calls.stateOf(call);
	const changed = present(
		calls.amend(call, {
			...call.details,
			direction: direction?.toUpperCase() ?? call.details.direction,
			fromNumber: from_number ?? call.details.fromNumber,
			metadata: { ...call.details.metadata, ...metadata },
			written: call_status === undefined ? call.details.written : { status: call_status.toUpperCase(), during: phase },
		}),
	);
	return success('Call updated successfully', {
		operation: 'update',
		organization_id: ORGANIZATION_ID,
		call: { ...changed, call_status: changed.call_status.toLowerCase() },
	});
}

function inSeconds(moment: number): number {
	return Math.floor(moment / 1000);
}
