import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../../useSandbox';
import { forbidLookUps } from '../forbidLookUps';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

const sandbox = useSandbox();
const PHONES = Array.from({ length: 120 }, (_, row) => `+1415555${2000 + row}`);

const store = useWorkflowStore();
let executions = 0;

/** A new execution of the same workflow. */
const call = async (campaignRules: INodeParameters, phones: string[], more: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type: 'zudu',
		executionId: String(++executions),
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone })),
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', options: { defaultCountry: 'US' }, campaignRules },
		...more,
	});
const seen = ({ items }: NodeRunResult) => jsonOf(items).map(({ error, status, skipped }) => (error ? 'error' : status === 'skipped' ? Object(skipped).reason : 'call'));
const all = (count: number, what: string) => Array.from({ length: count }, () => what);

test('a list that is called again calls nobody, in whatever notation; another attempt or name calls everybody', async () => {
	expect(seen(await call({ campaign: 'spring' }, PHONES))).toEqual(all(120, 'call'));
	expect(seen(await call({ campaign: ' Spring ' }, PHONES.map((phone) => `(415) ${phone.slice(5, 8)}-${phone.slice(8)}`)))).toEqual(all(120, 'alreadyCalled'));
	expect(sandbox.rung()).toEqual(Object.fromEntries(PHONES.map((phone) => [phone, 1])));
	expect(seen(await call({ campaign: 'spring', attempt: 2 }, PHONES.slice(0, 3)))).toEqual(all(3, 'call'));
	expect(seen(await call({ campaign: 'summer' }, PHONES.slice(0, 3)))).toEqual(all(3, 'call'));
});

test.each([
	['spring\u200b offer', 'a space without width'],
	['spring\u00ad offer', 'a soft hyphen'],
	['\ufeffspring offer', 'the mark at the beginning of a file'],
	['\u2066spring offer\u2069', 'marks of a direction'],
	['spring\u2060 offer\u200e', 'a joiner'],
	['spring offer\ufe0f', 'a choice of glyphs'],
	['spring offer\u0000', 'a null'],
	['spring\u00a0offer\n', 'other white space'],
	['SPRING  offer', 'capitals and spaces'],
	['\uff53pring offer', 'a wide letter'],
	['spring offer\u2019', 'an apostrophe'],
])('%j is the same campaign: it differs in %s', async (campaign) => {
	expect(seen(await call({ campaign: 'spring offer' }, PHONES.slice(0, 1)))).toEqual(['call']);
	expect(seen(await call({ campaign }, PHONES.slice(0, 1)))).toEqual(['alreadyCalled']);
});

test.each(['\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\ufe63'])('the dash %j is that of the keyboard', async (dash) => {
	expect(seen(await call({ campaign: 'spring-1' }, PHONES.slice(0, 1)))).toEqual(['call']);
	expect(seen(await call({ campaign: `spring${dash}1` }, PHONES.slice(0, 1)))).toEqual(['alreadyCalled']);
	expect(seen(await call({ campaign: 'spring1' }, PHONES.slice(0, 1)))).toEqual(['call']);
});

test('who was certainly not called may be called again', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', to: PHONES[1], times: 1, fault: { kind: 'status', status: 400 } });
	const phones = PHONES.slice(0, 4);
	expect(seen(await call({ campaign: 'spring' }, phones, { onError: 'continueRegularOutput' }))).toEqual(['call', 'error', 'call', 'call']);
	expect(seen(await call({ campaign: 'spring' }, phones))).toEqual(['alreadyCalled', 'call', 'alreadyCalled', 'alreadyCalled']);
});

test('who was certainly not called may be called again, also where the memory could not be changed for a moment', async () => {
	const phones = PHONES.slice(0, 60);
	for (const to of phones) sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', to, times: 1, fault: { kind: 'status', status: 400 } });
	const { removeProcessed } = store;
	store.removeProcessed = async () => {
		store.removeProcessed = removeProcessed;
		return await Promise.reject(new Error('database is locked'));
	};
	const { hints } = await call({ campaign: 'spring', stopAfter: 100 }, phones, { onError: 'continueRegularOutput' });
	expect([hints, store.removeProcessed]).toEqual([[], removeProcessed]);
	expect(seen(await call({ campaign: 'spring' }, phones))).toEqual(all(60, 'call'));
});

test('a node that stops at its first call, whose outcome is unknown, holds back nobody else', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', to: PHONES[0], fault: { kind: 'status', status: 500, accept: true } });
	forbidLookUps(sandbox);
	const phones = PHONES.slice(0, 20);
	const parameters = { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', options: { maxConcurrent: 1 }, campaignRules: { campaign: 'spring' } };
	expect((await call({}, phones, { parameters })).error?.message).toContain('may have been placed');
	expect(seen(await call({ campaign: 'spring' }, phones))).toEqual(['alreadyCalled', ...all(19, 'call')]);
});

test('who may have been called is not called again', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', to: PHONES[1], fault: { kind: 'status', status: 500, accept: true } });
	forbidLookUps(sandbox);
	const phones = PHONES.slice(0, 3);
	expect(seen(await call({ campaign: 'spring' }, phones, { onError: 'continueRegularOutput' }))).toEqual(['call', 'error', 'call']);
	sandbox.clear();
	expect(seen(await call({ campaign: 'spring' }, phones))).toEqual(all(3, 'alreadyCalled'));
	expect(sandbox.rung()).toEqual({});
});

test('no hint says that somebody is called again, unless the campaign does not prevent it', async () => {
	const twice = [PHONES[0], PHONES[0]];
	expect((await call({ campaign: 'spring' }, twice, { mode: 'manual' })).hints).toEqual([]);
	expect(JSON.stringify((await call({ maxCalls: 9 }, twice, { mode: 'manual' })).hints)).toMatch(/will be called for each.*Pin/);
});

test('a number that appears twice is called once', async () => {
	expect(seen(await call({ campaign: 'spring' }, [PHONES[0], PHONES[0], PHONES[1]]))).toEqual(['call', 'duplicate', 'call']);
});

test('who appears twice and was put off is no one who was called', async () => {
	const never = { callingHours: 'custom', customHours: { hours: [{ days: [1], from: '03:00', until: '03:01' }] } };
	expect(seen(await call({ campaign: 'spring', ...never }, [PHONES[0], PHONES[0]]))).toEqual(['outsideHours', 'duplicate']);
	expect(seen(await call({ campaign: 'spring' }, [PHONES[0], PHONES[0]]))).toEqual(['call', 'duplicate']);
	expect(sandbox.rung()).toEqual({ [PHONES[0]]: 1 });
});

test('a check tells whoever is in the list twice, and whom a row is about that has no number', async () => {
	const { items, hints } = await call({ campaign: 'spring', checkOnly: true }, [PHONES[0], PHONES[0], '12'], { onError: 'continueRegularOutput' });
	expect(jsonOf(items)).toMatchObject([
		{ decision: 'call', to: PHONES[0], input: { phone: PHONES[0] } },
		{ decision: 'skip', reason: 'duplicate', message: 'This person is also entry 1 of the list, and a campaign calls each person once in an attempt.', input: { phone: PHONES[0] } },
		{ decision: 'fix', to: null, input: { phone: '12' } },
	]);
	expect(JSON.stringify(hints)).toContain('Of 3 items, 1 would be called now, 0 later, 1 skipped, and 1 must be fixed.');
	expect(sandbox.rung()).toEqual({});
});

test('two executions at once call each person once', async () => {
	const both = await Promise.all([call({ campaign: 'spring' }, PHONES), call({ campaign: 'spring' }, [...PHONES].reverse())]);
	expect(sandbox.rung()).toEqual(Object.fromEntries(PHONES.map((phone) => [phone, 1])));
	const calls = both.flatMap(({ items }) => jsonOf(items).filter(({ status }) => status !== 'skipped'));
	expect(calls.filter(({ adopted }) => !adopted).map(({ to }) => to).sort()).toEqual(PHONES);
	// What the other one has just begun may be found in the list.
	expect(new Set(calls.map(({ callId }) => callId)).size).toBe(120);
	expect(both.flatMap(seen).filter((what) => what !== 'call' && what !== 'alreadyCalled')).toEqual([]);
});

test('people who are skipped for another reason are not remembered as called', async () => {
	const never = { callingHours: 'custom', customHours: { hours: [{ days: [1], from: '03:00', until: '03:01' }] } };
	expect(seen(await call({ campaign: 'spring', ...never }, PHONES))).toEqual(all(120, 'outsideHours'));
	expect(seen(await call({ campaign: 'spring', maxCalls: 2 }, PHONES.slice(0, 5), {}))).toEqual(['call', 'call', ...all(3, 'limitReached')]);
	// Whoever was called is told apart from whoever would have to wait.
	expect(seen(await call({ campaign: 'spring', ...never }, PHONES.slice(0, 3)))).toEqual(['alreadyCalled', 'alreadyCalled', 'outsideHours']);
	expect(seen(await call({ campaign: 'spring' }, PHONES.slice(0, 5)))).toEqual(['alreadyCalled', 'alreadyCalled', ...all(3, 'call')]);
});

test('whoever is left after a stop is called by the next execution', async () => {
	const phones = PHONES.slice(0, 20);
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 400 } });
	expect(seen(await call({ campaign: 'spring', stopAfter: 2 }, phones, { onError: 'continueRegularOutput' })).filter((each) => each === 'stopped').length).toBeGreaterThan(5);
	sandbox.clear();
	expect(seen(await call({ campaign: 'spring' }, phones))).toEqual(all(20, 'call'));
});

test('a rehearsal is not remembered', async () => {
	await call({ campaign: 'spring', rehearsalNumber: '+14155559999' }, PHONES.slice(0, 2));
	// Nor is the own number, which may be in the list.
	expect(seen(await call({ campaign: 'spring' }, [...PHONES.slice(0, 2), '+14155559999']))).toEqual(['call', 'call', 'call']);
});

test.each([[89_999, []], [90_000, [expect.objectContaining({ message: expect.stringContaining('This workflow remembers 90000 people in its campaigns. From 100000 on, it forgets those who were called first') })]]])('%d people who are remembered: a hint says that the memory will soon forget', async (count, hints) => {
	store.getProcessedDataCount = async () => await Promise.resolve(count);
	expect((await call({ campaign: 'spring' }, PHONES.slice(0, 1))).hints.filter((hint) => JSON.stringify(hint).includes('remembers'))).toEqual(hints);
});

test('without a memory nobody is called', async () => {
	store.checkProcessedAndRecord = async () => await Promise.reject(new Error('the database is away'));
	const { items } = await call({ campaign: 'spring' }, PHONES.slice(0, 2), { onError: 'continueRegularOutput' });
	expect(jsonOf(items)[0]).toMatchObject({ error: expect.stringContaining('the database is away'), details: { callPlaced: 'no', done: 'no' } });
	expect(sandbox.rung()).toEqual({});
});
