import { until } from '../../host/until';
import { hook, links, node, publish } from './campaigns';
import type { Connection } from './connection';

const ROWS = 20;
const ENDED_WITHIN_MS = 60_000;
const TABLE = { dataTableId: { __rl: true, mode: 'name', value: 'claims' } };
const DATA_TABLE = 'n8n-nodes-base.dataTable';

const data = (name: string, parameters: object, more: object = {}) => node(name, DATA_TABLE, parameters, { typeVersion: 1.1, ...more });
const columns = (value: object) => ({ columns: { mappingMode: 'defineBelow', value, schema: [], matchingColumns: [] } });
const conditions = (...each: Array<[keyName: string, keyValue: string]>) => ({
	matchType: 'allConditions',
	filters: { conditions: each.map(([keyName, keyValue]) => ({ keyName, condition: 'eq', keyValue })) },
});

/** Has several executions claim the same rows of a data table at once, by the update that the example of a campaign uses; gives the rows that each has won. */
export async function claimAtOnce(connection: Connection, executions: number): Promise<{ rows: unknown[]; won: unknown[][] }> {
	const { client } = connection;
	const column = [{ name: 'status', type: 'string' }];
	const fill = await client.createWorkflow({
		name: 'rows to claim',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			data('Table', { resource: 'table', operation: 'create', tableName: 'claims', columns: { column }, options: { createIfNotExists: true } }),
			data('Old rows', { resource: 'row', operation: 'deleteRows', ...TABLE, ...conditions(['status', 'claimed']) }, { alwaysOutputData: true }),
			node('List', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ rows: Array(ROWS).fill('due') }), options: {} }, { typeVersion: 3.4, executeOnce: true }),
			node('Rows', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'rows', options: { destinationFieldName: 'status' } }),
			data('Insert', { resource: 'row', operation: 'insert', ...TABLE, ...columns({ status: '={{ $json.status }}' }), options: {} }),
		],
		connections: links({ Start: [['Table']], Table: [['Old rows']], 'Old rows': [['List']], List: [['Rows']], Rows: [['Insert']] }),
	});
	const claims = await publish(connection, 'claims', {
		nodes: [
			hook('claims'),
			data('Rows', { resource: 'row', operation: 'get', ...TABLE, returnAll: true }),
			data('Claim', { resource: 'row', operation: 'update', ...TABLE, ...conditions(['id', '={{ $json.id }}'], ['status', 'due']), ...columns({ status: 'claimed' }), options: {} }),
		],
		connections: links({ Hook: [['Rows']], Rows: [['Claim']] }),
	});
	await client.run(fill.id, 'Insert');
	// Waits until the address is registered, and takes all rows.
	await claims.run([]);
	const rows = (await client.run(fill.id, 'Insert')).outputs('Insert')[0].map(({ id }) => id);
	await Promise.all(Array.from({ length: executions }, async () => await client.callWebhook('claims', {})));
	const ended = async () => (await client.executions(claims.id, executions + 1)).filter(({ status }) => status === 'success');
	await until('all claims have been made', ENDED_WITHIN_MS, async () => (await ended()).length === executions + 1);
	const [, ...ids] = (await ended()).map(({ id }) => id).sort((one, other) => Number(one) - Number(other));
	const runs = await Promise.all(ids.map(async (id) => await client.finished(id)));
	await client.deactivate(claims.id);
	return { rows, won: runs.map((run) => (run.outputs('Claim')[0] ?? []).map(({ id }) => id)) };
}
