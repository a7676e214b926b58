import { z } from 'zod';

import type { ExecutionSummary } from '../../host/n8nClient';
import { until } from '../../host/until';
import { type Campaign, each, hook, kejueNodes, links, people, publish, split } from '../e2e/campaigns';
import { type Connection, connect } from '../e2e/connection';
import { type Account, accountFor, withStatus } from './subWorkflow';

/** Two workers take five batches each, so the last four wait in the queue until the first have ended. */
const BATCHES = 14;
const BATCH_SIZE = 10;
const NUMBERS = people(25, BATCHES * BATCH_SIZE);
const ANSWER_AFTER_MS = 1500;
const WITHIN_MS = 60_000;

let connection: Connection;
let campaign: Campaign;
let batches: ExecutionSummary[];
let accounts: Map<string, Account>;

beforeAll(async () => {
	connection = await connect();
	const { act, client, clearSandbox, addFault, rung } = connection;
	await clearSandbox();
	await addFault({ operationId: 'createPersonaCall', fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });
	const { call } = await kejueNodes(connection);
	campaign = await publish(connection, 'rollback', {
		nodes: [hook('rollback'), split(), call({ onError: 'continueErrorOutput' }, { maxConcurrent: 5 })],
		connections: links({ Hook: [['People']], People: [['Call']] }),
	});
	/** How often a worker took a batch from the queue. */
	const timesTaken = async (): Promise<number> => {
		const ids = new Set((await client.allExecutions(campaign.id)).map(({ id }) => id));
		const taken = Object.values(z.record(z.array(z.string())).parse(await act('executionsByWorker'))).flat();
		return taken.filter((id) => ids.has(id)).length;
	};
	const areRung = async (count: number): Promise<void> =>
		await until(`${count} are rung`, WITHIN_MS, async () => Object.keys(await rung()).length >= count);

	await campaign.start(NUMBERS.slice(0, BATCH_SIZE));
	for (let first = BATCH_SIZE; first < NUMBERS.length; first += BATCH_SIZE) {
		await client.callWebhook('rollback', { people: NUMBERS.slice(first, first + BATCH_SIZE) });
	}
	await areRung(40);
	await act('saveRedis');
	await areRung(115);
	await act('crashRedis');
	await areRung(NUMBERS.length);
	await until('the batches that were in the queue are taken again', WITHIN_MS, async () => (await timesTaken()) > BATCHES);
	await until('every batch has ended', WITHIN_MS, async () => {
		batches = await client.allExecutions(campaign.id);
		return withStatus(batches, 'new', 'running').length === 0;
	});
	accounts = accountFor(await Promise.all(batches.map(async ({ id }) => await client.finished(id))));
}, 3 * WITHIN_MS);

describe('Batches that n8n runs a second time, because its queue came back with an older state', () => {
	it('ring nobody twice', async () => {
		expect(await connection.rung()).toEqual(each(NUMBERS));
	});

	it('account for everybody as placed or unknown', () => {
		expect([...accounts.keys()].sort()).toEqual(NUMBERS);
		expect([...accounts.values()]).not.toContain('not placed');
	});
});
