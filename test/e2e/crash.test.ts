import type { FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import { type Campaign, each, hook, kejueNodes, links, manyPeople, node, people, publish, split, type WorkflowParts } from './campaigns';
import { type Connection, connect } from './connection';
import { expectContinued } from './expectContinued';

/** Two calls at a time, each answered after a second: 40 people take twenty seconds. */
const ANSWER_AFTER_MS = 1000;
const PEOPLE = 40;
const BY_HAND = people(1, PEOPLE);
const BY_WEBHOOK = people(2, PEOPLE);
const FOLLOWED = people(3, 5);
const ONE_BY_ONE = people(4, 5);
const NEVER_ENDS = '+12025550156';
const KILLED_WITHIN_MS = 15_000;
const MANY = manyPeople(2000);
const MANY_KILLED_AFTER = 900;
const MANY_WITHIN_MS = 120_000;
const MANY_TEST_MS = 300_000;

type Item = Record<string, unknown>;

let connection: Connection;
let rungBefore: Record<string, number>;
let byHand: { id: string; executionId: string };
const campaigns = new Map<string, Campaign & { executionId: string }>();

const rungOf = (rung: Record<string, number>, numbers: string[]): Record<string, number> =>
	Object.fromEntries(Object.entries(rung).filter(([number]) => numbers.includes(number)));
/** What Call put out in a retry, without the mark that n8n's recovery leaves in place of what was lost. */
const calledIn = (run: FinishedRun): { items: Item[]; errors: Item[] } => {
	const [items, errors] = run.outputs('Call').map((output) => output.filter((item) => !('isArtificialRecoveredEventItem' in item)));
	return { items, errors };
};
const retry = async (path: string): Promise<FinishedRun> => await connection.client.retry(campaigns.get(path)!.executionId);

const numbersIn = (items: Item[], member: string): string[] => items.map((item) => String(item[member]));

/** Who was called came out as a call that was found in the list; nobody else was called, or is said to have been. */
const expectFound = (run: FinishedRun, numbers: string[]): void => {
	expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
	const { items, errors } = calledIn(run);
	const rung = numbers.filter((number) => rungBefore[number]);
	expect([...numbersIn(items, 'to'), ...numbersIn(errors, 'phone')].sort()).toEqual([...numbers].sort());
	expect(items.filter(({ adopted, to }) => adopted !== true || !rung.includes(String(to)))).toEqual([]);
	expect(new Set(items.map(({ callId }) => callId)).size).toBe(items.length);
	expect(errors.map(({ details }) => details)).toEqual(errors.map(() => ({ code: 'unconfirmed', httpStatus: null, done: 'unknown', callPlaced: 'unknown', retryable: false })));
	expect(errors.filter(({ message, error }) => !String(message).includes('before calling again') || !String(error).includes('may have been placed'))).toEqual([]);
	// A retry in n8n 2.8 cannot tell when it was first started, so it takes no older call for its own.
	if (connection.n8nVersion !== '2.8.4') expect(numbersIn(items, 'to')).toEqual(rung);
};

beforeAll(async () => {
	connection = await connect();
	const { client, clearSandbox, addFault, rung } = connection;
	await clearSandbox();
	const { kejue, call } = await kejueNodes(connection);
	const dialling = call({ onError: 'continueErrorOutput' });

	const list = `={{ ${JSON.stringify(BY_HAND)} }}`;
	const { id } = await client.createWorkflow({
		name: 'crash-by-hand',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node(
				'List',
				'n8n-nodes-base.set',
				{ assignments: { assignments: [{ id: 'a', name: 'people', value: list, type: 'array' }] }, options: {} },
				{ typeVersion: 3.4 },
			),
			split('people'),
			dialling,
		],
		connections: links({ Start: [['List']], List: [['People']], People: [['Call']] }),
	});

	const webhooks: Array<[string, string[], WorkflowParts]> = [
		['crash-webhook', BY_WEBHOOK, { nodes: [hook('crash-webhook'), split(), dialling], connections: links({ Hook: [['People']], People: [['Call']] }) }],
		[
			'crash-followed',
			[...FOLLOWED, NEVER_ENDS],
			{
				nodes: [hook('crash-followed'), split(), dialling, kejue('Follow', 'waitForEnd', { callId: '={{ $json.callId }}', options: { waitAtMost: 0.5 } })],
				connections: links({ Hook: [['People']], People: [['Call']], Call: [['Follow']] }),
			},
		],
		[
			'crash-loop',
			ONE_BY_ONE,
			{
				nodes: [
					hook('crash-loop'),
					split(),
					node('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 1, options: {} }, { typeVersion: 3 }),
					dialling,
				],
				connections: links({ Hook: [['People']], People: [['Loop']], Loop: [[], ['Call']], Call: [['Loop'], ['Loop']] }),
			},
		],
	];
	for (const [path, , workflow] of webhooks) campaigns.set(path, { ...(await publish(connection, path, workflow)), executionId: '' });

	// Those of the followed campaign are answered at once.
	for (const to of [...BY_HAND, ...BY_WEBHOOK]) await addFault({ to, operationId: 'createPersonaCall', fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });
	await addFault({ to: ONE_BY_ONE[2], operationId: 'createPersonaCall', fault: { kind: 'delay', ms: 60_000 } });

	byHand = { id, executionId: await client.start(id, 'Call') };
	for (const [path, numbers] of webhooks) {
		const campaign = campaigns.get(path)!;
		campaign.executionId = await campaign.start(numbers);
	}
	await until('all are in the middle', KILLED_WITHIN_MS, async () => {
		const rings = await rung();
		const count = (numbers: string[]): number => Object.keys(rungOf(rings, numbers)).length;
		return count(BY_HAND) >= 6 && count(BY_WEBHOOK) >= 6 && count(ONE_BY_ONE) === 3 && (await follows());
	});
	await connection.crashAndRestart();
	// What had left the process is rung now; nothing comes later.
	rungBefore = await rung();
});

/** The campaign that follows its calls has asked for the state of one. */
const follows = async (): Promise<boolean> => (await connection.requests()).some(({ operationId }) => operationId === 'getCall');

describe('A process that is killed in the middle', () => {
	it('has rung some of the people, each once', () => {
		for (const numbers of [BY_HAND, BY_WEBHOOK]) {
			const rung = rungOf(rungBefore, numbers);
			expect(Object.keys(rung).length).toBeGreaterThanOrEqual(6);
			expect(Object.keys(rung).length).toBeLessThan(PEOPLE);
		}
		expect(new Set(Object.values(rungBefore))).toEqual(new Set([1]));
		expect(rungOf(rungBefore, ONE_BY_ONE)).toEqual(each(ONE_BY_ONE.slice(0, 3)));
		expect(rungOf(rungBefore, FOLLOWED)).toEqual(each(FOLLOWED));
	});

	it('leaves executions that n8n calls crashed', async () => {
		const executions = [byHand, ...campaigns.values()].map(async ({ executionId }) => (await connection.client.finished(executionId)).status);
		expect(await Promise.all(executions)).toEqual(['crashed', 'crashed', 'crashed', 'crashed']);
	});
});

describe('Retry of a crashed execution whose list was short rings nobody, and finds who was called', () => {
	const nobodyElse = async (): Promise<void> => expect(await connection.rung()).toEqual(rungBefore);

	it('started by a webhook', async () => {
		expectFound(await retry('crash-webhook'), BY_WEBHOOK);
		await nobodyElse();
	});

	it('killed after the calls, while a later node followed them', async () => {
		expectFound(await retry('crash-followed'), [...FOLLOWED, NEVER_ENDS]);
		await nobodyElse();
	});

	it('a second time', async () => {
		const { client } = connection;
		const [{ id }] = await client.executions(campaigns.get('crash-webhook')!.id);
		expect(id).not.toBe(campaigns.get('crash-webhook')!.executionId);
		expectFound(await retry('crash-webhook'), BY_WEBHOOK);
		await nobodyElse();
	});
});

describe('A crashed execution that was started by hand', () => {
	it('cannot be retried: n8n has kept nothing of it', async () => {
		await expect(connection.client.retry(byHand.executionId)).rejects.toThrow('cannot be retried');
		expect(await connection.rung()).toEqual(rungBefore);
	});
});

describe('Retry of a crashed execution whose turns called one person each', () => {
	it('rings nobody again whose turn had come, and calls the others', async () => {
		const run = await retry('crash-loop');
		const { items, errors } = calledIn(run);
		const rung = rungOf(await connection.rung(), ONE_BY_ONE);
		// A retry in n8n 2.8 cannot tell when it was first started: there it may have called anybody.
		const called = connection.n8nVersion === '2.8.4' ? ONE_BY_ONE.slice(0, 3) : ONE_BY_ONE;
		expect(rung).toEqual(each(called));
		expect([...numbersIn(items, 'to'), ...numbersIn(errors, 'phone')].sort()).toEqual(ONE_BY_ONE);
		if (connection.n8nVersion === '2.8.4') return;
		expect(errors).toEqual([]);
		expect(items.map(({ adopted }) => adopted ?? false)).toEqual([true, true, true, false, false]);
	});
});

describe('A process that is killed in the middle of two thousand people', () => {
	it('is continued by the retry: nobody is called twice, nobody is missing, at most a hundred are in doubt', async () => {
		await connection.clearSandbox();
		const { call } = await kejueNodes(connection);
		const dialling = call({ onError: 'continueErrorOutput' }, { maxConcurrent: 20 });
		const campaign = await publish(connection, 'crash-many', { nodes: [hook('crash-many'), split(), dialling], connections: links({ Hook: [['People']], People: [['Call']] }) });
		const executionId = await campaign.start(MANY);
		await until('many are called', MANY_WITHIN_MS, async () => Object.keys(await connection.rung()).length >= MANY_KILLED_AFTER);
		await connection.crashAndRestart();
		const before = await connection.rung();
		expect(Object.keys(before).length).toBeLessThan(MANY.length);

		const retried = await connection.client.retry(executionId);
		// A retry in n8n 2.8 cannot tell when it was first started: there it may have called anybody.
		const maxInDoubt = connection.n8nVersion === '2.8.4' ? MANY.length : undefined;
		expectContinued(retried, { before, after: await connection.rung(), numbers: MANY, maxInDoubt });
	}, MANY_TEST_MS);
});

describe('A new execution with the same list', () => {
	it('calls everybody, as it was told to', async () => {
		await connection.clearSandbox();
		const run = await campaigns.get('crash-webhook')!.run(BY_WEBHOOK);
		expect(run.status).toBe('success');
		expect(run.outputs('Call')[0].map(({ to }) => to)).toEqual(BY_WEBHOOK);
		expect(await connection.rung()).toEqual(each(BY_WEBHOOK));
	});
});
