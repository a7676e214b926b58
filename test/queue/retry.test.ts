import { until } from '../../host/until';
import { type Campaign, each, hook, kejueNodes, links, manyPeople, people, publish, split } from '../e2e/campaigns';
import { type Connection, connect } from '../e2e/connection';
import { expectContinued } from '../e2e/expectContinued';
import { type Account, accountFor, publishBatches, publishCalls, publishLoop, type SubWorkflow, withStatus } from './subWorkflow';

const PEOPLE = 25;
const TURN = 5;
/** Longer than it takes to kill n8n: who is called then is still being called. */
const NEVER_ANSWERED_MS = 120_000;
const WITHIN_MS = 120_000;
const MANY_KILLED_AFTER = 900;
const MANY_TEST_MS = 400_000;

let connection: Connection;

const rungOf = async (numbers: string[]): Promise<Record<string, number>> =>
	Object.fromEntries(Object.entries(await connection.rung()).filter(([number]) => numbers.includes(number)));

/** What the executions of a sub-workflow say that were not there before. */
const accountsOf = async (sub: SubWorkflow, before: string[]): Promise<Map<string, Account>> => {
	const { client } = connection;
	const later = (await client.allExecutions(sub.id)).filter(({ id }) => !before.includes(id));
	return accountFor(await Promise.all(later.map(async ({ id }) => await client.finished(id))));
};
const idsOf = async (sub: SubWorkflow): Promise<string[]> => (await connection.client.allExecutions(sub.id)).map(({ id }) => id);

beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
});

describe('All of n8n is killed while a loop calls a sub-workflow in its third turn', () => {
	const numbers = people(20, PEOPLE);
	const begun = numbers.slice(0, 3 * TURN);
	let sub: SubWorkflow;
	let campaign: Campaign;
	let executionId: string;

	beforeAll(async () => {
		for (const to of begun.slice(2 * TURN)) {
			await connection.addFault({ to, operationId: 'createPersonaCall', fault: { kind: 'delay', ms: NEVER_ANSWERED_MS } });
		}
		sub = await publishCalls(connection, 'loop-calls');
		campaign = await publishLoop(connection, 'loop', sub);
		executionId = await campaign.start(numbers);
		await until('the third turn', WITHIN_MS, async () => Object.keys(await rungOf(numbers)).length === begun.length);
		await connection.act('killAllProcesses');
		await until('n8n has found what was lost', WITHIN_MS, async () => {
			const all = [...(await connection.client.allExecutions(campaign.id)), ...(await connection.client.allExecutions(sub.id))];
			return withStatus(all, 'new', 'running').length === 0;
		});
	});

	it('leaves both executions crashed, with what they were started with', async () => {
		expect((await connection.client.allExecutions(campaign.id)).map(({ status }) => status)).toEqual(['crashed']);
		expect((await connection.client.allExecutions(sub.id)).map(({ status }) => status)).toEqual(['crashed', 'success', 'success']);
		expect(await rungOf(numbers)).toEqual(each(begun));
	});

	it('the retry of the loop finds who was called, although its sub-workflows are new, and calls the others', async () => {
		const before = await idsOf(sub);
		const retry = await connection.client.retry(executionId);
		expect({ status: retry.status, error: retry.error }).toEqual({ status: 'success', error: undefined });
		const accounts = await accountsOf(sub, before);
		expect([...accounts.keys()].sort()).toEqual(numbers);
		// The turns before were answered; those of the third are found in the list.
		expect(numbers.filter((number) => accounts.get(number) !== 'placed')).toEqual([]);
		expect(await rungOf(numbers)).toEqual(each(numbers));
	});

	it('the retry of the sub-workflow alone rings nobody', async () => {
		const [crashed] = withStatus(await connection.client.allExecutions(sub.id), 'crashed');
		const accounts = accountFor([await connection.client.retry(crashed.id)]);
		expect([...accounts.keys()]).toEqual(numbers.slice(2 * TURN, 3 * TURN));
		expect(await rungOf(numbers)).toEqual(each(numbers));
	});
});

describe('All of n8n is killed in the middle of two thousand people', () => {
	it('is continued by the retry: nobody is called twice, nobody is missing, at most a hundred are in doubt', async () => {
		await connection.clearSandbox();
		const numbers = manyPeople(2000);
		const { call } = await kejueNodes(connection);
		const dialling = call({ onError: 'continueErrorOutput' }, { maxConcurrent: 20 });
		const campaign = await publish(connection, 'many', { nodes: [hook('many'), split(), dialling], connections: links({ Hook: [['People']], People: [['Call']] }) });
		const executionId = await campaign.start(numbers);
		await until('many are called', WITHIN_MS, async () => Object.keys(await connection.rung()).length >= MANY_KILLED_AFTER);
		await connection.act('killAllProcesses');
		const before = await connection.rung();
		expect(Object.keys(before).length).toBeLessThan(numbers.length);
		await until('n8n has found what was lost', WITHIN_MS, async () => withStatus(await connection.client.allExecutions(campaign.id), 'new', 'running').length === 0);

		const retried = await connection.client.retry(executionId);
		expectContinued(retried, { before, after: await connection.rung(), numbers });
	}, MANY_TEST_MS);
});

describe('A sub-workflow that stops in the middle', () => {
	const numbers = people(21, PEOPLE);
	const refused = numbers[12];
	let sub: SubWorkflow;
	let campaign: Campaign;
	let executionId: string;
	let rung: Record<string, number>;

	beforeAll(async () => {
		await connection.clearSandbox();
		sub = await publishCalls(connection, 'stopping-calls', 'stopWorkflow');
		campaign = await publishBatches(connection, 'stopping', sub);
		await connection.addFault({ to: refused, operationId: 'createPersonaCall', times: 1, fault: { kind: 'status', status: 422 } });
		executionId = await campaign.start(numbers);
		await connection.client.finished(executionId);
		rung = await rungOf(numbers);
	});

	it('is continued when its caller is retried: nobody is called twice, nobody is missing', async () => {
		expect((await connection.client.finished(executionId)).status).toBe('error');
		expect(Object.keys(rung).length).toBeGreaterThanOrEqual(8);
		const before = await idsOf(sub);
		const retry = await connection.client.retry(executionId);
		expect({ status: retry.status, error: retry.error }).toEqual({ status: 'success', error: undefined });
		expect(await accountsOf(sub, before)).toEqual(new Map(numbers.map((number) => [number, 'placed'])));
		expect(await rungOf(numbers)).toEqual(each(numbers));
	});

	it('calls nobody again when it is retried itself after that', async () => {
		const failed = (await idsOf(sub)).at(-1)!;
		await connection.client.retry(failed);
		expect(await rungOf(numbers)).toEqual(each(numbers));
	});
});

describe('A loop that calls a sub-workflow with the same people in two turns', () => {
	it('calls them twice, as it was told to', async () => {
		await connection.clearSandbox();
		const numbers = people(22, TURN);
		const sub = await publishCalls(connection, 'repeating-calls');
		const campaign = await publishLoop(connection, 'repeating', sub);
		expect((await campaign.run([...numbers, ...numbers])).status).toBe('success');
		expect(await connection.rung()).toEqual(each(numbers, 2));
	});
});
