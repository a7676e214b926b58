import { until } from '../../host/until';
import { begin, GROUP, numbers, once, summaryOf, TURN_WITHIN_MS } from './begunCampaign';
import { type Connection, connect } from './connection';

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

const placed = async () => (await connection.requests()).filter(({ operationId }) => operationId === 'createPersonaCall');

test('a turn that is killed while five calls are in flight calls nobody twice and loses nobody: the others are called, the five are held until somebody has looked', async () => {
	const phones = numbers(1, 12);
	const [inFlight, others] = [phones.slice(0, GROUP), phones.slice(GROUP)];
	// Of the five, Kejue has these, but has not said so; the two others never arrived.
	const [rung, lost] = [inFlight.slice(0, 3), inFlight.slice(3)];
	const table = await begin(connection, { name: 'killed', phones, change: (text) => text.replace('minutes: 60', 'seconds: 1') });
	for (const to of inFlight) await connection.addFault({ to, operationId: 'createPersonaCall', times: 1, fault: { kind: 'silence', accept: rung.includes(to) } });
	await table.start();
	await until('five calls are in flight', TURN_WITHIN_MS, async () => (await placed()).length === GROUP);
	await connection.crashAndRestart();
	expect(await connection.rung()).toEqual(once(rung));
	const states = async () => (await table.people()).map(({ status, reason, attempts }) => [status, reason, attempts]);
	expect(await states()).toEqual(phones.map((_, index) => [index < GROUP ? 'claimed' : 'due', null, 0]));

	const run = await table.turn();
	expect(await connection.rung()).toEqual(once([...rung, ...others]));
	expect(await states()).toEqual(phones.map((_, index) => (index < GROUP ? ['held', 'claimLost', 0] : ['done', 'finalOutcome', 1])));
	expect(summaryOf(run)).toMatchObject({ rows: phones.length, done: others.length, held: GROUP, due: 0, claimed: 0 });
	expect((await table.rows('log')).filter(({ reason }) => reason === 'claimLost').map(({ to }) => to)).toEqual(inFlight);

	// Made due by hand, those whose call Kejue has get its result, and no other call.
	for (const phone of inFlight) await table.set(phone, { status: 'due' });
	await table.turn();
	expect(await connection.rung()).toEqual(once([...rung, ...others]));
	expect((await states()).slice(0, GROUP)).toEqual(inFlight.map((phone) => (rung.includes(phone) ? ['done', 'finalOutcome', 1] : ['held', 'alreadyCalled', 0])));
	// Whoever has looked, and found no call, counts it as an attempt.
	for (const phone of lost) await table.set(phone, { status: 'due', attempts: 1 });
	await table.turn();
	expect(await connection.rung()).toEqual(once(phones));
	expect((await states()).slice(0, GROUP)).toEqual(inFlight.map((phone) => ['done', 'finalOutcome', rung.includes(phone) ? 1 : 2]));
});
