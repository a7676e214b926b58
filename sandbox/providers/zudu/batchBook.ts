import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import type { Batch } from './batch';
import { type CallDetails, newCallDetails } from './call';

/** What batches are made of. */
export interface BatchParts {
	calls: CallBook<CallDetails>;
	/** Called with every call that was placed, moved or called off. */
	onMoved(call: Call<CallDetails>): void;
}

/** The organization's batches, and the calls that they place. Nobody is called again: what a batch says of retries and quiet hours is not acted out. */
export class BatchBook {
	private readonly batches = new Map<string, Batch>();

	constructor(private readonly parts: BatchParts) {}

	get(id: string): Batch | undefined {
		return this.batches.get(id);
	}

	all(): Batch[] {
		return [...this.batches.values()];
	}

	keep(batch: Batch): Batch {
		this.batches.set(batch.id, batch);
		return batch;
	}

	remove({ id }: Batch): void {
		this.batches.delete(id);
	}

	/** Everybody a batch calls, as often as listed. */
	reaches({ tasks }: Pick<Batch, 'tasks'>): string[] {
		return tasks.map(({ toNumber }) => canonicalNumber(toNumber));
	}

	/**
	 * Calls everybody now, or at `triggerAt`. Those who wait for a later moment are moved, not called twice.
	 * @param triggerAt Unix milliseconds; null for now
	 */
	start(batch: Batch, triggerAt: number | null): Batch {
		const now = Date.now();
		const waiting = this.callsOf(batch);
		const calls =
			waiting.length > 0
				? waiting.map((call) => this.parts.calls.reschedule(this.withAgent(call, batch), triggerAt ?? now))
				: batch.tasks.map((_task, index) => this.place(batch, index, triggerAt));
		calls.forEach(this.parts.onMoved);
		return this.keep({ ...batch, triggerAt: triggerAt ?? batch.triggerAt, sentAt: triggerAt === null ? now : null, callIds: calls.map(({ id }) => id) });
	}

	/** Makes a batch that waits a draft again; nobody is called any more. */
	stop(batch: Batch): Batch {
		for (const call of this.callsOf(batch)) {
			this.parts.calls.remove(this.parts.calls.unschedule(call));
			this.parts.onMoved(call);
		}
		return this.keep({ ...batch, callIds: [] });
	}

	clear(): void {
		this.batches.clear();
	}

	private callsOf({ callIds }: Batch): Array<Call<CallDetails>> {
		return callIds.flatMap((id) => this.parts.calls.get(id) ?? []);
	}

	private withAgent(call: Call<CallDetails>, { agentId }: Batch): Call<CallDetails> {
		return this.parts.calls.amend(call, { ...call.details, agentId });
	}

	private place({ id, agentId, fromNumber, tasks }: Batch, index: number, scheduledAt: number | null): Call<CallDetails> {
		const { id: task_id, toNumber, variables } = tasks[index];
		return this.parts.calls.place({
			id: newId('call'),
			to: canonicalNumber(toNumber),
			scheduledAt,
			details: {
				...newCallDetails(agentId, { batch_call_id: id, task_id, dynamic_variables: variables }),
				callType: 'PHONE_CALL',
				direction: 'OUTBOUND',
				fromNumber,
				toNumber,
			},
		});
	}
}
