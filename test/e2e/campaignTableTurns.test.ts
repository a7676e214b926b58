import { DateTime } from 'luxon';

import type { DataTableRow as Row } from '../../host/n8nClient';
import { until } from '../../host/until';
import type { FaultRule } from '../../sandbox';
import { zoneAt } from '../zoneAt';
import { begin as beginIn, type BegunCampaign as Table, FILL, GROUP, numbers, once, summaryOf, TURN, TURN_WITHIN_MS } from './begunCampaign';
import { storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

const OWN_NUMBER = '+12025550142';
const OPTS_OUT = '+13125550157';
const NEVER_ENDS = '+13125550156';

let connection: Connection;
const ago = (hours: number) => DateTime.utc().minus({ hours }).toISO();

const begin = async (name: string, phones: string[], change?: (text: string) => string) => await beginIn(connection, { name, phones, change });

beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

describe('A turn of the campaign table', () => {
	it('that is paused while it calls goes on with nobody else, and leaves them due', async () => {
		const phones = numbers(1, 12);
		const table = await begin('pausing', phones);
		await connection.addFault({ to: phones[0], operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 8_000 } });
		const end = await table.start();
		await until('the first group is being called', TURN_WITHIN_MS, async () => Object.keys(await connection.rung()).length === GROUP);
		await table.settings({ paused: true });
		const run = await end();
		expect(await connection.rung()).toEqual(once(phones.slice(0, GROUP)));
		expect((await table.people()).map(({ status, attempts }) => [status, attempts])).toEqual(phones.map((_, index) => (index < GROUP ? ['done', 1] : ['due', 0])));
		expect(summaryOf(run)).toMatchObject({ done: GROUP, due: phones.length - GROUP, claimed: 0 });
		await table.settings({ paused: false });
		await table.turn();
		expect(await connection.rung()).toEqual(once(phones));
	});

	it('that becomes a rehearsal, or no longer is one, while it calls goes on with nobody else', async () => {
		const phones = numbers(2, 7);
		const table = await begin('rehearsing', phones);
		await connection.addFault({ to: phones[0], operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 8_000 } });
		const end = await table.start();
		await until('the first group is being called', TURN_WITHIN_MS, async () => Object.keys(await connection.rung()).length === GROUP);
		await table.settings({ rehearsalNumber: OWN_NUMBER });
		await end();
		expect(await connection.rung()).toEqual(once(phones.slice(0, GROUP)));
	});

	it('while the campaign is paused still reads calls, holds lost ones, opts out, and sums up', async () => {
		const [lasting, lost, due] = [NEVER_ENDS, ...numbers(3, 2)];
		const table = await begin('resting', [lasting, lost, due, OPTS_OUT], (text) => text.replace('minutes: 60', 'seconds: 1').replace('"waitFor":"transcript"', '"waitFor":"nothing"').replace(',"maxActiveCalls":5', ''));
		await table.set(lost, { status: 'held' });
		await table.set(due, { status: 'held' });
		await table.turn();
		const row = await table.person(OPTS_OUT);
		expect(await table.person(lasting)).toMatchObject({ status: 'calling' });
		// As it was before its end was known.
		await table.set(OPTS_OUT, { status: 'calling', doNotCall: false, lastOutcome: null, attemptHistory: String(row?.attemptHistory).replace(' answered ', ' pending ') });
		await connection.client.updateRows('resting_do_not_call', ['phone', OPTS_OUT], { phone: '+12025550199' });
		await table.settings({ paused: true });
		await table.set(lost, { status: 'claimed' });
		await table.set(due, { status: 'due' });
		await until('the talk is over', TURN_WITHIN_MS, async () => {
			const summary = summaryOf(await table.turn());
			return summary?.calling === 1 && summary.claimed === 0;
		});
		expect((await table.people()).map(({ status, reason }) => [status, reason])).toEqual([
			['calling', null],
			['held', 'claimLost'],
			['due', null],
			['done', 'doNotCall'],
		]);
		expect((await table.rows('do_not_call')).at(-1)).toMatchObject({ phone: OPTS_OUT });
		expect((await table.rows('log')).filter(({ reason }) => reason === 'claimLost')).toMatchObject([{ to: lost, status: 'held', decision: 'held', campaign: 'spring' }]);
		expect(await connection.rung()).toEqual(once([lasting, OPTS_OUT]));
	});

	it('puts who says so on the list of numbers not to call', async () => {
		const table = await begin('hearing', [OPTS_OUT]);
		await table.turn();
		expect(await table.people()).toMatchObject([{ status: 'done', reason: 'doNotCall', doNotCall: true, attempts: 1, lastOutcome: 'answered' }]);
		expect((await table.rows('do_not_call')).at(-1)).toMatchObject({ phone: OPTS_OUT });
	});

	it('calls nobody who comes on that list while it calls', async () => {
		const phones = numbers(4, 6);
		const last = phones.at(-1) ?? '';
		const table = await begin('listing', phones);
		await connection.addFault({ to: phones[0], operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 8_000 } });
		const end = await table.start();
		await until('the first group is being called', TURN_WITHIN_MS, async () => Object.keys(await connection.rung()).length === GROUP);
		await connection.client.insertRows('listing_do_not_call', [{ phone: last }]);
		await end();
		expect(await connection.rung()).toEqual(once(phones.slice(0, GROUP)));
		expect(await table.person(last)).toMatchObject({ status: 'skipped', reason: 'doNotCall', attempts: 0 });
	});

	it('calls who was made due by hand, with another number if there is one', async () => {
		const [first, corrected] = numbers(6, 2);
		const table = await begin('by_hand', [first, '1.20256E+10']);
		await table.set(first, { status: 'due', nextCallAt: null });
		await table.set('1.20256E+10', { status: 'due', phone: corrected });
		await table.turn();
		expect(await connection.rung()).toEqual(once([first, corrected]));
		expect(await table.person(corrected)).toMatchObject({ to: corrected, status: 'done', numberCountry: 'US' });
	});

	it('reads those calls first that were not looked at for longest, and holds who has no end for a day', async () => {
		const [known, waiting, ...others] = numbers(7, 24);
		const table = await begin('lasting', [known, waiting]);
		await table.turn();
		const row = await table.person(known);
		const calling = { campaign: 'spring', status: 'calling', attempts: 1, doNotCall: false, lastAttemptAt: ago(1) };
		await connection.client.insertRows('lasting_people', others.slice(0, 20).map((phone) => ({ ...calling, phone, to: phone, lastCallId: 'nope' })));
		await table.set(known, { status: 'calling', lastOutcome: null, attemptHistory: String(row?.attemptHistory).replace(' answered ', ' pending ') });
		await table.set(waiting, { status: 'calling', lastAttemptAt: ago(25) });
		await table.turn();
		expect(await table.person(waiting)).toMatchObject({ status: 'held', reason: 'noEnd' });
		expect(await table.person(known)).toMatchObject({ status: 'calling' });
		await table.turn();
		expect(await table.person(known)).toMatchObject({ status: 'done', attempts: 1, lastOutcome: 'answered' });
		expect((await table.rows('log')).filter(({ reason }) => reason === 'noEnd')).toMatchObject([{ to: waiting }]);
	});

	it('says once that the campaign is finished, and again when it is once more', async () => {
		const [first, second] = numbers(8, 2);
		const table = await begin('ending', [first]);
		const said = async () => (await table.turn()).outputs('Finished just now')[0]?.length ?? 0;
		expect([await said(), await said()]).toEqual([1, 0]);
		expect(await table.rows('settings')).toMatchObject([{ finishedAt: expect.any(String) as unknown }]);
		await connection.client.insertRows('ending_people', [{ campaign: 'spring', phone: second, status: 'due', attempts: 0, doNotCall: false, nextCallAt: DateTime.utc().plus({ hours: 1 }).toISO() }]);
		expect(await said()).toBe(0);
		expect(await table.rows('settings')).toMatchObject([{ finishedAt: null }]);
		await table.set(second, { nextCallAt: null });
		expect([await said(), await said()]).toEqual([1, 0]);
	});

	it('rehearses at any hour with who is next; the column now counts for nothing without sandbox', async () => {
		const phones = numbers(9, 2);
		const zone = zoneAt(2, 3);
		const table = await begin('night', phones, (text) => text.replace('"callingHours":"allDay"', '"callingHours":"us"'));
		for (const phone of phones) await table.set(phone, { timezone: zone, nextCallAt: null, status: 'due' });
		await table.settings({ now: DateTime.now().setZone(zone).set({ hour: 12 }).plus({ days: 1 }).toUTC().toISO() });
		await table.turn();
		expect(await connection.rung()).toEqual({});
		const planned = await table.people();
		expect(planned.map(({ status, reason }) => [status, reason])).toEqual(phones.map(() => ['due', 'outsideHours']));
		await table.settings({ rehearsalNumber: OWN_NUMBER });
		await table.turn();
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
		expect((await table.people()).map(({ status, attempts, nextCallAt }) => [status, attempts, nextCallAt])).toEqual(planned.map(({ nextCallAt }) => ['due', 0, nextCallAt]));
	});

	it.each<[string, string, FaultRule[], RegExp]>([
		['cannot be read', '12', [], /^The rehearsal failed, .*Rehearsal Number/],
		['is refused', OWN_NUMBER, [{ operationId: 'createPersonaCall', fault: { kind: 'status', status: 422 } }], /^The rehearsal failed, .*Kejue refused/],
		['may have been called', OWN_NUMBER, [{ operationId: 'createPersonaCall', fault: { kind: 'reset' } }, { operationId: 'listCalls', fault: { kind: 'status', status: 404 } }], /^The rehearsal failed, /],
	])('rehearses with a number that %s: that is an error, and nobody is to be corrected or held for it', async (what, rehearsalNumber, faults, message) => {
		const table = await begin(`rehearsal_${what.replaceAll(' ', '_')}`, numbers(0, 2));
		for (const fault of faults) await connection.addFault(fault);
		await table.settings({ rehearsalNumber });
		const before = await table.people();
		const run = await connection.client.finished(await connection.client.startFrom(table.workflow.id, TURN));
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(message)]);
		const state = (rows: Row[]) => rows.map(({ status, attempts, lastOutcome }) => [status, attempts, lastOutcome]);
		expect(state(await table.people())).toEqual(state(before));
		await connection.clearSandbox();
		await table.settings({ rehearsalNumber: '(202) 555-0142', defaultCountry: 'US' });
		await table.turn();
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
	});

	it.each<[string, string, (table: Table) => Promise<void>, RegExp]>([
		['none of whose people has the name in the settings', 'named', async ({ settings }) => await settings({ campaign: 'mine' }), /^Nobody was called: nobody in .*"mine".*"spring"/],
		['with two rows of settings', 'twofold', async () => await connection.client.insertRows('twofold_settings', [{ campaign: 'other', paused: true }]), /^Nobody was called: .*several rows/],
	])('%s says so', async (_, name, spoil, message) => {
		const table = await begin(name, numbers(0, 1));
		await spoil(table);
		const run = await connection.client.finished(await connection.client.startFrom(table.workflow.id, TURN));
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(message)]);
		expect(await connection.rung()).toEqual({});
	});
});

test.each([
	// A Monday morning on which nobody may be called anywhere.
	['2026-03-02T06:00:00.000Z', { later: 53, skip: 5, fix: 2 }],
	// Afternoon in Germany and on the East Coast; morning in Hawaii and Alaska.
	['2026-03-02T18:30:00.000Z', { call: 49, later: 4, skip: 5, fix: 2 }],
])('of the sixty people of the sample, there are at %s as many of each decision as expected', async (now, expected) => {
	const { client } = connection;
	const name = `sixty_${now.slice(11, 13)}`;
	const { id } = await storeCampaign(client, { name });
	await client.finished(await client.startFrom(id, FILL, 'First settings'));
	await client.updateRows(`${name}_settings`, ['campaign', 'spring'], { now, sandbox: true });
	await client.finished(await client.startFrom(id, FILL));
	const rows = await client.rows(`${name}_people`);
	expect(rows).toHaveLength(60);
	const decisions = rows.map(({ decision }) => String(decision));
	expect(Object.fromEntries([...new Set(decisions)].map((decision) => [decision, decisions.filter((each) => each === decision).length]))).toEqual(expected);
	expect(['doNotCall', 'duplicate', 'invalidNumber'].map((reason) => rows.filter((row) => row.reason === reason).map((row) => row.name))).toEqual([
		['Has opted out', 'On the list', 'Ursula, who has opted out'],
		['Ana once more', 'Hector once more'],
		['Ruined by a spreadsheet', 'No number'],
	]);
});

test('published, the campaign has its turns by itself', async () => {
	const [phone] = numbers(10, 1);
	const { workflow, people } = await begin('schedule', [phone], (text) => text.replace('{"field":"minutes","minutesInterval":5}', '{"field":"seconds","secondsInterval":3}'));
	await connection.client.activate(workflow);
	try {
		await until('the person was called', TURN_WITHIN_MS, async () => (await people())[0].status === 'done');
	} finally {
		await connection.client.deactivate(workflow.id);
	}
	expect(await connection.rung()).toEqual(once([phone]));
	expect((await connection.client.executions(workflow.id)).filter(({ mode }) => mode === 'trigger').length).toBeGreaterThan(0);
});
