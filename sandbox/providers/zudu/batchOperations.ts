import { z } from 'zod';
import type { CallBook } from '../../callBook';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Answer, answered, type Operation } from '../../simulation';
import { DEFAULT_AGENT_ID } from './agents';
import { type Batch, type BatchStatus, batchStatus, presentBatch } from './batch';
import type { BatchBook } from './batchBook';
import type { CallDetails } from './call';
import { failure, success } from './envelope';

/** What batches need. */
export interface BatchOperationParts {
	batches: BatchBook;
	calls: CallBook<CallDetails>;
	origin(): string;
}

const status = z.enum(['draft', 'scheduled', 'sent']);
const createBody = z.object({
	from_number: z.string(),
	tasks: z.array(z.object({ to_number: z.string(), dynamic_variables: z.record(z.string(), z.unknown()).default({}) })),
	name: z.string().default('Sandbox batch'),
	agent_id: z.string().default(DEFAULT_AGENT_ID),
	timezone: z.string().default('UTC'),
	trigger_timestamp: z.number().optional(),
	status: status.optional(),
	send_now: z.boolean().default(false),
});
const changeBody = createBody.pick({ trigger_timestamp: true, status: true, send_now: true }).extend({
	name: z.string().optional(),
	agent_id: z.string().optional(),
	timezone: z.string().optional(),
});
const MAX_VARIABLES_BYTES = 5 * 1024;
/** Below it a moment is one in seconds: one page gives seconds, another milliseconds. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** What a request does to the calls of a batch: nothing, calls them off, moves them, or makes them. */
type Plan = { action: 'keep' | 'stop' } | { action: 'move' | 'start'; at: number | null };

/** https://docs.zudu.ai/api-reference/batch-calls/: everything that may make phones ring. */
export function batchOperations(parts: BatchOperationParts): Record<string, Operation> {
	const { batches, calls, origin } = parts;
	const present = (batch: Batch) => presentBatch(batch, calls, origin());
	const withBatch =
		(act: (batch: Batch, status: BatchStatus, body: unknown) => Act): Operation =>
		({ params, body }) => {
			const batch = batches.get(params.id);
			return batch ? act(batch, batchStatus(batch, calls), body) : answered(failure(404, 'Batch call not found'));
		};
	return {
		createBatchCall: ({ body: rawBody }) => {
			const body = createBody.parse(rawBody);
			const batch = newBatch(body);
			const problem = tasksProblem(body) ?? momentProblem(body, batch);
			if (problem !== null) return answered(failure(400, problem));
			// The newest sample has no envelope.
			return carryOut(batches, batch, planOfNew(body, batch), (kept) => ({ status: 200, body: present(kept) }));
		},
		updateBatchCall: withBatch((before, current, rawBody) => {
			const body = changeBody.parse(rawBody);
			const batch = changed(before, body);
			const problem = stateProblem(current, body) ?? momentProblem(body, batch);
			if (problem !== null) return answered(failure(400, problem));
			return carryOut(batches, batch, planOfChange(body, before, batch, current), (kept) => success('Batch call updated successfully', present(kept)));
		}),
		executeBatchCall: withBatch((batch, current) => {
			if (current !== 'DRAFT' && current !== 'SCHEDULED') return answered(failure(400, 'Batch call was started already'));
			return carryOut(batches, batch, { action: 'start', at: null }, ({ id, sentAt }) =>
				success('Batch call execution started', { batch_call_id: id, status: 'SENT', execution_started_at: isoTime(sentAt ?? Date.now()) }),
			);
		}),
	};
}

function carryOut(batches: BatchBook, batch: Batch, plan: Plan, answer: (kept: Batch) => Answer): Act {
	switch (plan.action) {
		case 'keep':
			return { reaches: [], perform: () => answer(batches.keep(batch)) };
		case 'stop':
			return { reaches: [], perform: () => answer(batches.stop(batch)) };
		case 'move':
			return { reaches: [], perform: () => answer(batches.start(batch, plan.at)) };
		case 'start':
			return { reaches: batches.reaches(batch), perform: () => answer(batches.start(batch, plan.at)) };
	}
}

function newBatch(body: z.infer<typeof createBody>): Batch {
	const now = Date.now();
	return {
		id: newId('batch_call'),
		name: body.name,
		fromNumber: body.from_number,
		agentId: body.agent_id,
		timezone: body.timezone,
		tasks: body.tasks.map(({ to_number, dynamic_variables }) => ({ id: newId('task'), toNumber: to_number, variables: dynamic_variables })),
		triggerAt: momentOf(body.trigger_timestamp),
		sentAt: null,
		createdAt: now,
		updatedAt: now,
		callIds: [],
	};
}

function changed(batch: Batch, body: z.infer<typeof changeBody>): Batch {
	return {
		...batch,
		name: body.name ?? batch.name,
		agentId: body.agent_id ?? batch.agentId,
		timezone: body.timezone ?? batch.timezone,
		triggerAt: momentOf(body.trigger_timestamp) ?? batch.triggerAt,
		updatedAt: Date.now(),
	};
}

/** `send_now` stands above all else, even above the status draft (inferred); without a word of status or moment a batch starts at once. */
function planOfNew({ send_now, status: wanted, trigger_timestamp }: z.infer<typeof createBody>, { triggerAt }: Batch): Plan {
	if (send_now || wanted === 'sent') return { action: 'start', at: null };
	if (wanted === 'draft') return { action: 'keep' };
	return { action: 'start', at: wanted === 'scheduled' || trigger_timestamp !== undefined ? triggerAt : null };
}

function planOfChange({ send_now, status: wanted }: z.infer<typeof changeBody>, before: Batch, batch: Batch, current: BatchStatus): Plan {
	if (current === 'SENT') return { action: 'keep' };
	if (send_now || wanted === 'sent') return { action: 'start', at: null };
	if (wanted === 'draft') return { action: current === 'DRAFT' ? 'keep' : 'stop' };
	if (current === 'DRAFT') return wanted === 'scheduled' ? { action: 'start', at: batch.triggerAt } : { action: 'keep' };
	const isMoved = before.triggerAt !== batch.triggerAt || before.agentId !== batch.agentId;
	return isMoved ? { action: 'move', at: batch.triggerAt } : { action: 'keep' };
}

function tasksProblem({ from_number, tasks }: z.infer<typeof createBody>): string | null {
	const own = canonicalNumber(from_number);
	if (tasks.some(({ to_number }) => canonicalNumber(to_number) === own)) return 'to_number must differ from from_number';
	const sizes = tasks.map(({ dynamic_variables }) => Buffer.byteLength(JSON.stringify(dynamic_variables)));
	return sizes.some((size) => size > MAX_VARIABLES_BYTES) ? 'dynamic_variables must not exceed 5 KB' : null;
}

function momentProblem({ send_now, status: wanted, trigger_timestamp }: z.infer<typeof changeBody>, { triggerAt }: Batch): string | null {
	if (send_now) return null;
	if (wanted === 'scheduled' && triggerAt === null) return 'trigger_timestamp is required with status scheduled';
	const isMeant = trigger_timestamp !== undefined || wanted === 'scheduled';
	return isMeant && triggerAt !== null && triggerAt <= Date.now() ? 'trigger_timestamp must be in the future' : null;
}

function stateProblem(current: BatchStatus, { send_now, status: wanted, trigger_timestamp }: z.infer<typeof changeBody>): string | null {
	if (current === 'COMPLETED') return 'Batch call is completed and cannot be changed';
	const startsAnew = send_now || trigger_timestamp !== undefined || (wanted !== undefined && wanted !== 'sent');
	return current === 'SENT' && startsAnew ? 'Batch call was started already' : null;
}

function momentOf(timestamp: number | undefined): number | null {
	if (timestamp === undefined) return null;
	return timestamp < FIRST_MILLISECONDS ? timestamp * 1000 : timestamp;
}
