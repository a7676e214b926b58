import { DateTime } from 'luxon';

import { atAnyHour, storeCampaign } from './campaignTable';
import { manyPeople } from './campaigns';
import { type Connection, connect } from './connection';

/** More than can be called one after the other until the hours end. */
const LIST = manyPeople(100).map((phone, index) => ({ name: `Person ${index}`, phone, timezone: 'UTC' }));
/** So that the turn has begun by then. */
const OPEN_FOR_SECONDS = 20;
const CLOSED_FOR_MINUTES = 10;
/** A request that was sent in the last moment arrives a little later, the more so on a busy machine. */
const ON_ITS_WAY_MS = 1_000;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

/** The first whole minute that is not before a moment. */
const minuteFrom = (moment: DateTime) => (moment.startOf('minute') < moment ? moment.startOf('minute').plus({ minutes: 1 }) : moment);

test('a turn that is under way when the calling hours end calls nobody after that, and plans the others for the next opening', async () => {
	const { client } = connection;
	const one = (workflow: string) => workflow.replace('"maxActiveCalls":5', '"maxActiveCalls":1').replace('"limit":20', `"limit":${LIST.length}`);
	const list = await storeCampaign(client, { name: 'closing', people: LIST, change: atAnyHour });
	expect(await client.finished(await client.startFrom(list.id, 'Add the sample'))).toMatchObject({ status: 'success' });
	await client.updateRows('closing_settings', ['paused', false], { rehearsalNumber: '' });

	const closing = minuteFrom(DateTime.utc().plus({ seconds: OPEN_FOR_SECONDS }));
	const opening = closing.plus({ minutes: CLOSED_FOR_MINUTES });
	const hours = { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: opening.toFormat('HH:mm'), until: closing.toFormat('HH:mm') }] };
	const untilClosing = (workflow: string) => one(workflow).replaceAll(/"callingHours":"=[^"]*"/g, `"callingHours":"custom","customHours":${JSON.stringify(hours)}`);
	const campaign = await storeCampaign(client, { name: 'closing', people: LIST, change: untilClosing });
	expect(await client.finished(await client.startFrom(campaign.id, 'Every 5 minutes'))).toMatchObject({ status: 'success' });

	const placed = (await connection.requests()).filter(({ operationId }) => operationId === 'createPersonaCall');
	expect(placed.length).toBeGreaterThan(0);
	expect(placed.length).toBeLessThan(LIST.length);
	expect(placed.filter(({ at }) => !(DateTime.fromISO(at) < closing.plus(ON_ITS_WAY_MS)))).toEqual([]);

	const rows = await client.rows('closing_people');
	const called = rows.filter(({ attempts }) => attempts === 1);
	const left = rows.filter(({ attempts }) => attempts === 0);
	expect(await connection.rung()).toEqual(Object.fromEntries(called.map(({ to }) => [to, 1])));
	expect(called.length + left.length).toBe(LIST.length);
	expect(new Set(called.map(({ status }) => status))).toEqual(new Set(['done']));
	expect(new Set(left.map(({ status, reason, nextCallAt }) => [status, reason, DateTime.fromISO(String(nextCallAt)).toMillis()].join()))).toEqual(
		new Set([['due', 'outsideHours', opening.toMillis()].join()]),
	);
});
