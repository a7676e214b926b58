import { z } from 'zod';

import type { ExecutionSummary, FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import { people } from '../e2e/campaigns';
import { type Connection, connect } from '../e2e/connection';
import { type Account, accountFor, publishBatches, publishCalls, withStatus } from './subWorkflow';

const BATCHES = 40;
const BATCH_SIZE = 25;
const NUMBERS = people(0, BATCHES * BATCH_SIZE);
/** A slow provider: a worker has up to five batches under way, each with five calls at a time. */
const ANSWER_AFTER_MS = 1000;
const SETTLED_WITHIN_MS = 120_000;
const POLL_INTERVAL_MS = 500;
const CAMPAIGN_TIMEOUT_MS = 600_000;

/** Every hundredth is refused, every hundredth loses its connection after the call was accepted. */
const REFUSED = NUMBERS.filter((_number, index) => index % 100 === 7);
const RESET = NUMBERS.filter((_number, index) => index % 100 === 57);

let connection: Connection;
let killed: string;
let stopped: string;
/** The batches when all had ended, and the executions of the sub-workflow that they called. */
let batches: ExecutionSummary[];
let calls: ExecutionSummary[];
/** The same after n8n's main process was started again. */
let callsAfterRestart: ExecutionSummary[];
/** Ids of the batches that each worker took from the queue, and all that any of them took. */
let byWorker: Record<string, string[]>;
let jobs: Set<string>;
let rungBeforeRetries: Record<string, number>;
/** Notes that n8n's store holds of the calls. */
let notes: number;
let retries: FinishedRun[];
let accounts: Map<string, Account>;

const idsOf = (executions: ExecutionSummary[]): string[] => executions.map(({ id }) => id);
const accountedAs = (account: Account | undefined): string[] => NUMBERS.filter((number) => accounts.get(number) === account);

beforeAll(async () => {
	connection = await connect();
	const { client, act, clearSandbox, addFault, rung } = connection;
	await clearSandbox();
	for (const to of REFUSED) await addFault({ to, operationId: 'createPersonaCall', fault: { kind: 'status', status: 422 } });
	for (const to of RESET) await addFault({ to, operationId: 'createPersonaCall', fault: { kind: 'reset', accept: true } });
	await addFault({ operationId: 'createPersonaCall', fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });

	const sub = await publishCalls(connection, 'calls');
	const campaign = await publishBatches(connection, 'batch', sub);
	/** Executions may stay "running" after Redis was away. What n8n has lost, it finds when the main process starts. */
	const areSettled = async (): Promise<void> => {
		const giveUpAt = Date.now() + SETTLED_WITHIN_MS;
		do {
			batches = await client.allExecutions(campaign.id);
			await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
		} while (withStatus(batches, 'new', 'running').length > 0 && Date.now() < giveUpAt);
	};
	const areRung = async (count: number): Promise<void> =>
		await until(`${count} are rung`, SETTLED_WITHIN_MS, async () => Object.keys(await rung()).length >= count);

	await campaign.start(NUMBERS.slice(0, BATCH_SIZE));
	for (let first = BATCH_SIZE; first < NUMBERS.length; first += BATCH_SIZE) {
		await client.callWebhook('batch', { people: NUMBERS.slice(first, first + BATCH_SIZE) });
	}
	await areRung(150);
	killed = z.string().parse(await act('killWorker'));
	const replacement = act('startWorker');
	await areRung(300);
	await act('restartRedis');
	await replacement;
	await areRung(450);
	const [name] = await Promise.all([act('stopWorker'), act('startWorker')]);
	stopped = z.string().parse(name);
	await areSettled();

	calls = await client.allExecutions(sub.id);
	const taken = z.record(z.array(z.string())).parse(await act('executionsByWorker'));
	byWorker = Object.fromEntries(Object.entries(taken).map(([worker, ids]) => [worker, ids.filter((id) => idsOf(batches).includes(id))]));
	jobs = new Set(Object.values(taken).flat());
	await act('restartMain');
	await until('n8n has found what was lost', SETTLED_WITHIN_MS, async () => {
		batches = await client.allExecutions(campaign.id);
		callsAfterRestart = await client.allExecutions(sub.id);
		return withStatus([...batches, ...callsAfterRestart], 'new', 'running').length === 0;
	});
	rungBeforeRetries = await rung();
	notes = z.number().parse(await act('countNotes', { workflowId: sub.id }));
	retries = [];
	for (const id of idsOf(withStatus(callsAfterRestart, 'crashed'))) retries.push(await client.retry(id));
	const successes = await Promise.all(idsOf(withStatus(await client.allExecutions(sub.id), 'success')).map(async (id) => await client.finished(id)));
	accounts = accountFor(successes);
}, CAMPAIGN_TIMEOUT_MS);

describe('A campaign of a thousand calls, during which workers and the queue go away', () => {
	it('is shared by the workers, and no batch is started twice', () => {
		expect(Object.values(byWorker).flat().sort()).toEqual(idsOf(batches).sort());
		expect(Object.values(byWorker).filter((ids) => ids.length > 0).length).toBeGreaterThanOrEqual(3);
	});

	it('rings nobody twice', async () => {
		expect(Object.entries(rungBeforeRetries).filter(([, times]) => times !== 1)).toEqual([]);
		expect(await connection.rung()).toEqual(rungBeforeRetries);
	});

	it('keeps at least two notes of each call, and a third of each answer, although batches on both workers write them at the same moment', () => {
		expect(notes).toBeGreaterThanOrEqual(2 * Object.keys(rungBeforeRetries).length);
		expect(notes).toBeLessThanOrEqual(3 * NUMBERS.length);
	});

	it('accounts for everybody as placed, not placed or unknown, as it was', () => {
		expect(accountedAs('placed').filter((number) => rungBeforeRetries[number] !== 1)).toEqual([]);
		expect(accountedAs('not placed').filter((number) => number in rungBeforeRetries)).toEqual([]);
		expect(Object.keys(rungBeforeRetries).filter((number) => !['placed', 'unknown'].includes(String(accounts.get(number))))).toEqual([]);
		expect(accountedAs('unknown').filter((number) => number in rungBeforeRetries)).toEqual([]);
		const known = (numbers: string[]): string[] => numbers.filter((number) => accounts.get(number) !== 'unknown');
		expect(accountedAs('not placed').filter((number) => accounts.has(number))).toEqual(known(REFUSED).filter((number) => accounts.has(number)));
		expect(known(RESET).filter((number) => accounts.get(number) === 'not placed')).toEqual([]);
		// A batch that was lost before it came to its calls has called nobody: n8n shows it as failed.
		expect(accountedAs(undefined)).toHaveLength(BATCH_SIZE * (BATCHES - calls.length));
		expect(accountedAs(undefined).filter((number) => number in rungBeforeRetries)).toEqual([]);
	});
});

describe('A worker that is killed', () => {
	const lost = (): ExecutionSummary[] => withStatus(batches, 'error', 'crashed');

	it('loses the batches that it had begun: n8n calls them failed or crashed, and starts none again', () => {
		expect(lost().length).toBeGreaterThan(0);
		expect(byWorker[killed]).toEqual(expect.arrayContaining(idsOf(lost())));
		expect(withStatus(batches, 'success')).toHaveLength(BATCHES - lost().length);
	});

	it('leaves nothing of a batch that failed: its retry runs nothing', async () => {
		for (const { id } of withStatus(lost(), 'error')) {
			expect((await connection.client.finished(id)).outputs('People')).toEqual([]);
			const retry = await connection.client.retry(id);
			expect(retry).toMatchObject({ status: 'error', error: expect.stringContaining('failed to be processed too many times') });
			expect(retry.outputs('Hook')).toEqual([]);
		}
		expect(await connection.rung()).toEqual(rungBeforeRetries);
	});

	// With Redis away at the moment when n8n would have noticed. Such a batch has what it was started with.
	it('leaves a batch that crashed to be retried: that rings nobody twice', async () => {
		for (const { id } of withStatus(lost(), 'crashed')) expect(await connection.client.retry(id)).toMatchObject({ status: 'success' });
		const rung = await connection.rung();
		expect(rung).toMatchObject(rungBeforeRetries);
		expect(Object.entries(rung).filter(([, times]) => times !== 1)).toEqual([]);
	});

	it('leaves the sub-workflows that these batches had called: running, until the main process is started again', () => {
		const left = withStatus(calls, 'running');
		expect(left.length).toBeGreaterThan(0);
		expect(idsOf(withStatus(callsAfterRestart, 'crashed')).sort()).toEqual(idsOf(left).sort());
	});

	it('leaves retries that ring nobody, find the calls of everybody who was called, and say of all others that they may have been called', () => {
		expect(retries.map(({ status }) => status)).toEqual(retries.map(() => 'success'));
		const ends = retries.map((retry) => [...accountFor([retry])]);
		expect(ends.map(({ length }) => length)).toEqual(retries.map(() => BATCH_SIZE));
		expect(ends.flat()).toEqual(ends.flat().map(([number]) => [number, number in rungBeforeRetries ? 'placed' : 'unknown']));
	});
});

describe('A worker that is stopped gently', () => {
	it('finishes what it has begun', () => {
		expect(byWorker[stopped].length).toBeGreaterThan(0);
		expect(idsOf(withStatus(batches, 'success'))).toEqual(expect.arrayContaining(byWorker[stopped]));
	});
});

describe('A sub-workflow', () => {
	it('runs in the worker of the execution that calls it, not as a job of its own', () => {
		expect(idsOf(calls).filter((id) => jobs.has(id))).toEqual([]);
		expect(calls.length).toBeGreaterThan(BATCHES / 2);
	});
});
