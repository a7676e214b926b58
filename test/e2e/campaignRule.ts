import type { FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import { type Campaign, each, hook, kejueNodes, links, manyPeople, publish, split } from './campaigns';
import { type Connection, connect } from './connection';

const KILLED_AFTER = 900;
/** Their calls are placed, and not answered before the end. */
const UNANSWERED = { from: 850, count: 8 };
const NOT_ANSWERED_MS = 120_000;
const WITHIN_MS = 120_000;
const TEST_MS = 300_000;
/** At most this many people are claimed and not called when a process is lost, in a list of up to 5,000. */
const MAX_CLAIMED = 100;
/** Of so many others, the call was placed, and was not yet noted as placed. */
const MAX_PLACED_AND_UNKNOWN = 100;
/** The newest 1,000 are read, a hundred at a time. */
const MAX_PAGES = 10;

/** So that the first execution is at work when the second begins. */
const ANSWER_AFTER_MS = 500;

/** A workflow whose calls belong to one campaign. */
async function publishWithCampaign(connection: Connection, path: string): Promise<Campaign> {
	const { kejue } = await kejueNodes(connection);
	const dialling = kejue(
		'Call',
		'create',
		{ personaId: 'per_1', phone: '={{ $json.phone }}', campaignRules: { campaign: path }, options: { maxConcurrent: 20 } },
		{ onError: 'continueErrorOutput' },
	);
	return await publish(connection, path, { nodes: [hook(path), split(), dialling], connections: links({ Hook: [['People']], People: [['Call']] }) });
}

interface SortedOut {
	called: string[];
	/** Whose call another execution has begun, and was found. */
	adopted: string[];
	skipped: string[];
	/** Those of them of whom it is not known whether they were called. */
	unknown: string[];
}

/** Who was called in an execution, whose call was found, and who was left out because the campaign had called them. Nothing else may have come out. */
function sortedOut(run: FinishedRun): SortedOut {
	const [items, errors = []] = run.outputs('Call');
	const to = (some: typeof items): string[] => some.map((item) => String(item.to)).sort();
	const isSkipped = ({ status }: (typeof items)[number]): boolean => status === 'skipped';
	expect(errors).toEqual([]);
	expect(items.filter(isSkipped).filter(({ skipped }) => Object(skipped).reason !== 'alreadyCalled')).toEqual([]);
	const isUnknown = ({ skipped }: (typeof items)[number]): boolean => String(Object(skipped).message).includes('it is not known whether it was placed');
	const calls = items.filter((item) => !isSkipped(item));
	expect(new Set(calls.map(({ callId }) => callId)).size).toBe(calls.length);
	return {
		called: to(calls.filter(({ adopted }) => adopted !== true)),
		adopted: to(calls.filter(({ adopted }) => adopted === true)),
		skipped: to(items.filter(isSkipped)),
		unknown: to(items.filter(isUnknown)),
	};
}

/** That two executions with the same list, at once, call everybody once. */
async function expectSharedOut(connection: Connection, campaign: Campaign, numbers: string[]): Promise<void> {
	await connection.addFault({ operationId: 'createPersonaCall', fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });
	const ids = [await campaign.start(numbers), await campaign.start(numbers)];
	const [first, second] = (await Promise.all(ids.map(async (id) => await connection.client.finished(id)))).map(sortedOut);
	console.log(`${numbers.length} people, two executions at once: ${first.called.length} and ${second.called.length} called, ${first.adopted.length} and ${second.adopted.length} found`);
	expect([...first.called, ...second.called].sort()).toEqual(numbers);
	expect(Math.min(first.called.length, second.called.length)).toBeGreaterThan(0);
	expect([first, second].map(({ skipped, adopted }) => [...skipped, ...adopted].sort())).toEqual([second.called, first.called]);
	expect(await connection.rung()).toEqual(each(numbers));
}

function unansweredOf(numbers: string[]): string[] {
	return numbers.slice(UNANSWERED.from, UNANSWERED.from + UNANSWERED.count);
}

/** Who was called, the last one first. */
async function newestCalls(connection: Connection): Promise<string[]> {
	const placed = (await connection.requests()).filter(({ operationId, to }) => operationId === 'createPersonaCall' && to !== null);
	return placed.map(({ to }) => String(to)).reverse();
}

/** That a new execution goes on where one was lost: nobody twice, and few of those who were not called are left out, none of them as called. */
async function expectTakenUp(connection: Connection, campaign: Campaign, numbers: string[]): Promise<void> {
	const before = await connection.rung();
	const newest = await newestCalls(connection);
	const { called, adopted, skipped, unknown } = sortedOut(await campaign.run(numbers));
	const after = await connection.rung();
	const missed = numbers.filter((number) => after[number] === undefined);
	console.log(
		`${numbers.length} people, ${Object.keys(before).length} called before the end: ${called.length} called by the new execution, ${adopted.length} found, ${unknown.length} unknown, ${missed.length} of them not at the provider`,
	);
	expect([...called, ...adopted, ...skipped].sort()).toEqual(numbers);
	expect([...called.filter((number) => before[number] !== undefined), ...adopted.filter((number) => before[number] !== 1)]).toEqual([]);
	expect(new Set(Object.values(after))).toEqual(new Set([1]));
	expect(missed.length).toBeLessThanOrEqual(MAX_CLAIMED);
	expect(missed.filter((number) => !unknown.includes(number))).toEqual([]);
	expect(unknown.length).toBeLessThanOrEqual(MAX_CLAIMED + MAX_PLACED_AND_UNKNOWN);
	// Whose call is among the newest is found, so that the others are not there, or were called before those.
	expect(unansweredOf(numbers).filter((number) => !adopted.includes(number))).toEqual([]);
	expect(newest.filter((number) => unknown.includes(number))).toEqual([]);
	expect((await connection.requests()).filter(({ operationId }) => operationId === 'listCalls').length).toBeLessThanOrEqual(MAX_PAGES);
}

/** What the rule Campaign promises. `where` the two executions run, with a space behind it, completes the name of a test; `kill` ends n8n in the middle of whatever it does. */
export function describeCampaignRule({ where, kill }: { where: string; kill(connection: Connection): Promise<unknown> }): void {
	let connection: Connection;

	beforeAll(async () => {
		connection = await connect();
	});
	beforeEach(async () => await connection.clearSandbox());

	describe('The rule Campaign', () => {
		it(`shares a list out between two executions ${where}at once: everybody is called once`, async () => {
			const campaign = await publishWithCampaign(connection, 'shared-out');
			await expectSharedOut(connection, campaign, manyPeople(600).sort());
		}, TEST_MS);

		it('lets a new execution go on with the list of one that was killed', async () => {
			const numbers = manyPeople(2000).sort();
			const campaign = await publishWithCampaign(connection, 'taken-up');
			for (const to of unansweredOf(numbers)) await connection.addFault({ to, operationId: 'createPersonaCall', times: 1, fault: { kind: 'delay', ms: NOT_ANSWERED_MS } });
			await campaign.start(numbers);
			await until('many are called', WITHIN_MS, async () => Object.keys(await connection.rung()).length >= KILLED_AFTER);
			await kill(connection);
			await expectTakenUp(connection, campaign, numbers);
		}, TEST_MS);
	});
}
