import type { IExecuteFunctions } from 'n8n-workflow';
import { memoryDeduplicator } from '../../../bench/memoryDeduplicator';
import { claimQueue, countRemembered, forgetAll, MAX_REMEMBERED, noteOf, notesOfClaim, removeClaimNotes, timeNoteOf, type Claim } from '../../../nodes/shared/calls/rules/memory/campaignMemory';
import { spansOf } from '../../../nodes/shared/calls/rules/memory/spansOf';

const MAX_BEGUN = 5000;
const CLAIM: Claim = { campaign: 'Spring Offer', attempt: 1, target: '+14155550123' };

/** Those whom others have claimed before. */
const claimAll = async (context: IExecuteFunctions, claims: Claim[]): Promise<Set<string>> => {
	const queue = claimQueue(context);
	const known = await queue.write(claims.map(noteOf)).safe;
	await queue.close([]);
	return known;
};

/** One workflow, as n8n's helpers see its store; `asked` records what reaches it. */
function workflowStore() {
	const rows = memoryDeduplicator();
	const asked: Array<{ scope: string; notes: string[]; maxEntries?: number }> = [];
	const node = { node: {}, workflow: { id: 'w' } } as never;
	const helpers: Partial<IExecuteFunctions['helpers']> = {
		checkProcessedAndRecord: async (notes, scope, options) => {
			asked.push({ scope, notes: notes.map(String), maxEntries: options.maxEntries });
			return await rows.checkProcessedAndRecord(notes, scope, node, options);
		},
		removeProcessed: async (notes, scope, options) => await rows.removeProcessed(notes, scope, node, options),
		clearAllProcessedItems: async (scope, options) => await rows.clearAllProcessedItems(scope, node, options),
		getProcessedDataCount: async (scope, options) => await rows.getProcessedDataCount(scope, node, options),
	};
	return { context: { helpers } as unknown as IExecuteFunctions, asked };
}

test.each<[string, Partial<Claim>]>([
	['the same words', {}],
	['another case', { campaign: 'SPRING offer' }],
	['spaces around and between', { campaign: '  Spring \t Offer\n' }],
	['a no-break space, as copied from a page', { campaign: 'Spring\u00a0Offer' }],
	['full-width letters', { campaign: 'Ｓpring Offer' }],
])('a campaign is the same in %s', (_case, more) => {
	expect(noteOf({ ...CLAIM, ...more })).toBe(noteOf(CLAIM));
});

test('a letter with its accent in one character or in two is the same', () => {
	expect(noteOf({ ...CLAIM, campaign: 'e\u0301te\u0301' })).toBe(noteOf({ ...CLAIM, campaign: 'été' }));
});

test.each<[string, Partial<Claim>]>([
	['name', { campaign: 'Spring Offer 2' }],
	['name without its space', { campaign: 'SpringOffer' }],
	['attempt', { attempt: 2 }],
	['number', { target: '+14155550124' }],
	['kind of person', { target: 'contact "+14155550123"' }],
])('another %s is another claim', (_case, more) => {
	expect(noteOf({ ...CLAIM, ...more })).not.toBe(noteOf(CLAIM));
});

test('parts of a claim cannot be taken for each other', () => {
	expect(noteOf({ campaign: 'a","b', attempt: 1, target: 'c' })).not.toBe(noteOf({ campaign: 'a', attempt: 1, target: 'b",1,"c' }));
});

test('nothing that the store gets can be read, and all nodes of a workflow share it', async () => {
	const { context, asked } = workflowStore();
	await claimAll(context, [CLAIM]);
	expect(JSON.stringify(asked)).not.toMatch(/spring|offer|415555|0123/i);
	expect(new Set(asked.map(({ scope, maxEntries }) => `${scope} ${String(maxEntries)}`))).toEqual(new Set([`workflow ${MAX_REMEMBERED + MAX_BEGUN + 1}`]));
});

test('who was claimed is known until the claim is given back, and others stay', async () => {
	const { context } = workflowStore();
	const others = Array.from({ length: 50 }, (_, index) => ({ ...CLAIM, target: `+141555502${index}` }));
	expect(await claimAll(context, [CLAIM, ...others])).toEqual(new Set());
	expect(await claimAll(context, [CLAIM])).toEqual(new Set([noteOf(CLAIM)]));
	await removeClaimNotes(context, [CLAIM, { ...CLAIM, campaign: 'never claimed' }].flatMap(notesOfClaim));
	expect(await claimAll(context, [...others, CLAIM])).toEqual(new Set(others.map(noteOf)));
});

test('everybody is forgotten at once, and counted', async () => {
	const { context } = workflowStore();
	await claimAll(context, [CLAIM, { ...CLAIM, attempt: 2 }]);
	expect(await countRemembered(context)).toBe(2);
	await forgetAll(context);
	expect(await countRemembered(context)).toBe(0);
	expect(await claimAll(context, [CLAIM])).toEqual(new Set());
});

test('the oldest are forgotten first, only when there are more than the memory holds', async () => {
	const { context } = workflowStore();
	const many = Array.from({ length: MAX_REMEMBERED + MAX_BEGUN }, (_, index) => ({ ...CLAIM, target: `person ${index}` }));
	await claimAll(context, many);
	expect((await claimAll(context, [many[0], many[MAX_REMEMBERED + MAX_BEGUN - 1]])).size).toBe(2);
	await claimAll(context, [CLAIM]);
	expect(await claimAll(context, [many[1], CLAIM])).toEqual(new Set([noteOf(many[1]), noteOf(CLAIM)]));
	expect(await claimAll(context, [many[0]])).toEqual(new Set());
	expect(MAX_REMEMBERED).toBeGreaterThanOrEqual(50_000);
});

test('a full memory forgets nobody for the notes of calls that are begun, nor while it is asked when they were', async () => {
	const { context } = workflowStore();
	const many = Array.from({ length: MAX_REMEMBERED }, (_, index) => ({ ...CLAIM, target: `person ${index}` }));
	const begun = many.slice(-2000).flatMap(notesOfClaim);
	const hour = Math.floor(Date.now() / 3_600_000);
	const notes = [...many.map(noteOf), ...begun.filter((note) => note.startsWith('begun ')), timeNoteOf(CLAIM, hour), timeNoteOf(CLAIM, 60 * hour)];
	await context.helpers.checkProcessedAndRecord(notes, 'workflow', { mode: 'entries' });
	const [spans] = await Promise.all([spansOf(context, CLAIM, new Set()), claimQueue(context).write(['another piece']).safe]);
	expect(spans).toEqual([[3_600_000 * hour, 3_600_000 * (hour + 1)]]);
	expect((await claimAll(context, many.slice(0, 500))).size).toBe(500);
});
