import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

useFastClock();
const sandbox = useSandbox();
const phones = (count: number) => Array.from({ length: count }, (_, row) => `+1415${5_560_000 + row}`);

const PLACING = [
	{ type: 'kejue' as const, placing: { operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}' } },
	{ type: 'zudu' as const, placing: { operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' } },
];

const call = async (type: 'kejue' | 'zudu', people: string[], parameters: INodeParameters) =>
	await runNode({
		type,
		secrets: sandboxSecrets(sandbox),
		items: people.map((phone) => ({ phone })),
		onError: 'continueRegularOutput',
		parameters: { resource: 'call', ...parameters },
	});

test.each(PLACING)('$type: a provider whose minute is used up, and that names no time to wait, loses nobody', async ({ type, placing }) => {
	const people = phones(40);
	sandbox.setLimit({ provider: type, perMinute: 20 });
	const { items } = await call(type, people, { ...placing, campaignRules: { callsPerMinute: 120 } });
	expect(jsonOf(items).filter(({ error }) => error !== undefined)).toEqual([]);
	expect(sandbox.rung()).toEqual(Object.fromEntries(people.map((phone) => [phone, 1])));
	// Each item would have been tried several times in the same minute.
	expect(sandbox.requests(type).filter(({ status }) => status === 429).length).toBeLessThanOrEqual(20);
});

test.each(PLACING)('$type: a provider whose lines are all in use loses nobody', async ({ type, placing }) => {
	const people = phones(12);
	sandbox.setPace({ phaseMs: 10_000 });
	sandbox.setLimit({ provider: type, atOnce: 3 });
	const { items } = await call(type, people, {
		...placing,
		waitFor: 'ended',
		campaignRules: { maxActiveCalls: 6 },
		options: { pollInterval: 2 },
	});
	expect(jsonOf(items).map(({ status }) => status)).toEqual(people.map(() => 'ended'));
	expect(sandbox.rung()).toEqual(Object.fromEntries(people.map((phone) => [phone, 1])));
});

test.each(PLACING)('$type: looks become rarer in long calls, but not while somebody waits for the end of one', async ({ type, placing }) => {
	const people = phones(4);
	sandbox.setPace({ phaseMs: 20_000 });
	const { items } = await call(type, people, { ...placing, waitFor: 'ended', campaignRules: { maxActiveCalls: 2 } });
	const [one, two, three, four] = jsonOf(items).map(({ callId }) => sandbox.requests(type).filter(({ path }) => path.endsWith(`/${String(callId)}`)).length);
	expect(one + two).toBeGreaterThan(three + four + 2);
});
