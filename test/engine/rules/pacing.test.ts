import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

useFastClock();
const sandbox = useSandbox({ latencyMs: 5 });
const PEOPLE = Array.from({ length: 500 }, (_, row) => `+1415${5_551_000 + row}`);

const zudu = async (campaignRules: INodeParameters, phones: string[], more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'zudu',
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone })),
		...more,
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', campaignRules, ...more.parameters },
	});
/** What was sent before closing time may arrive this much later on a busy machine, by a clock that runs 20 times as fast. */
const ON_ITS_WAY = { seconds: 20 };
const dials = () => sandbox.requests('zudu').filter(({ to }) => to !== null);

test('a list of 500 that crosses closing time: nobody is called after it', async () => {
	const now = DateTime.utc();
	const closing = now.plus({ minutes: 2 }).startOf('minute');
	const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: now.minus({ hours: 1 }).toFormat('HH:mm'), until: closing.toFormat('HH:mm') }];
	const { items } = await zudu({ timeZone: 'UTC', callingHours: 'custom', customHours: { hours }, callsPerMinute: 120 }, PEOPLE);
	const called = jsonOf(items).filter(({ status }) => status !== 'skipped');
	const skipped = jsonOf(items).filter(({ status }) => status === 'skipped');
	expect([called.length + skipped.length, dials().length]).toEqual([500, called.length]);
	expect(called.length).toBeGreaterThan(50);
	expect(skipped.length).toBeGreaterThan(50);
	expect(dials().filter(({ at }) => DateTime.fromISO(at) >= closing.plus(ON_ITS_WAY))).toEqual([]);
	const opening = closing.minus({ hours: 1 }).plus({ days: 1 });
	for (const { skipped: skip } of skipped) {
		expect(skip).toMatchObject({ reason: 'outsideHours', timeZone: 'UTC', timeZoneSource: 'item' });
		expect(DateTime.fromISO(Object(skip).nextCallAt).toFormat('HH:mm')).toBe(hours[0].from);
		expect(DateTime.fromISO(Object(skip).nextCallAt) <= opening.plus({ hours: 2 })).toBe(true);
	}
});

test('closing time that comes while a request is repeated is kept', async () => {
	const now = DateTime.utc();
	const closing = now.plus({ minutes: 2 }).startOf('minute');
	const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: now.minus({ hours: 1 }).toFormat('HH:mm'), until: closing.toFormat('HH:mm') }];
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 429, headers: { 'retry-after': '50' } } });
	const { items } = await zudu({ timeZone: 'UTC', callingHours: 'custom', customHours: { hours } }, PEOPLE.slice(0, 1));
	expect(jsonOf(items)).toMatchObject([{ status: 'skipped', skipped: { reason: 'outsideHours' } }]);
	expect(dials().filter(({ at }) => DateTime.fromISO(at) >= closing.plus(ON_ITS_WAY))).toEqual([]);
	expect(sandbox.rung()).toEqual({});
});

test('calls start no faster than Calls per Minute says', async () => {
	await zudu({ callsPerMinute: 60 }, PEOPLE.slice(0, 40));
	const starts = dials().map(({ at }) => Date.parse(at));
	for (let index = 20; index < starts.length; index++) expect(starts[index] - starts[index - 20]).toBeGreaterThanOrEqual(18_000);
});

test('the next call starts when one has ended', async () => {
	const phones = PEOPLE.slice(0, 20);
	phones.forEach((to) => sandbox.setPace({ to, phaseMs: 3_000 }));
	const { items } = await zudu({ maxActiveCalls: 3 }, phones, {
		parameters: { waitFor: 'ended', options: { pollInterval: 1, maxConcurrent: 20 } },
	});
	expect(jsonOf(items).map(({ status }) => status)).toEqual(phones.map(() => 'ended'));
	const starts = dials().map(({ at }) => Date.parse(at));
	// Each call lasts for nine seconds: three of them at a time.
	for (let index = 3; index < starts.length; index++) expect(starts[index] - starts[index - 3]).toBeGreaterThanOrEqual(6_000);
	expect(sandbox.rung()).toEqual(Object.fromEntries(phones.map((phone) => [phone, 1])));
});

test('Max Active Calls without a wait calls nobody', async () => {
	const { items } = await zudu({ maxActiveCalls: 3 }, PEOPLE.slice(0, 2), { onError: 'continueRegularOutput' });
	expect(jsonOf(items)[0].error).toContain("'Campaign Rules → Max Active Calls' needs 'Wait For'");
	expect(sandbox.rung()).toEqual({});
});
