import { sleep, type ICheckProcessedOptions, type IExecuteFunctions } from 'n8n-workflow';
import { enterNotes } from '../../nodes/shared/core/once/enterNotes';
import { useFastClock } from '../fastClock';

/** Longer than two looks are apart. */
const QUIET_MS = 1000;
/** Longer than the first look back is late. */
const HELD_UP_MS = 400;

/** A store that does what `checkProcessedAndRecord` is given. */
const contextWith = (checkProcessedAndRecord: (notes: string[], scope: string, options: ICheckProcessedOptions) => Promise<unknown>): IExecuteFunctions =>
	({ helpers: { checkProcessedAndRecord } }) as unknown as IExecuteFunctions;

/** One row for all processes, used as n8n's deduplication-helper.js does: read, look at the mode, write all of it. */
class Row {
	notes: string[] = [];

	/** How one process sees it. `heldUpMs` tells how long the process needs to get on after each reading. */
	seenBy(heldUpMs: () => number): IExecuteFunctions {
		return contextWith(async (notes, _scope, options) => {
			const read = [...this.notes];
			await sleep(heldUpMs());
			if (options.mode !== 'entries') throw new Error('Deduplication data was originally saved with an incompatible setting');
			const known = new Set(read);
			const added = notes.filter((note) => !known.has(note));
			this.notes = [...read, ...added];
			return { new: added, processed: notes.filter((note) => known.has(note)) };
		});
	}
}

/** The module as another process has it. */
async function ofAnotherProcess(): Promise<typeof enterNotes> {
	let copy = enterNotes;
	await jest.isolateModulesAsync(async () => {
		copy = (await import('../../nodes/shared/core/once/enterNotes')).enterNotes;
	});
	return copy;
}

test('looking for one note leaves room for all notes of a run that is larger than what is kept otherwise', async () => {
	const row = new Row();
	const bounds: Array<number | undefined> = [];
	const { helpers } = row.seenBy(() => 0);
	const notes = Array.from({ length: 15_000 }, (_, index) => String(index));
	await enterNotes(
		contextWith(async (asked, _scope, options) => {
			bounds.push(options.maxEntries);
			return await helpers.checkProcessedAndRecord(asked, 'node', options);
		}),
		notes,
	);
	// Of a busy machine the store is asked once more.
	expect(bounds.length).toBeGreaterThanOrEqual(2);
	expect(new Set(bounds)).toEqual(new Set([30_000]));
});

describe('over time', () => {
	// Also so that a process which is busy otherwise writes when it should.
	useFastClock();

	test('notes that never stay are given up after ten seconds, and the store is left alone from then on', async () => {
		let asked = 0;
		const forgetful = contextWith(async (notes) => {
			asked++;
			return { new: notes, processed: [] };
		});
		await expect(enterNotes(forgetful, ['a'])).rejects.toThrow(/do not stay there|no response within 10 s/);
		const askedByThen = asked;
		await sleep(QUIET_MS);
		expect(asked - askedByThen).toBeLessThanOrEqual(2);
		expect(askedByThen).toBeGreaterThan(10);
	});

	// Which of them is held up is chance, so one round proves nothing.
test.each(Array.from({ length: 20 }, (_, round) => round + 1))('two processes that write at the same moment both have their notes in the end (%i)', async () => {
		const row = new Row();
		const enterThere = await ofAnotherProcess();
		const [here, there] = [
			['a1', 'a2', 'a3'],
			['b1', 'b2', 'b3'],
		];
		await Promise.all([enterNotes(row.seenBy(() => 20), here), enterThere(row.seenBy(() => 20), there)]);
		expect([...row.notes].sort()).toEqual([...here, ...there]);
	});

	test('a process that was held up between reading and writing does not take out what was noted meanwhile', async () => {
		const row = new Row();
		const enterThere = await ofAnotherProcess();
		let heldUpMs = HELD_UP_MS;
		const there = enterThere(
			row.seenBy(() => {
				const ms = heldUpMs;
				heldUpMs = 0;
				return ms;
			}),
			['b'],
		);
		await sleep(0);
		await enterNotes(row.seenBy(() => 0), ['a']);
		expect(row.notes).toContain('a');
		await there;
		expect([...row.notes].sort()).toEqual(['a', 'b']);
	});

	test('a database that is always slow gets its notes all the same', async () => {
		const row = new Row();
		await expect(enterNotes(row.seenBy(() => HELD_UP_MS), ['a'])).resolves.toEqual(new Set());
		expect(row.notes).toEqual(['a']);
	});
});
