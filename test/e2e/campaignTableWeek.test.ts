import { runCampaignWeek } from '../../host/campaignWeek';
import { weekProblems } from '../../host/weekProblems';
import { storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

/** Two thousand take a quarter of an hour: set AI_CALLS_WEEK_PEOPLE. */
const PEOPLE = Number(process.env.AI_CALLS_WEEK_PEOPLE ?? 200);
const MS_PER_PERSON = 1500;
const AREA_CODES = ['212', '305', '404', '617', '312', '214', '504', '612', '303', '602', '505', '415', '206', '503', '213', '808', '364', '458', '416', '604'];
/** Of the numbers 01xx of each area code, these are busy, do not answer, have a voicemail, reject, fail. */
const SPECIAL = [51, 52, 53, 54, 55];
const PER_AREA = PEOPLE / AREA_CODES.length;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

/** As the workflow adds them, one by one. */
const people = AREA_CODES.flatMap((area) =>
	Array.from({ length: PER_AREA }, (_, index) => {
		const local = SPECIAL[index] === undefined ? `555${2000 + index}` : `55501${SPECIAL[index]}`;
		return { name: `Person ${area}-${index}`, phone: `+1${area}${local}`, campaign: 'spring', status: 'fix', attempts: 0, doNotCall: false };
	}),
);

test('people of twenty area codes in a week: each is called within the hours where they are, never too often, and all come to an end', async () => {
	const { client, rung } = connection;
	const change = (workflow: string) =>
		workflow
			.replace('"limit":20', '"limit":50')
			.replace('? 1 : 5 }}', '? 1 : 50 }}')
			.replace('"maxActiveCalls":5', '"maxActiveCalls":50')
			.replace('"options":{"pollInterval":1', '"options":{"maxConcurrent":50,"pollInterval":1');
	const { id: workflowId } = await storeCampaign(client, { name: 'week', people: people.slice(0, 1), change });
	const week = await runCampaignWeek({ client, workflowId, tables: 'week', people: people.slice(1), rung, minutesBetweenTurns: 120 });
	expect(weekProblems(week)).toEqual([]);
	expect(week.turns.at(-1)?.summary).toMatchObject({ rows: people.length, done: people.length, due: 0, held: 0, attempts: AREA_CODES.length * (PER_AREA - 5 + 3 + 3 + 1 + 1 + 2), percentDone: 100 });
	expect(week.turns.map(({ summary: { finished } }) => finished).filter(Boolean)).toHaveLength(1);
}, PEOPLE * MS_PER_PERSON);
