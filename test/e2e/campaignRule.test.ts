import { until } from '../../host/until';
import { expectSharedOut, expectTakenUp, publishWithCampaign } from './campaignRule';
import { manyPeople } from './campaigns';
import { type Connection, connect } from './connection';

const KILLED_AFTER = 900;
const WITHIN_MS = 120_000;
const TEST_MS = 300_000;

let connection: Connection;

beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

describe('The rule Campaign', () => {
	it('shares a list out between two executions at once: everybody is called once', async () => {
		const campaign = await publishWithCampaign(connection, 'shared-out');
		await expectSharedOut(connection, campaign, manyPeople(600).sort());
	}, TEST_MS);

	it('lets a new execution go on with the list of one that was killed', async () => {
		const numbers = manyPeople(2000).sort();
		const campaign = await publishWithCampaign(connection, 'taken-up');
		await campaign.start(numbers);
		await until('many are called', WITHIN_MS, async () => Object.keys(await connection.rung()).length >= KILLED_AFTER);
		await connection.crashAndRestart();
		await expectTakenUp(connection, campaign, numbers);
	}, TEST_MS);
});
