import type { CallBook, CallState } from '../../callBook';
import { isoTime } from '../../isoTime';
import { type CallDetails, presentCall } from './call';
import { ORGANIZATION_ID } from './organization';

/** Somebody to be called. */
export interface BatchTask {
	id: string;
	/** As it was sent. */
	toNumber: string;
	variables: Record<string, unknown>;
}

/** A batch as Zudu keeps it. All moments are Unix milliseconds. */
export interface Batch {
	id: string;
	name: string;
	fromNumber: string;
	agentId: string;
	timezone: string;
	tasks: readonly BatchTask[];
	/** When it is to start, where it was given. */
	triggerAt: number | null;
	/** When it was started by itself or by hand; null while it waits. */
	sentAt: number | null;
	createdAt: number;
	updatedAt: number;
	/** The calls of its tasks, in their order; none for a draft. */
	callIds: readonly string[];
}

/** What a batch has come to, in the upper case of answers. */
export type BatchStatus = 'DRAFT' | 'SCHEDULED' | 'SENT' | 'COMPLETED';

type TaskStatus = 'PENDING' | 'CALLING' | 'COMPLETED' | 'FAILED';

const PICKED_UP = (state: CallState) => state.answeredAt !== null;

/** A batch whose every call has ended is completed, however they ended (inferred). */
export function batchStatus(batch: Batch, calls: CallBook<CallDetails>): BatchStatus {
	const phases = statesOf(batch, calls).map(({ phase }) => phase);
	if (batch.callIds.length === 0) return 'DRAFT';
	if (phases.length > 0 && phases.every((phase) => phase === 'scheduled')) return 'SCHEDULED';
	return phases.every((phase) => phase === 'ended') ? 'COMPLETED' : 'SENT';
}

/** The documented batch, with its counters as they stand now. */
export function presentBatch(batch: Batch, calls: CallBook<CallDetails>, origin: string) {
	const states = statesOf(batch, calls);
	const dialled = states.filter(({ phase }) => phase !== 'scheduled');
	const started = batch.sentAt ?? (dialled.length > 0 ? batch.triggerAt : null);
	return {
		batch_call_id: batch.id,
		name: batch.name,
		from_number: batch.fromNumber,
		scheduled_timestamp: batch.triggerAt,
		total_task_count: batch.tasks.length,
		total: batch.tasks.length,
		sent: dialled.length,
		picked_up: states.filter(PICKED_UP).length,
		completed: states.filter(({ phase }) => phase === 'ended').length,
		agent_id: batch.agentId,
		organization_id: ORGANIZATION_ID,
		status: batchStatus(batch, calls),
		timezone: batch.timezone,
		last_sent_timestamp: started,
		tasks_url: `${origin}/batch-call/${batch.id}/tasks`,
		created_timestamp: batch.createdAt,
		created_at: isoTime(batch.createdAt),
		updated_at: isoTime(batch.updatedAt),
		access_info: {},
	};
}

/** What has become of one person of the batch. A call that nobody answered is a completed task, as it is an ENDED call (inferred). */
export function presentTask(batch: Batch, index: number, calls: CallBook<CallDetails>, origin: string) {
	const task = batch.tasks[index];
	const call = calls.get(batch.callIds[index] ?? '');
	const shown = call && presentCall(call, calls.stateOf(call), origin);
	const status = call ? taskStatus(calls.stateOf(call)) : 'PENDING';
	return {
		task_id: task.id,
		to_number: task.toNumber,
		status,
		call_id: call?.id ?? null,
		error_message: status === 'FAILED' ? (shown?.disconnection_reason ?? null) : null,
		created_at: isoTime(batch.createdAt),
		dynamic_variables: task.variables,
	};
}

function taskStatus({ phase, outcome }: CallState): TaskStatus {
	if (phase === 'scheduled' || phase === 'registered') return 'PENDING';
	if (phase !== 'ended') return 'CALLING';
	return outcome === 'failed' ? 'FAILED' : 'COMPLETED';
}

function statesOf({ callIds }: Batch, calls: CallBook<CallDetails>): CallState[] {
	return callIds.flatMap((id) => calls.get(id) ?? []).map((call) => calls.stateOf(call));
}
