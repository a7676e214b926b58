import type { DataTableRow as Row, FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import { kejueNodes, links, node } from './campaigns';
import { atAnyHour, samplePeople, storeCampaign } from './campaignTable';
import { claimAtOnce } from './claims';
import { type Connection, connect } from './connection';

const OWN_NUMBER = '+12025550100';
/** Whom the first turn calls, with how often each calls. */
const ANSWER = ['+12025550201', '+13125550202', '+13035550203', '+14155550204', '+18085550205', '+14165550206', '+442079460207', '+13645550208', '+13645550209'];
const [BUSY, NOBODY_HOME, VOICEMAIL, REJECTS, FAILS] = ['+12025550151', '+12025550152', '+12025550153', '+12025550154', '+12025550155'];
const DUE = [...ANSWER, BUSY, NOBODY_HOME, VOICEMAIL, REJECTS, FAILS];
const NEVER_ENDS = '+12025550156';
const [OPTED_OUT, LISTED] = ['+12025550212', '+12025550213'];

let connection: Connection;
let campaignId: string;
/** The same, but a claim is lost after a second. */
let impatientId: string;

const rowsOf = async (name: string): Promise<Row[]> => await connection.client.rows(name);
const people = async (): Promise<Map<unknown, Row>> => new Map((await rowsOf('campaign_people')).map((row) => [row.name, row]));
const statusesByName = async () => Object.fromEntries([...(await people())].map(([name, { status, reason }]) => [name, [status, reason]]));
const set = async (name: string, condition: [column: string, value: unknown], values: Row) => await connection.client.updateRows(name, condition, values);

const FILL = 'Add the sample';
const TURN = 'Every 5 minutes';

/** Runs everything behind one of the campaign's triggers. */
async function run(trigger: string, id = campaignId): Promise<FinishedRun> {
	const { client } = connection;
	const finished = await client.finished(await client.startFrom(id, trigger));
	expect({ status: finished.status, error: finished.error }).toEqual({ status: 'success', error: undefined });
	return finished;
}
const each = (numbers: string[], times = 1) => Object.fromEntries(numbers.map((number) => [number, times]));

beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
	// The first of the sample have one of everything. The tests run at any hour of any day.
	const people = samplePeople().slice(0, 19);
	const change = (workflow: string) => atAnyHour(workflow).replace('"waitAtMost":10', '"waitAtMost":0.1');
	campaignId = (await storeCampaign(connection.client, { name: 'campaign', people, change })).id;
	impatientId = (await storeCampaign(connection.client, { name: 'campaign', people, change: (workflow) => change(workflow).replace('minutes: 60', 'seconds: 1') })).id;
});

describe('A campaign that lives in a data table', () => {
	it('is filled with a decision for each person, once, however often the list comes', async () => {
		await run(FILL);
		await run(FILL);
		const rows = await rowsOf('campaign_people');
		expect(rows).toHaveLength(19);
		expect(rows.filter(({ status }) => status === 'due').map(({ to }) => to)).toEqual(DUE);
		expect(Object.fromEntries(rows.filter(({ status }) => status !== 'due').map(({ name, status, reason }) => [name, [status, reason]]))).toEqual({
			'Ana once more': ['skipped', 'duplicate'],
			'Has opted out': ['skipped', 'doNotCall'],
			'On the list': ['skipped', 'doNotCall'],
			'Ruined by a spreadsheet': ['fix', 'invalidNumber'],
			'No number': ['fix', 'invalidNumber'],
		});
		expect(await connection.rung()).toEqual({});
	});

	it('rings only the own number while it is a rehearsal, and nothing counts', async () => {
		const [summary] = (await run(TURN)).outputs('Where it stands')[0];
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
		expect(summary).toMatchObject({ rows: 19, due: 14, dueNow: 14, skipped: 3, fix: 2, attempts: 0, finished: false });
	});

	it('calls nobody while it is paused', async () => {
		await set('campaign_settings', ['campaign', 'spring'], { paused: true, rehearsalNumber: '' });
		expect((await run(TURN)).outputs('Claim')).toEqual([]);
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
	});

	it('calls everybody who is due once, even in two turns at the same time', async () => {
		await set('campaign_settings', ['campaign', 'spring'], { paused: false });
		const runs = await Promise.all([run(TURN), run(TURN)]);
		const claimed = runs.flatMap((each) => (each.outputs('Claim')[0] ?? []).map(({ to }) => to));
		expect(claimed.sort()).toEqual([...DUE].sort());
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1, ...each(DUE) });
	});

	it('plans again from the result of each call', async () => {
		const rows = await people();
		const of = (name: string) => {
			const { status, reason, attempts, lastOutcome } = rows.get(name) ?? {};
			return [status, reason, attempts, lastOutcome];
		};
		expect(['Ana', 'Busy', 'Nobody at home', 'Voicemail', 'Rejects', 'Fails'].map(of)).toEqual([
			['done', 'finalOutcome', 1, 'answered'],
			['due', 'callAgain', 1, 'busy'],
			['due', 'callAgain', 1, 'noAnswer'],
			['done', 'finalOutcome', 1, 'voicemail'],
			['done', 'finalOutcome', 1, 'rejected'],
			['due', 'callAgain', 1, 'failed'],
		]);
		const log = await rowsOf('campaign_log');
		expect(log.filter(({ outcome }) => outcome !== null)).toHaveLength(DUE.length);
		expect(log.filter(({ reason }) => reason === 'rehearsal')).toHaveLength(1);
		// Nobody is due before his time.
		expect((await run(TURN)).outputs('Claim')).toEqual([]);
	});

	it('calls again when it is time, and not whoever has opted out meanwhile', async () => {
		const past = new Date(Date.now() - 60_000).toISOString();
		await set('campaign_people', ['status', 'due'], { nextCallAt: past });
		await connection.client.insertRows('campaign_do_not_call', [{ phone: NOBODY_HOME }]);
		await run(TURN);
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1, ...each(DUE), ...each([BUSY, FAILS], 2) });
		expect(await statusesByName()).toMatchObject({ Busy: ['due', 'callAgain'], 'Nobody at home': ['skipped', 'doNotCall'], Fails: ['done', 'outcomeLimit'] });
	});

	it('looks again at a call that lasts longer than its turn, and calls nobody meanwhile', async () => {
		await set('campaign_people', ['name', 'Voicemail'], { status: 'due', phone: NEVER_ENDS, nextCallAt: new Date(Date.now() - 60_000).toISOString() });
		await run(TURN);
		const row = (await people()).get('Voicemail');
		expect(row).toMatchObject({ status: 'calling', attempts: 2 });
		await run(TURN);
		expect((await people()).get('Voicemail')).toMatchObject({ status: 'calling', attempts: 2, attemptHistory: row?.attemptHistory });
		// The call cannot be read any more: that says nothing of whether it was placed.
		await set('campaign_people', ['name', 'Voicemail'], { lastCallId: 'nope' });
		const { outputs } = await run(TURN);
		expect(outputs('Look at call')[0]).toEqual([expect.objectContaining({ error: expect.stringContaining('404') as unknown })]);
		expect((await people()).get('Voicemail')).toMatchObject({ status: 'calling', attempts: 2, attemptHistory: row?.attemptHistory });
		expect((await connection.rung())[NEVER_ENDS]).toBe(1);
	});

	it('holds whom it was about to call when n8n was killed, and calls nobody twice', async () => {
		// It is the third call of the day.
		await set('campaign_settings', ['campaign', 'spring'], { maxPerDay: 3 });
		await set('campaign_people', ['name', 'Busy'], { nextCallAt: new Date(Date.now() - 60_000).toISOString() });
		await connection.addFault({ to: BUSY, operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 60_000 } });
		const before = await connection.rung();
		await connection.client.startFrom(campaignId, TURN);
		await until('the call is under way', 30_000, async () => (await statusesByName()).Busy[0] === 'claimed' && (await connection.rung())[BUSY] === 3);
		await connection.crashAndRestart();
		expect((await run(TURN)).outputs('Claim')).toEqual([]);
		expect(await connection.rung()).toEqual({ ...before, [BUSY]: 3 });
		expect((await statusesByName()).Busy[0]).toBe('claimed');
		expect((await run(TURN, impatientId)).outputs('Claim')).toEqual([]);
		expect((await statusesByName()).Busy).toEqual(['held', 'claimLost']);
		// A person who makes the row due anyway calls nobody twice either: the attempt was made.
		await set('campaign_people', ['name', 'Busy'], { status: 'due' });
		await run(TURN);
		expect((await statusesByName()).Busy).toEqual(['held', 'alreadyCalled']);
		expect((await connection.rung())[BUSY]).toBe(3);
		expect([(await connection.rung())[OPTED_OUT], (await connection.rung())[LISTED]]).toEqual([undefined, undefined]);
	});
});

test('an error of a node that reads a call is no proof that nobody was called', async () => {
	const { kejue } = await kejueNodes(connection);
	const row = { attempts: 0, status: 'claimed', to: BUSY };
	const { id } = await connection.client.createWorkflow({
		name: 'reading',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node('Row', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify(row), options: {} }, { typeVersion: 3.4 }),
			kejue('Look', 'get', { callId: 'nope' }, { onError: 'continueRegularOutput' }),
			node('Plan', 'n8n-nodes-ai-calls.callCampaign', { resource: 'campaign', operation: 'planNextCall', row: "={{ $('Row').item.json }}" }),
		],
		connections: links({ Start: [['Row']], Row: [['Look']], Look: [['Plan']] }),
	});
	const planned = (await connection.client.run(id, 'Plan')).outputs('Plan')[0];
	expect(planned).toEqual([expect.objectContaining({ status: 'held', reason: 'unknownOutcome', attempts: 1, nextCallAt: null })]);
});

describe('A claim', () => {
	it('has one winner for each row, however many executions make it at once', async () => {
		const { rows, won } = await claimAtOnce(connection, 10);
		expect(won.flat().sort()).toEqual([...rows].sort());
	});
});
