import { until } from '../../host/until';
import { begin, numbers, once, summaryOf, TURN_WITHIN_MS } from './begunCampaign';
import { type Connection, connect } from './connection';

const [BUSY, LASTING] = ['+13125550151', '+13125550156'];

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

const past = () => new Date(Date.now() - 60_000).toISOString();

describe('What somebody changes in the table stays: doNotCall, set', () => {
	it('while the person is being called', async () => {
		const table = await begin(connection, { name: 'out_calling', phones: [BUSY] });
		await connection.addFault({ to: BUSY, operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 8_000 } });
		const end = await table.start();
		await until('the call is under way', TURN_WITHIN_MS, async () => (await connection.rung())[BUSY] === 1);
		await table.set(BUSY, { doNotCall: true });
		await end();
		expect(await table.person(BUSY)).toMatchObject({ doNotCall: true, attempts: 1, lastOutcome: 'busy' });
		expect((await table.rows('do_not_call')).map(({ phone }) => phone)).toContain(BUSY);
		await table.set(BUSY, { nextCallAt: past() });
		await table.turn();
		expect(await table.person(BUSY)).toMatchObject({ status: 'skipped', reason: 'doNotCall', doNotCall: true });
		expect(await connection.rung()).toEqual(once([BUSY]));
	});

	it('in another row with the same number: of a campaign before, or one that was a duplicate', async () => {
		const [before, twice, other] = numbers(21, 3);
		const table = await begin(connection, { name: 'out_elsewhere', phones: [before, twice, other] });
		await connection.client.insertRows('out_elsewhere_people', [
			{ name: 'Last year', phone: before, to: before, campaign: 'winter', status: 'done', attempts: 1, doNotCall: true },
			{ name: 'Twice', phone: `tel:${twice}`, to: twice, campaign: 'spring', status: 'skipped', reason: 'duplicate', attempts: 0, doNotCall: true },
		]);
		await table.turn();
		expect(await connection.rung()).toEqual(once([other]));
		for (const phone of [before, twice]) expect((await table.people()).find((row) => row.phone === phone && row.status !== 'done')).toMatchObject({ status: 'skipped', reason: 'doNotCall', attempts: 0 });
		expect((await table.rows('do_not_call')).map(({ phone }) => phone)).toEqual(expect.arrayContaining([before, twice]));
	});

	it('while a call that lasts longer than its turn is read', async () => {
		const withoutWaiting = (text: string) => text.replace('"waitFor":"transcript"', '"waitFor":"nothing"').replace(',"maxActiveCalls":5', '');
		const table = await begin(connection, { name: 'out_reading', phones: [LASTING], change: withoutWaiting });
		await table.turn();
		expect(await table.person(LASTING)).toMatchObject({ status: 'calling', doNotCall: false });
		await connection.addFault({ operationId: 'getCall', fault: { kind: 'delay', ms: 8_000 } });
		const end = await table.start();
		await until('the call is read', TURN_WITHIN_MS, async () => (await connection.requests()).filter(({ operationId }) => operationId === 'getCall').length > 1);
		await table.set(LASTING, { doNotCall: true });
		await end();
		expect(await table.person(LASTING)).toMatchObject({ doNotCall: true });
	});
});

test('a person who is added in the table is in the summary, and called as soon as the campaign and the status due are entered too', async () => {
	const [listed, added] = numbers(20, 2);
	const table = await begin(connection, { name: 'added', phones: [listed] });
	await connection.client.insertRows('added_people', [{ name: 'By hand', phone: added }]);
	expect(summaryOf(await table.turn())).toMatchObject({ rows: 2, done: 1, otherStatus: 1 });
	await table.set(added, { campaign: 'spring', status: 'due' });
	await table.turn();
	expect(await connection.rung()).toEqual(once([listed, added]));
	expect(await table.person(added)).toMatchObject({ status: 'done', attempts: 1, to: added });
});
