import type { Run } from '../running/run';
import { enterOnce } from './enterOnce';
import { notedByOthers, notesOf } from './intentNotes';
import type { Lost } from './ledger';
import type { NoteQueue } from './noteQueue';
import type { NoteStore } from './noteStore';
import { removeNotes } from './removeNotes';
import type { RootExecution } from './rootExecution';

export interface RunStore {
	origin: RootExecution;
	queue: NoteQueue;
	at: NoteStore;
}

interface Judged {
	lost: ReadonlyMap<string, Lost>;
	/** Those of the others that nobody had noted before. */
	own: ReadonlySet<string>;
}

/** Tells of the intents of a run what a lost process has left of them. */
export class LostIntents {
	private readonly asked: ReadonlySet<string>;

	private readonly noted: ReadonlySet<string>;

	/** @param isSeveral - true for an intent of more than one item */
	constructor(
		private readonly run: Run,
		private readonly isSeveral: (intent: string) => boolean,
	) {
		this.asked = new Set(run.ledger.asked);
		this.noted = new Set(run.ledger.notedIntents);
	}

	/** @param known - the notes that existed before those of the intents */
	async judge(store: RunStore, intents: string[], known: ReadonlySet<string>): Promise<Judged> {
		const { run, asked, noted } = this;
		const { origin, queue } = store;
		const all = intents.map((intent) => ({ intent, notes: notesOf(origin, intent) }));
		// What another run of this execution noted is no sign of a lost execution, nor what an earlier try asked about.
		const left = all.filter(({ intent, notes }) => !asked.has(intent) && !noted.has(intent) && notedByOthers(run, origin, notes, known));
		const isLeft = new Set(left);
		const others = all.filter((each) => !isLeft.has(each));
		const repeated = others.filter(({ notes }) => known.has(notes.ofBirth) || known.has(notes.ofExecution));
		await queue.write(repeated.map(({ notes }) => notes.again)).safe;
		const lost = await this.readLost(store, left.map(({ intent }) => intent));
		run.ledger.rememberNoted(others.filter(({ notes }) => !known.has(notes.ofBirth)).map(({ intent }) => intent));
		run.ledger.rememberAsked(intents, lost);
		const isRepeated = new Set(repeated);
		return { lost, own: new Set(others.filter((each) => !isRepeated.has(each)).map(({ intent }) => intent)) };
	}

	/** Without the store it is unknown whom the lost execution has called: then it may be anyone. */
	judgeBlindly(intents: string[]): Map<string, Lost> {
		const { ledger } = this.run;
		const unknown = ledger.memoryLost ? intents.filter((intent) => !this.asked.has(intent)) : [];
		const lost = new Map(unknown.map((intent): [string, Lost] => [intent, 'inDoubt']));
		ledger.rememberAsked(intents, lost);
		return lost;
	}

	/** The notes that the question itself leaves behind are removed again. */
	private async readLost({ origin, at }: RunStore, intents: string[]): Promise<Map<string, Lost>> {
		if (intents.length === 0) return new Map();
		const { context, ledger } = this.run;
		const all = intents.map((intent) => ({ intent, ...notesOf(origin, intent) }));
		const { known, added } = await enterOnce(context, all.flatMap(({ answered, again }) => [answered, again]), at);
		await removeNotes(context, added, at);
		const before = new Set(known);
		if (origin.isParent) {
			// How often the lost execution came to them is unknown: the next run of this one that does is no new wish to call either.
			const several = all.filter(({ again }) => before.has(again));
			await removeNotes(context, several.map(({ ofExecution }) => ofExecution), at);
		}
		return new Map(
			all.map(({ intent, answered, again }) => {
				// Of several items or runs with this intent, one answer does not tell which of them has it.
				const isOne = !this.isSeveral(intent) && !ledger.isTakenElsewhere(intent);
				return [intent, isOne && before.has(answered) && !before.has(again) ? 'answered' : 'inDoubt'];
			}),
		);
	}
}
