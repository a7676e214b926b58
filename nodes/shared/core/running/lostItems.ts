import type { IDataObject } from 'n8n-workflow';
import { isOnce } from '../effect';
import type { NotesAhead } from '../once/notesAhead';
import type { Lost } from '../once/ledger';
import { resendRefused, resultLost, withoutSecrets } from '../once/sendOnce';
import type { Conduct } from './conduct';
import { jobOf, type Job } from './job';
import { isPrepared, type FinishedItem, type PreparedItem, type ScreenedItem, type UnsendableItem } from './preparedItem';
import type { Run } from './run';
import { runJob, type Outcome } from './runJob';

/** Runs the requests of a run when their items are noted. Items that a lost process may have sent come out as what is known of them. */
export class LostItems {
	inDoubt = 0;

	answered = 0;

	private readonly problems = new Set<UnsendableItem | FinishedItem>();

	constructor(
		private readonly run: Run,
		private readonly conduct: Conduct,
		private readonly notes: NotesAhead,
	) {}

	/** True for the problem of an item that this run did not send; it does not stop the others. */
	has(outcome: Outcome): boolean {
		return this.problems.has(outcome);
	}

	async runJob(job: Job): Promise<Outcome[]> {
		if (job.items[0].dryRun) return await runJob(this.run, job, this.conduct);
		const lost = await this.notes.ready(job.items);
		try {
			if (lost.size === 0) return await runJob(this.run, job, this.conduct);
			const shared = await this.recoveredBatch(job, lost);
			if (shared) return await this.answerAll(job, shared);
			const screened = await Promise.all(job.items.map(async (item) => await this.settle(item, lost.get(item.intent))));
			const finished = screened.filter((item): item is Outcome => !isPrepared(item));
			const [first, ...others] = screened.filter(isPrepared);
			return [...finished, ...(first ? await runJob(this.run, jobOf(this.run, [first, ...others]), this.conduct) : [])];
		} finally {
			this.notes.finished(job.items);
		}
	}

	private async settle(item: PreparedItem, lost: Lost | undefined): Promise<ScreenedItem> {
		const { run, conduct } = this;
		const { effect } = run.operation;
		if (!lost || !isOnce(effect)) return item;
		const found = await this.recovered(item);
		if (found) {
			this.take(item, found);
			return item;
		}
		const { itemIndex } = item;
		if (lost === 'answered') {
			this.answered++;
			const outputs = conduct.lostResult?.(item);
			return outputs ? { itemIndex, outputs } : this.heldBack({ itemIndex, problem: resultLost(run, effect) });
		}
		this.inDoubt++;
		return this.heldBack({ itemIndex, problem: resendRefused(run, effect) });
	}

	/** A request for many is only found as a whole: a lost process has noted each of its items. */
	private async recoveredBatch(job: Job, lost: ReadonlyMap<string, Lost>): Promise<IDataObject | undefined> {
		const { since } = this.notes;
		if (since === undefined || !this.run.operation.batch || !job.items.every(({ intent }) => lost.has(intent))) return undefined;
		return await this.conduct.recoverBatch?.(job, since);
	}

	private async answerAll({ items }: Job, found: IDataObject): Promise<Outcome[]> {
		for (const item of items) this.take(item, found);
		const outcomes = await Promise.all(items.map(async (item) => await runJob(this.run, jobOf(this.run, [item]), this.conduct)));
		return outcomes.flat();
	}

	private take(item: PreparedItem, found: IDataObject): void {
		this.run.ledger.settle(item.key, { state: 'answered', record: withoutSecrets(found, item), adopted: true });
	}

	private async recovered(item: PreparedItem) {
		const { since } = this.notes;
		// Of a request for many, the answer is not the record of a list.
		if (since === undefined || this.run.operation.batch) return undefined;
		return await this.conduct.recover?.(item, since);
	}

	private heldBack(item: UnsendableItem): UnsendableItem {
		this.problems.add(item);
		return item;
	}
}
