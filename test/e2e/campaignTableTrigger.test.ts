import { until } from '../../host/until';
import { atAnyHour, storeCampaign } from './campaignTable';
import { kejueNodes, links, node } from './campaigns';
import { type Connection, connect } from './connection';
import { unpublish } from './publishedTrigger';

const [ANSWERS, BUSY] = ['+16125552001', '+16125550151'];
const ENDED_WITHIN_MS = 90_000;
const TABLE = { resource: 'row', dataTableId: { __rl: true, mode: 'name', value: 'followed_people' }, matchType: 'allConditions' };
const COLUMNS = ['status', 'decision', 'reason', 'reasonText', 'attempts', 'attemptHistory', 'lastOutcome', 'lastAttemptAt', 'nextCallAt', 'talkSeconds', 'doNotCall'];

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

const where = (...conditions: Array<[keyName: string, keyValue: string]>) => ({ filters: { conditions: conditions.map(([keyName, keyValue]) => ({ keyName, condition: 'eq', keyValue })) } });

/** Kejue Trigger, the row of its call, Plan Next Call, back into the table. */
async function publishFollower(): Promise<string> {
	const { client } = connection;
	const { kejue } = await kejueNodes(connection);
	const [{ credentials }] = [kejue('any', 'get', {})];
	const data = (name: string, parameters: object) => node(name, 'n8n-nodes-base.dataTable', { ...TABLE, ...parameters }, { typeVersion: 1.1 });
	const value = Object.fromEntries(COLUMNS.map((column) => [column, `={{ $json.${column} }}`]));
	const stored = await client.createWorkflow({
		name: 'followed',
		nodes: [
			node('Ended', 'n8n-nodes-ai-calls.kejueTrigger', { events: ['call.ended'] }, { webhookId: 'followed', credentials }),
			data('Its row', { operation: 'get', ...where(['lastCallId', '={{ $json.call.callId }}']), limit: 1 }),
			node('Plan', 'n8n-nodes-ai-calls.callCampaign', {
				...{ resource: 'campaign', operation: 'planNextCall', row: '={{ $json }}', callResult: "={{ $('Ended').item.json.call }}" },
				...{ campaignRules: { callingHours: 'allDay' } },
			}),
			data('Write', { operation: 'update', ...where(['id', '={{ $json.id }}'], ['status', 'calling']), columns: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] }, options: {} }),
		],
		connections: links({ Ended: [['Its row']], 'Its row': [['Plan']], Plan: [['Write']] }),
	});
	await client.activate(stored);
	return stored.id;
}

test('calls that are followed by the trigger instead of by waiting are planned and written back when they end', async () => {
	const { client } = connection;
	// The turn ends while they ring; it does not read them again.
	const withoutWaiting = (text: string) => atAnyHour(text).replace('"waitFor":"transcript"', '"waitFor":"nothing"').replace(',"maxActiveCalls":5', '');
	const people = [ANSWERS, BUSY].map((phone) => ({ name: phone, phone }));
	const { id } = await storeCampaign(client, { name: 'followed', people, change: (text) => withoutWaiting(text).replace('"keyValue":"calling"}]},"limit":20', '"keyValue":"none"}]},"limit":20') });
	const follower = await publishFollower();
	try {
		await until('Kejue knows the trigger', ENDED_WITHIN_MS, async () => (await connection.webhooks('kejue')).some(({ url }) => url.includes('followed')));
		await client.finished(await client.startFrom(id, 'Add the sample'));
		await client.updateRows('followed_settings', ['campaign', 'spring'], { rehearsalNumber: '' });
		const turn = await client.finished(await client.startFrom(id, 'Every 5 minutes'));
		expect([turn.status, turn.error]).toEqual(['success', undefined]);
		expect((turn.outputs('Write back')[0] ?? []).map(({ status, attempts }) => [status, attempts])).toEqual(people.map(() => ['calling', 1]));
		const rows = async () => (await client.rows('followed_people')).map(({ name, status, reason, attempts, lastOutcome }) => [name, status, reason, attempts, lastOutcome]);
		const expected = [
			[ANSWERS, 'done', 'finalOutcome', 1, 'answered'],
			[BUSY, 'due', 'callAgain', 1, 'busy'],
		];
		await until('all have ended', ENDED_WITHIN_MS, async () => JSON.stringify(await rows()) === JSON.stringify(expected)).catch(() => undefined);
		expect(await rows()).toEqual(expected);
	} finally {
		await unpublish(connection, follower, 'kejue');
	}
	expect(await connection.rung()).toEqual({ [ANSWERS]: 1, [BUSY]: 1 });
});
