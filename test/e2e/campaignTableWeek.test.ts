import { runCampaignWeek } from '../../host/campaignWeek';
import { weekProblems } from '../../host/weekProblems';
import { type ListedPerson, storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

const WEEK_TIMEOUT_MS = 600_000;
const AREA_CODES = ['212', '305', '404', '617', '312', '214', '504', '612', '303', '602', '505', '415', '206', '503', '213', '808', '364', '458', '416', '604'];
/** Of the numbers 01xx of each area code, these are busy, do not answer, have a voicemail, reject, fail. */
const SPECIAL = [51, 52, 53, 54, 55];
const PER_AREA = 100;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

const people: ListedPerson[] = AREA_CODES.flatMap((area) =>
	Array.from({ length: PER_AREA }, (_, index) => {
		const local = SPECIAL[index] === undefined ? `555${2000 + index}` : `55501${SPECIAL[index]}`;
		return { name: `Person ${area}-${index}`, phone: `+1${area}${local}` };
	}),
);

test('2,000 people in a week: each is called within the hours where they are, never too often, and all come to an end', async () => {
	const { client, rung } = connection;
	const change = (workflow: string) =>
		workflow
			.replace('"limit":20', '"limit":1000')
			.replace('"maxActiveCalls":5', '"maxActiveCalls":200')
			.replace('"options":{"pollInterval":1', '"options":{"maxConcurrent":50,"pollInterval":1');
	const { id: workflowId } = await storeCampaign(client, { name: 'week', people, change });
	const week = await runCampaignWeek({ client, workflowId, tables: 'week', rung, minutesBetweenTurns: 120 });
	expect(weekProblems(week)).toEqual([]);
	expect(week.turns.at(-1)?.summary).toMatchObject({ rows: 2000, done: 2000, due: 0, held: 0, attempts: AREA_CODES.length * (95 + 3 + 3 + 1 + 1 + 2), percentDone: 100 });
	expect(week.turns.map(({ summary: { finished } }) => finished).filter(Boolean)).toHaveLength(1);
}, WEEK_TIMEOUT_MS);
