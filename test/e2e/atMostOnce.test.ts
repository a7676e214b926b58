import { each, hook, kejueNodes, links, node, people, publish, split, type WorkflowParts } from './campaigns';
import { type Connection, connect } from './connection';

const STOPS = {};
const CONTINUES = { onError: 'continueRegularOutput' };
const FIVE_TRIES = { retryOnFail: true, maxTries: 5, waitBetweenTries: 0 };

let connection: Connection;
let nodes: Awaited<ReturnType<typeof kejueNodes>>;

beforeAll(async () => {
	connection = await connect();
	nodes = await kejueNodes(connection);
});

beforeEach(async () => {
	await connection.clearSandbox();
});

const refuses = async (to: string, times: number): Promise<void> =>
	await connection.addFault({ to, operationId: 'createPersonaCall', times, fault: { kind: 'status', status: 422 } });

const loop = node('Loop', 'n8n-nodes-base.splitInBatches', { batchSize: 1, options: {} }, { typeVersion: 3 });

/** From the people to the calls: at once, one after the other, or all of them in each of two branches. */
const ways = {
	direct: (more: object): WorkflowParts => ({ nodes: [nodes.call(more)], connections: links({ People: [['Call']] }) }),
	loop: (more: object): WorkflowParts => ({
		nodes: [loop, nodes.call(more)],
		connections: links({ People: [['Loop']], Loop: [[], ['Call']], Call: [['Loop']] }),
	}),
	twoBranches: (more: object): WorkflowParts => ({
		nodes: [node('Left', 'n8n-nodes-base.noOp', {}), node('Right', 'n8n-nodes-base.noOp', {}), nodes.call(more)],
		connections: links({ People: [['Left', 'Right']], Left: [['Call']], Right: [['Call']] }),
	}),
};

const campaign = async (path: string, way: keyof typeof ways, more: object = STOPS) => {
	const { nodes: callers, connections } = ways[way](more);
	return await publish(connection, path, { nodes: [hook(path), split(), ...callers], connections: { ...links({ Hook: [['People']] }), ...connections } });
};

/** Before the people are read, another system is asked, which can fail. */
const campaignWithCheck = async (path: string, way: keyof typeof ways, more: object = STOPS) => {
	const { nodes: callers, connections } = ways[way](more);
	const check = node(
		'Check',
		'n8n-nodes-base.httpRequest',
		{
			url: `${connection.providers.kejue.baseUrl}/tools`,
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'X-API-Key', value: connection.providers.kejue.credentials.apiKey }] },
			options: {},
		},
		{ typeVersion: 4.2 },
	);
	const list = node(
		'List',
		'n8n-nodes-base.set',
		{ assignments: { assignments: [{ id: 'a', name: 'people', value: "={{ $('Hook').first().json.body.people }}", type: 'array' }] }, options: {} },
		{ typeVersion: 3.4, executeOnce: true },
	);
	return await publish(connection, path, {
		nodes: [hook(path), check, list, split('people'), ...callers],
		connections: { ...links({ Hook: [['Check']], Check: [['List']], List: [['People']] }), ...connections },
	});
};

const failsOnceBefore = async (): Promise<void> =>
	await connection.addFault({ operationId: 'listTools', times: 1, fault: { kind: 'status', status: 404 } });

describe('Retry of an execution that stopped at a refused call', () => {
	it('calls the refused one and those after it, and nobody again', async () => {
		const numbers = people(10, 7);
		const { run } = await campaign('stopped', 'direct', STOPS);
		await refuses(numbers[2], 1);
		const first = await run(numbers);
		expect(first.status).toBe('error');
		expect(first.error).toMatch(/^Kejue refused the request \(HTTP 422.*so no phone call to …3002 was placed\. \[item 2\]$/);
		const rung = await connection.rung();
		expect(rung).toMatchObject(each(numbers.slice(0, 2)));
		expect(rung).not.toHaveProperty([numbers[2]]);
		expect(rung).not.toHaveProperty([numbers[6]]);

		const second = await connection.client.retry(first.executionId);
		expect(second.status).toBe('success');
		expect(second.outputs('Call')[0].map(({ to }) => to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers));
	});

	it('goes on in the turn of Loop Over Items that had failed', async () => {
		const numbers = people(11, 5);
		const { run } = await campaign('stopped-in-loop', 'loop', STOPS);
		await refuses(numbers[2], 1);
		const first = await run(numbers);
		expect(first.status).toBe('error');
		expect(await connection.rung()).toEqual(each(numbers.slice(0, 2)));

		const second = await connection.client.retry(first.executionId);
		expect(second.status).toBe('success');
		expect(second.outputs('Call')[0].map(({ to }) => to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers));
	});
});

describe('Several runs of the node in one execution', () => {
	it('Loop Over Items with batch size 1 calls each of five people once', async () => {
		const numbers = people(12, 5);
		const { run } = await campaign('loop', 'loop');
		const { status, outputs } = await run(numbers);
		expect(status).toBe('success');
		expect(outputs('Call')[0].map(({ to }) => to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers));
	});

	it('two branches that both lead to the node both call', async () => {
		const numbers = people(13, 3);
		const { run } = await campaign('two-branches', 'twoBranches');
		const { status, outputs } = await run(numbers);
		expect(status).toBe('success');
		expect(outputs('Call')[0].map(({ to }) => to)).toEqual([...numbers, ...numbers]);
		expect(await connection.rung()).toEqual(each(numbers, 2));
	});
});

describe('Retry On Fail with five tries, continuing on errors', () => {
	it('tries a refused first item each time, and calls the others once', async () => {
		const numbers = people(14, 5);
		const { run } = await campaign('five-tries', 'direct', { ...CONTINUES, ...FIVE_TRIES });
		await refuses(numbers[0], 99);
		const { status, outputs } = await run(numbers);
		expect(status).toBe('success');
		const [[refused, ...placed]] = outputs('Call');
		expect(refused).toMatchObject({ details: { code: 'refused', httpStatus: 422, callPlaced: 'no' } });
		expect(placed.map(({ to }) => to)).toEqual(numbers.slice(1));
		expect(await connection.rung()).toEqual(each(numbers.slice(1)));
		expect((await connection.requests()).filter(({ to }) => to === numbers[0])).toHaveLength(5);
	});

	it('sends an item whose outcome is unknown once', async () => {
		const numbers = people(15, 5);
		const { run } = await campaign('five-tries-unknown', 'direct', { ...CONTINUES, ...FIVE_TRIES });
		await connection.addFault({ to: numbers[0], operationId: 'createPersonaCall', fault: { kind: 'reset' } });
		const { status, outputs } = await run(numbers);
		expect(status).toBe('success');
		const [[lost, ...placed]] = outputs('Call');
		expect(lost).toMatchObject({ details: { code: 'unconfirmed', callPlaced: 'unknown' } });
		expect(placed.map(({ to }) => to)).toEqual(numbers.slice(1));
		expect(await connection.rung()).toEqual(each(numbers.slice(1)));
		expect((await connection.requests()).filter(({ to }) => to === numbers[0])).toHaveLength(1);
	});
});

describe('Retry of an execution that failed before it came to the calls', () => {
	it('calls everybody, although an earlier execution called the same list', async () => {
		const numbers = people(16, 5);
		const { run } = await campaignWithCheck('failed-before', 'direct');
		expect((await run(numbers)).status).toBe('success');
		expect(await connection.rung()).toEqual(each(numbers));

		await failsOnceBefore();
		const failed = await run(numbers);
		expect(failed.status).toBe('error');
		expect(await connection.rung()).toEqual(each(numbers));

		const retried = await connection.client.retry(failed.executionId);
		expect(retried.status).toBe('success');
		expect(retried.outputs('Call')[0].map(({ to }) => to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers, 2));
	});

	it('and then stopped at a refused call: a second retry calls that one and those after it', async () => {
		const numbers = people(17, 5);
		const { run } = await campaignWithCheck('failed-before-and-stopped', 'direct');
		await failsOnceBefore();
		await refuses(numbers[1], 1);
		const failed = await run(numbers);
		const stopped = await connection.client.retry(failed.executionId);
		expect([failed.status, stopped.status]).toEqual(['error', 'error']);
		expect(await connection.rung()).toHaveProperty([numbers[0]], 1);
		expect(await connection.rung()).not.toHaveProperty([numbers[4]]);

		const retried = await connection.client.retry(stopped.executionId);
		expect({ status: retried.status, error: retried.error }).toEqual({ status: 'success', error: undefined });
		expect(retried.outputs('Call')[0].map(({ to }) => to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers));
	});

	it('and whose node has Retry On Fail: the second try calls who was refused, and gives the other calls again', async () => {
		const numbers = people(18, 5);
		const { run } = await campaignWithCheck('failed-before-with-tries', 'direct', { ...CONTINUES, ...FIVE_TRIES });
		await failsOnceBefore();
		await refuses(numbers[0], 1);
		const failed = await run(numbers);
		const retried = await connection.client.retry(failed.executionId);
		expect(retried.outputs('Call')[0].map(({ to, error }) => error ?? to)).toEqual(numbers);
		expect(await connection.rung()).toEqual(each(numbers));
	});

	it('and whose two branches both lead to the node: both call', async () => {
		const numbers = people(19, 3);
		const { run } = await campaignWithCheck('failed-before-two-branches', 'twoBranches', CONTINUES);
		await failsOnceBefore();
		const failed = await run(numbers);
		const retried = await connection.client.retry(failed.executionId);
		expect(retried.outputs('Call')[0].map(({ to, error }) => error ?? to)).toEqual([...numbers, ...numbers]);
		expect(await connection.rung()).toEqual(each(numbers, 2));
	});

	it('and which calls one after the other: a person who is listed twice is called twice', async () => {
		const [ada, ben] = people(20, 2);
		const { run } = await campaignWithCheck('failed-before-loop', 'loop', CONTINUES);
		await failsOnceBefore();
		const failed = await run([ada, ben, ada]);
		const retried = await connection.client.retry(failed.executionId);
		expect(retried.outputs('Call')[0].map(({ to, error }) => error ?? to)).toEqual([ada, ben, ada]);
		expect(await connection.rung()).toEqual({ [ada]: 2, [ben]: 1 });
	});
});
