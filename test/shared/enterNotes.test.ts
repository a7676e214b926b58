import { sleep, type DeduplicationScope, type ICheckProcessedOptions, type IExecuteFunctions } from 'n8n-workflow';
import { NoteQueue } from '../../nodes/shared/core/once/noteQueue';
import type { NoteStore } from '../../nodes/shared/core/once/noteStore';
import { removeNotes } from '../../nodes/shared/core/once/removeNotes';
import { useFastClock } from '../fastClock';
import { enterNotes } from './enterNotes';

/** Longer than two looks are apart. */
const QUIET_MS = 1000;
/** Longer than the first look back is late. */
const HELD_UP_MS = 400;
const GIVEN_UP_MS = 10_000;

const STORE: NoteStore = { scope: 'node', maxEntries: 100 };

interface Helpers {
	checkProcessedAndRecord(notes: string[], scope: string, options: ICheckProcessedOptions): Promise<unknown>;
	removeProcessed?(notes: string[], scope: string, options: ICheckProcessedOptions): Promise<unknown>;
	getProcessedDataCount?(scope: DeduplicationScope, options: ICheckProcessedOptions): Promise<number>;
}

const contextWith = (helpers: Helpers): IExecuteFunctions => ({ helpers }) as unknown as IExecuteFunctions;

/** One row for all processes, used as n8n's deduplication-helper.js does: read, look at the mode, write all of it. */
class Row {
	notes: string[] = [];

	/** Without what a process looks for, which it removes at the end unless another process puts it back. */
	get lasting(): string[] {
		return this.notes.filter((note) => !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(note));
	}

	/** How one process sees it. `heldUpMs` tells how long the process needs to get on after each reading. */
	seenBy(heldUpMs: () => number): IExecuteFunctions {
		return contextWith({
			checkProcessedAndRecord: async (notes, _scope, options) => {
				const read = [...this.notes];
				await sleep(heldUpMs());
				if (options.mode !== 'entries') throw new Error('Deduplication data was originally saved with an incompatible setting');
				const known = new Set(read);
				const added = notes.filter((note) => !known.has(note));
				this.notes = [...read, ...added];
				return { new: added, processed: notes.filter((note) => known.has(note)) };
			},
			removeProcessed: async (notes) => {
				const left = [...this.notes];
				await sleep(heldUpMs());
				const removed = new Set(notes.map(String));
				this.notes = left.filter((note) => !removed.has(note));
			},
			getProcessedDataCount: async () => this.notes.length,
		});
	}
}

/** The module as another process has it. */
async function ofAnotherProcess(): Promise<typeof enterNotes> {
	let copy = enterNotes;
	await jest.isolateModulesAsync(async () => {
		copy = (await import('./enterNotes')).enterNotes;
	});
	return copy;
}

test.each(['node', 'workflow'] as const)('every look at the store of a %s names that store and leaves room for as many notes as it is to have', async (scope) => {
	const row = new Row();
	const asked: unknown[] = [];
	const { helpers } = row.seenBy(() => 0);
	await enterNotes(
		contextWith({
			checkProcessedAndRecord: async (notes, askedScope, options) => {
				asked.push([askedScope, options.maxEntries]);
				return await helpers.checkProcessedAndRecord(notes, scope, options);
			},
		}),
		['a', 'b'],
		{ scope, maxEntries: 30_000 },
	);
	// Of a busy machine the store is asked once more.
	expect(asked.length).toBeGreaterThanOrEqual(2);
	// And for what is looked for.
	expect(new Set(asked.map(String))).toEqual(new Set([`${scope},30001`]));
});

test.each(['node', 'workflow'] as const)('notes are removed from the store of a %s, and only those', async (scope) => {
	const removed: unknown[] = [];
	const row = new Row();
	const { helpers } = row.seenBy(() => 0);
	const context = contextWith({
		...helpers,
		removeProcessed: async (notes, askedScope, options) => {
			removed.push([askedScope, options.mode]);
			await helpers.removeProcessed(notes, scope, options);
		},
	});
	row.notes = ['a', 'b', 'c'];
	await removeNotes(context, ['b', 'never noted'], { ...STORE, scope });
	await removeNotes(context, [], { ...STORE, scope });
	expect(row.notes).toEqual(['a', 'c']);
	expect(removed).toEqual([[scope, 'entries']]);
});

test.each([
	[100_000, 100],
	[1000, 2000],
	[0, 10],
])('from %i notes, %i are removed in writes that take little time after they have read', async (stored, count) => {
	const row = new Row();
	row.notes = Array.from({ length: stored }, (_, index) => `note ${index}`);
	const { helpers } = row.seenBy(() => 0);
	const comparisons: number[] = [];
	const context = contextWith({
		...helpers,
		removeProcessed: async (notes: string[], scope: DeduplicationScope, options: ICheckProcessedOptions) => {
			// n8n looks for each note from the start of the row.
			comparisons.push(notes.length * row.notes.length);
			await helpers.removeProcessed(notes, scope, options);
		},
	});
	const removed = Array.from({ length: count }, (_, index) => `note ${stored - 1 - index}`);
	await removeNotes(context, removed, STORE);
	expect(row.notes).toHaveLength(Math.max(0, stored - count));
	expect(Math.max(...comparisons)).toBeLessThanOrEqual(2_000_000);
});

describe('over time', () => {
	// Also so that a process which is busy otherwise writes when it should.
	useFastClock();
	beforeAll(() => {
		jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
			const controller = new AbortController();
			setTimeout(() => controller.abort(), ms);
			return controller.signal;
		});
	});
	afterAll(() => jest.restoreAllMocks());

	test('notes that never stay are given up after ten seconds, and the store is left alone from then on', async () => {
		let asked = 0;
		const forgetful = contextWith({
			checkProcessedAndRecord: async (notes) => {
				asked++;
				return { new: notes, processed: [] };
			},
		});
		await expect(enterNotes(forgetful, ['a'], STORE)).rejects.toThrow(/do not stay there|no response within 10 s/);
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
		await Promise.all([enterNotes(row.seenBy(() => 20), here, STORE), enterThere(row.seenBy(() => 20), there, STORE)]);
		expect([...row.lasting].sort()).toEqual([...here, ...there]);
	});

	// Two workers that are at the same person of a campaign, or the same execution on two workers.
	test.each(Array.from({ length: 20 }, (_, round) => round + 1))('of two processes that enter the same notes at the same moment, one finds each of them known (%i)', async () => {
		const row = new Row();
		const enterThere = await ofAnotherProcess();
		const [here, there] = await Promise.all([
			enterNotes(row.seenBy(() => 20), ['a', 'b', 'c'], STORE),
			enterThere(row.seenBy(() => 20), ['b', 'c', 'd'], STORE),
		]);
		expect(['a', 'b', 'c', 'd'].map((note) => Number(here.has(note)) + Number(there.has(note)))).toEqual([0, 1, 1, 0]);
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
			STORE,
		);
		await sleep(0);
		await enterNotes(row.seenBy(() => 0), ['a'], STORE);
		expect(row.notes).toContain('a');
		await there;
		expect([...row.lasting].sort()).toEqual(['a', 'b']);
	});

	test('a queue that looks twice writes again what another process took out after the first look', async () => {
		const row = new Row();
		const queue = new NoteQueue(row.seenBy(() => 0), STORE, true);
		await expect(queue.write(['a']).safe).resolves.toEqual(new Set());
		row.notes = ['b'];
		await sleep(QUIET_MS);
		expect(row.lasting).toEqual(['b', 'a']);
		// From then on it waits as long as everybody else.
		const startedAt = Date.now();
		await queue.write(['c']).safe;
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(150);
		await queue.close([]);
	});

	test('a queue that is closed writes its last notes and those that were taken out, and then is quiet', async () => {
		const row = new Row();
		let asked = 0;
		const queue = new NoteQueue(row.seenBy(() => asked++ * 0), STORE, true);
		await queue.write(['a', 'b']).safe;
		row.notes = [];
		await queue.close(['c']);
		expect([...row.notes].sort()).toEqual(['a', 'b', 'c']);
		const askedByThen = asked;
		await sleep(QUIET_MS);
		expect(asked).toBe(askedByThen);
	});

	test('a database that is always slow gets its notes all the same', async () => {
		const row = new Row();
		await expect(enterNotes(row.seenBy(() => HELD_UP_MS), ['a'], STORE)).resolves.toEqual(new Set());
		expect(row.notes).toEqual(['a']);
		await removeNotes(row.seenBy(() => HELD_UP_MS), ['a'], STORE);
		expect(row.notes).toEqual([]);
	});

	test('executions that wait for the turns of many others have their notes, however long that takes', async () => {
		const row = new Row();
		const names = Array.from({ length: 8 }, (_, execution) => `execution ${execution}`);
		const startedAt = Date.now();
		const known = await Promise.all(names.map(async (name) => await enterNotes(row.seenBy(() => HELD_UP_MS), [name, 'the same person'], STORE)));
		expect(Date.now() - startedAt).toBeGreaterThan(GIVEN_UP_MS);
		expect([...row.lasting].sort()).toEqual([...names, 'the same person'].sort());
		expect(known.filter((before) => !before.has('the same person'))).toHaveLength(1);
		await Promise.all(names.map(async (name) => await removeNotes(row.seenBy(() => HELD_UP_MS), [name], STORE)));
		expect(row.lasting).toEqual(['the same person']);
	});

	test('a store that does not answer any more is given up after ten seconds, also by executions that wait for others', async () => {
		const silent = contextWith({ checkProcessedAndRecord: async () => await new Promise(() => undefined) });
		const startedAt = Date.now();
		const enterThere = await ofAnotherProcess();
		const results = await Promise.allSettled(Array.from({ length: 20 }, async () => await enterThere(silent, ['a'], STORE)));
		expect(results.map((result) => (result.status === 'rejected' ? String(result.reason) : result.status))).toEqual(results.map(() => 'Error: no response within 10 s'));
		expect(Date.now() - startedAt).toBeLessThan(2 * GIVEN_UP_MS);
	});

	test('a process that is held up while it removes notes does not take out what was noted meanwhile', async () => {
		const row = new Row();
		row.notes = ['old'];
		let heldUpMs = HELD_UP_MS;
		const removal = removeNotes(
			row.seenBy(() => {
				const ms = heldUpMs;
				heldUpMs = 0;
				return ms;
			}),
			['old'],
			STORE,
		);
		await sleep(0);
		await (await ofAnotherProcess())(row.seenBy(() => 0), ['a'], STORE);
		await removal;
		expect(row.lasting).toEqual(['a']);
	});
});
