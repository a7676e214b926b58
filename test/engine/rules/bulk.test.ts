import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

/* What the rules are for one call, they are for each person of a request for many. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });
const store = useWorkflowStore();
let executions = 0;

const phones = (count: number, from = 0) => Array.from({ length: count }, (_, row) => `+1415${5_600_000 + from + row}`);
const [ANA, BEN, CARA, DAN] = phones(4);
const OWN = '+14155559999';

const BULK = [
	{ name: 'Zudu batch', type: 'zudu', operationId: 'createBatchCall', lists: 'searchBatchCalls', parameters: { resource: 'batch', operation: 'create', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', status: 'sent' } },
	{ name: 'Levers bulk', type: 'levers', operationId: 'callContactsBulk', lists: undefined, parameters: { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}' } },
] as const;

type Bulk = (typeof BULK)[number];

/** A new execution of the same workflow. */
const call = async ({ type, parameters }: Bulk, people: string[], campaignRules: INodeParameters, more: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type,
		executionId: String(++executions),
		secrets: sandboxSecrets(sandbox),
		items: people.map((phone) => ({ phone })),
		parameters: { ...parameters, campaignRules },
		...more,
	});

const requests = ({ type, operationId }: Bulk) => sandbox.requests(type).filter((request) => request.operationId === operationId);

const seen = ({ items }: NodeRunResult) => jsonOf(items).map(({ error, status, skipped }) => (error ? 'error' : status === 'skipped' ? String(Object(skipped).reason) : 'call'));

const all = (count: number, what: string) => Array.from({ length: count }, () => what);

const once = (people: string[]) => Object.fromEntries(people.map((phone) => [phone, 1]));

describe.each(BULK)('$name', (bulk) => {
	test.each([
		['Duplicates', { duplicates: 'callFirst' }],
		['Campaign', { campaign: 'spring' }],
	])('a number that appears again in the next request is called once: %s', async (_name, rules) => {
		const people = [...phones(1100), ...phones(3)];
		const result = await call(bulk, people, rules);
		expect(seen(result)).toEqual([...all(1100, 'call'), ...all(3, 'duplicate')]);
		expect(requests(bulk)).toHaveLength(2);
		expect(sandbox.rung()).toEqual(once(phones(1100)));
	});

	test('without a rule, a number that appears again in the next request is called for each', async () => {
		expect(seen(await call(bulk, [...phones(1100), ...phones(3)], { maxCalls: 5000 }))).toEqual(all(1103, 'call'));
		expect(sandbox.rung()).toEqual({ ...once(phones(1100)), ...Object.fromEntries(phones(3).map((phone) => [phone, 2])) });
	});

	test('a list that is handed over again calls nobody; who is forgotten is called again', async () => {
		expect(seen(await call(bulk, [ANA, BEN, CARA], { campaign: 'spring' }))).toEqual(all(3, 'call'));
		expect(seen(await call(bulk, [ANA, BEN, CARA, DAN], { campaign: ' Spring' }))).toEqual([...all(3, 'alreadyCalled'), 'call']);
		await runNode({ type: 'callCampaign', executionId: String(++executions), secrets: {}, items: [{ phone: BEN }], parameters: { resource: 'campaign', operation: 'forget', campaign: 'spring', phoneNumber: '={{ $json.phone }}' } });
		expect(seen(await call(bulk, [ANA, BEN, CARA, DAN], { campaign: 'spring' }))).toEqual(['alreadyCalled', 'call', 'alreadyCalled', 'alreadyCalled']);
		expect(sandbox.rung()).toEqual({ ...once([ANA, CARA, DAN]), [BEN]: 2 });
	});

	test('two executions at once call each person once', async () => {
		const people = phones(150);
		const [one, two] = await Promise.all([call(bulk, people, { campaign: 'spring' }), call(bulk, people.toReversed(), { campaign: 'spring' })]);
		expect(sandbox.rung()).toEqual(once(people));
		expect([...seen(one), ...seen(two)].sort()).toEqual([...all(150, 'alreadyCalled'), ...all(150, 'call')]);
	});

	test('whom a lost answer leaves in doubt is not called again, whom a refusal leaves out is', async () => {
		if (bulk.lists) sandbox.addFault({ provider: bulk.type, operationId: bulk.lists, fault: { kind: 'status', status: 404 } });
		sandbox.addFault({ provider: bulk.type, operationId: bulk.operationId, mentions: ANA, times: 1, fault: { kind: 'reset', accept: true } });
		expect(seen(await call(bulk, [ANA, BEN], { campaign: 'spring' }, { onError: 'continueRegularOutput' }))).toEqual(all(2, 'error'));
		expect(seen(await call(bulk, [ANA, BEN], { campaign: 'spring' }))).toEqual(all(2, 'alreadyCalled'));
		sandbox.addFault({ provider: bulk.type, operationId: bulk.operationId, mentions: CARA, times: 1, fault: { kind: 'status', status: 400 } });
		expect(seen(await call(bulk, [CARA, DAN], { campaign: 'spring' }, { onError: 'continueRegularOutput' }))).toEqual(all(2, 'error'));
		expect(seen(await call(bulk, [CARA, DAN], { campaign: 'spring' }))).toEqual(all(2, 'call'));
		expect(sandbox.rung()).toEqual(once([ANA, BEN, CARA, DAN]));
	});

	test('Max Calls counts people, over all requests and runs of an execution', async () => {
		const result = await call(bulk, phones(1300), { maxCalls: 1200 }, { furtherRuns: [[{ phone: DAN }]] });
		const first = jsonOf(result.run.data.resultData.runData.Node[0].data?.main[0] ?? []);
		expect(first.filter(({ status }) => status === 'skipped').map(({ skipped }) => Object(skipped).reason)).toEqual(all(100, 'limitReached'));
		expect(seen(result)).toEqual(['limitReached']);
		expect(sandbox.rung()).toEqual(once(phones(1200)));
	});

	test.each([
		['an agent has 10 calls', {}, 10],
		['unless Max Calls is set', { maxCalls: 12 }, 12],
	])('as a tool: %s', async (_name, rules, most) => {
		const result = await call(bulk, phones(15), rules, { type: `${bulk.type}Tool` });
		expect(Object.keys(sandbox.rung())).toEqual(phones(most));
		expect(seen(result).filter((each) => each === 'limitReached')).toHaveLength(15 - most);
	});

	test('after a request that was refused, Stop After holds back the next ones', async () => {
		sandbox.addFault({ provider: bulk.type, operationId: bulk.operationId, fault: { kind: 'status', status: 400 } });
		const ends = seen(await call(bulk, phones(2500), { stopAfter: 10 }, { onError: 'continueRegularOutput', parameters: { ...bulk.parameters, campaignRules: { stopAfter: 10 }, options: { maxConcurrent: 1 } } }));
		expect(ends).toEqual([...all(1000, 'error'), ...all(1500, 'stopped')]);
		expect(requests(bulk)).toHaveLength(1);
	});

	test('each person who is called has what the rules decided', async () => {
		const rules = { callingHours: 'custom', customHours: { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] }, campaign: 'spring' };
		const { items } = await call(bulk, [ANA, BEN], rules);
		const decided = { campaign: 'spring', attempt: 1, timeZone: 'America/Los_Angeles', timeZoneSource: 'number' };
		expect(jsonOf(items)).toMatchObject([{ to: ANA, rules: decided }, { to: BEN, rules: decided }]);
	});

	test.each([
		['one', {}, 1],
		['three', { rehearsalCalls: 3 }, 3],
	])('a rehearsal names nobody but the own number, and nothing counts: %s', async (_count, rules, calls) => {
		const people = phones(1200);
		const rehearsal = await call(bulk, people, { ...rules, rehearsalNumber: '+1 (415) 555-9999', campaign: 'spring', doNotCall: ANA });
		expect(seen(rehearsal)).toEqual(['doNotCall', ...all(calls, 'call'), ...all(1199 - calls, 'rehearsal')]);
		const rehearsed = jsonOf(rehearsal.items).slice(1, 1 + calls);
		expect(rehearsed).toEqual(all(calls, 'x').map(() => expect.objectContaining({ to: OWN, rules: expect.objectContaining({ rehearsal: true }) })));
		expect(sandbox.rung()).toEqual({ [OWN]: calls });
		expect(requests(bulk)).toHaveLength(1);
		expect(people.filter((phone) => JSON.stringify(requests(bulk)[0]?.body).includes(phone.slice(2)))).toEqual([]);
		expect(seen(await call(bulk, people, { campaign: 'spring', doNotCall: ANA }))).toEqual(['doNotCall', ...all(1199, 'call')]);
	});

	test('a rehearsal whose number cannot be read calls nobody', async () => {
		expect(seen(await call(bulk, [ANA, BEN], { rehearsalNumber: 'my phone' }, { onError: 'continueRegularOutput' }))).toEqual(['error', 'rehearsal']);
		expect(sandbox.rung()).toEqual({});
	});

	test('without a memory nobody is called', async () => {
		store.checkProcessedAndRecord = async () => await Promise.reject(new Error('the database is away'));
		const result = await call(bulk, [ANA, BEN], { campaign: 'spring' }, { onError: 'continueRegularOutput' });
		expect(jsonOf(result.items)).toEqual(all(2, 'x').map(() => expect.objectContaining({ error: expect.stringContaining('the database is away') })));
		expect(sandbox.rung()).toEqual({});
	});

	test('an opted out person of many is left out, and the others are called', async () => {
		const people = phones(4).map((phone, row) => ({ phone, out: row === 2 ? 'STOP' : '' }));
		const result = await call(bulk, [], { optedOut: '={{ $json.out }}' }, { items: people });
		expect(seen(result)).toEqual(['call', 'call', 'doNotCall', 'call']);
		expect(sandbox.rung()).toEqual(once([ANA, BEN, DAN]));
	});
});

/* What differs on the way, and not in what is sent, makes no request of its own. */
const SAME: Array<[string, Bulk, INodeParameters]> = [
	['a moment in other notations', BULK[0], { status: 'scheduled', additionalFields: { triggerTimestamp: '={{ ["2099-01-01T12:00:00Z", "2099-01-01T13:00:00+01:00", "2099-01-01 12:00"][$itemIndex] }}' } }],
	['a moment that is counted from now', BULK[0], { status: 'scheduled', additionalFields: { triggerTimestamp: '={{ $now.plus({ hours: 1, milliseconds: $itemIndex }).set({ second: 30, millisecond: $itemIndex }) }}' } }],
	['the own number in other notations', BULK[0], { fromNumber: '={{ ["+12025550100", "+1 202 555 0100", "001 202 555 0100"][$itemIndex] }}' }],
	['a country in other notations', BULK[1], { countryCode: '={{ ["us", "US", " US "][$itemIndex] }}' }],
	['a number as text', BULK[1], { additionalFields: { batchSize: '={{ [10, "10", " 10 "][$itemIndex] }}' } }],
	['JSON written otherwise', BULK[1], { additionalBodyFields: '={{ [\'{"note":1}\', \'{ "note": 1 }\', { note: 1 }][$itemIndex] }}' }],
	['options of the node', BULK[1], { options: { maxConcurrent: '={{ 1 + $itemIndex }}', allowedNumberTypes: '={{ $itemIndex ? ["premiumRate"] : [] }}' } }],
	['rules', BULK[0], { campaignRules: { campaign: '={{ ["one", "two", "three"][$itemIndex] }}' } }],
];

test.each(SAME)('items that differ only in %s share one request', async (_name, bulk, parameters) => {
	const people = [ANA, BEN, CARA];
	const { items, error } = await call(bulk, people, {}, { parameters: { ...bulk.parameters, ...parameters } });
	expect(error).toBeUndefined();
	expect(requests(bulk)).toHaveLength(1);
	expect(jsonOf(items).map(({ to }) => to)).toEqual(people);
});

const DIFFERENT: Array<[string, Bulk, INodeParameters]> = [
	['a moment', BULK[0], { status: 'scheduled', additionalFields: { triggerTimestamp: '={{ $now.plus({ hours: 1 + $itemIndex }) }}' } }],
	['an agent', BULK[0], { agentId: '={{ "agent_sandbox_" + (1 + $itemIndex) }}' }],
	['a country', BULK[1], { countryCode: '={{ ["US", "SA", "AE"][$itemIndex] }}' }],
	['a field of the body', BULK[1], { additionalBodyFields: '={{ { note: $itemIndex } }}' }],
	['a timeout', BULK[1], { options: { timeout: '={{ 10 + $itemIndex }}' } }],
];

test.each(DIFFERENT)('items that differ in %s are sent apart', async (_name, bulk, parameters) => {
	await call(bulk, [ANA, BEN, CARA], {}, { parameters: { ...bulk.parameters, ...parameters } });
	expect(requests(bulk)).toHaveLength(3);
});

test('a node that stops names each batch once, and says for how many items it is there', async () => {
	const [zudu] = BULK;
	sandbox.addFault({ provider: 'zudu', operationId: zudu.lists, fault: { kind: 'status', status: 404 } });
	sandbox.addFault({ provider: 'zudu', operationId: zudu.operationId, mentions: 'third', times: 1, fault: { kind: 'reset', accept: true } });
	const parameters = { ...zudu.parameters, additionalFields: { name: '={{ ["first", "second", "third", "fourth"][Math.floor($itemIndex / 10)] }}' }, options: { maxConcurrent: 1 } };
	const { error } = await call(zudu, phones(40), {}, { parameters });
	expect(error?.message).toContain('[item 20]');
	expect(error?.description).toMatch(/ Items whose batch call was placed: 20 of 40 \(batch_call_[^,() ]+, batch_call_[^,() ]+\); may have been placed: 10; was not: 10\.$/);
});
