import { until } from '../../host/until';
import { each, hook, kejueNodes, links, manyPeople, node, publish, split, type WorkflowParts } from './campaigns';
import { type Connection, connect } from './connection';

/* Lists that are handed over in few requests, in the workflows that people build around them. */

const PEOPLE = manyPeople(250);
const MANY = manyPeople(2500);
const KILLED_WITHIN_MS = 30_000;
const ANSWER_AFTER_MS = 60_000;

let connection: Connection;
let credentials: Record<string, { id: string; name: string }>;

const zudu = (name: string, operation: string, parameters: object, more: object = {}) =>
	node(name, 'n8n-nodes-ai-calls.zudu', { resource: 'batch', operation, ...parameters }, { credentials: { zuduApi: credentials.zuduApi }, ...more });

const draft = (more: object = {}) => zudu('Draft', 'create', { fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', ...more }, { onError: 'continueErrorOutput' });

const execute = zudu.bind(undefined, 'Execute', 'execute', { batchId: '={{ $json.batchId }}' });

const bulk = (more: object = {}) =>
	node('Bulk', 'n8n-nodes-ai-calls.levers', { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}', options: { maxConcurrent: 1, timeout: 120 }, ...more }, { credentials: { leversApi: credentials.leversApi }, onError: 'continueErrorOutput' });

const loop = (batchSize: number) => node('Loop', 'n8n-nodes-base.splitInBatches', { batchSize, options: {} }, { typeVersion: 3 });

/** Without those that were refused for an expired token and sent again. */
const count = async (operationId: string) => (await connection.requests()).filter((request) => request.operationId === operationId && request.status !== 401).length;

const runOf = async (path: string, { nodes, connections }: Omit<WorkflowParts, 'settings'>, numbers: string[]) =>
	await (await publish(connection, path, { nodes: [hook(path), split(), ...nodes], connections: { ...links({ Hook: [['People']] }), ...connections } })).run(numbers);

beforeAll(async () => {
	connection = await connect();
	credentials = Object.fromEntries((await connection.client.credentials()).map(({ id, name, type }) => [type, { id, name }]));
});

beforeEach(async () => await connection.clearSandbox());

describe('A Zudu batch', () => {
	it('is made and executed once in each turn of a loop', async () => {
		const run = await runOf('lists-loop', { nodes: [loop(100), draft(), execute()], connections: links({ People: [['Loop']], Loop: [[], ['Draft']], Draft: [['Execute']], Execute: [['Loop']] }) }, PEOPLE);
		expect(run.status).toBe('success');
		expect([await count('createBatchCall'), await count('executeBatchCall')]).toEqual([3, 3]);
		expect(await connection.rung()).toEqual(each(PEOPLE));
	});

	it('is executed once after the loop that has made it, for all people that name it', async () => {
		const run = await runOf('lists-after', { nodes: [loop(100), draft(), execute()], connections: links({ People: [['Loop']], Loop: [['Execute'], ['Draft']], Draft: [['Loop']] }) }, PEOPLE);
		expect(run.status).toBe('success');
		expect([await count('createBatchCall'), await count('executeBatchCall'), run.outputs('Execute')[0].length]).toEqual([3, 3, 250]);
		expect(await connection.rung()).toEqual(each(PEOPLE));
	});

	it('is executed once where a loop comes to it person by person', async () => {
		const people = PEOPLE.slice(0, 4);
		const nodes = [draft(), loop(1), zudu('Execute', 'execute', { batchId: '={{ $json.batchId }}' }, { onError: 'continueErrorOutput' })];
		const run = await runOf('lists-each', { nodes, connections: links({ People: [['Draft']], Draft: [['Loop']], Loop: [[], ['Execute']], Execute: [['Loop'], ['Loop']] }) }, people);
		expect(run.outputs('Execute').map((items) => items.length)).toEqual([1, 3]);
		expect(await count('executeBatchCall')).toBe(1);
		expect(await connection.rung()).toEqual(each(people));
	});

	it('in a sub-workflow is one of the items that it is given, and campaign rules keep another one from the same people', async () => {
		const child = await connection.client.createWorkflow({
			name: 'lists-child',
			nodes: [node('Start', 'n8n-nodes-base.executeWorkflowTrigger', { inputSource: 'passthrough' }, { typeVersion: 1.1 }), draft({ status: 'sent', campaignRules: { campaign: 'child' } })],
			connections: links({ Start: [['Draft']] }),
		});
		await connection.client.activate(child);
		const call = (name: string) => node(name, 'n8n-nodes-base.executeWorkflow', { workflowId: { __rl: true, mode: 'id', value: child.id }, options: {} }, { typeVersion: 1.2 });
		const run = await runOf('lists-parent', { nodes: [call('Child'), call('Again')], connections: links({ People: [['Child', 'Again']] }) }, PEOPLE);
		expect(run.error).toBeUndefined();
		expect(await count('createBatchCall')).toBe(1);
		const reasons = ['Child', 'Again'].map((name) => [...new Set(run.outputs(name)[0].map(({ skipped }) => Object(skipped).reason))]);
		expect(reasons.flat().toSorted()).toEqual(['alreadyCalled', undefined]);
		expect(await connection.rung()).toEqual(each(PEOPLE));
	});
});

describe('Campaign rules in a loop, person by person', () => {
	const runRules = async (path: string, campaignRules: object, numbers: string[]) => {
		const { call } = await kejueNodes(connection);
		const dialling = call({ onError: 'continueRegularOutput' });
		const nodes = [loop(1), { ...dialling, parameters: { ...(dialling.parameters as object), campaignRules } }];
		const run = await runOf(path, { nodes, connections: links({ People: [['Loop']], Loop: [[], ['Call']], Call: [['Loop']] }) }, numbers);
		expect(run.error).toBeUndefined();
		return run.outputs('Call')[0].map(({ error, skipped }) => (error === undefined ? (Object(skipped).reason ?? 'call') : 'error'));
	};

	it('stop after refusals in a row', async () => {
		await connection.addFault({ operationId: 'createPersonaCall', fault: { kind: 'status', status: 422 } });
		expect(await runRules('lists-stop', { stopAfter: 2 }, PEOPLE.slice(0, 5))).toEqual(['error', 'error', 'stopped', 'stopped', 'stopped']);
		expect(await count('createPersonaCall')).toBe(2);
	});

	it('skip whoever was called in an earlier turn', async () => {
		const [ana, ben] = PEOPLE;
		expect(await runRules('lists-twice', { duplicates: 'callFirst' }, [ana, ben, ana])).toEqual(['call', 'call', 'duplicate']);
		expect(await connection.rung()).toEqual(each([ana, ben]));
	});
});

it('Levers bulk: n8n is killed during the second of three requests, and the retry hands over whoever was left, nobody twice', async () => {
	const campaign = await publish(connection, 'lists-killed', { nodes: [hook('lists-killed'), split(), bulk()], connections: links({ Hook: [['People']], People: [['Bulk']] }) });
	// The token of an earlier execution is refused, and the first list sent again with a new one.
	await campaign.run(PEOPLE.slice(0, 1));
	await connection.clearSandbox();
	await connection.expireTokens();
	await connection.addFault({ operationId: 'callContactsBulk', mentions: MANY[1500], times: 1, fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });
	const executionId = await campaign.start(MANY);
	await until('the second request is there', KILLED_WITHIN_MS, async () => (await count('callContactsBulk')) === 2);
	await connection.crashAndRestart();
	const retried = await connection.client.retry(executionId);
	expect(retried.status).toBe('success');
	const [items, errors] = retried.outputs('Bulk').map((output) => output.filter((item) => !('isArtificialRecoveredEventItem' in item)));
	// A retry in n8n 2.8 cannot tell whose turn had come.
	const held = connection.n8nVersion === '2.8.4' ? MANY : MANY.slice(1000, 2000);
	expect(items.map(({ to }) => to)).toEqual(MANY.filter((phone) => !held.includes(phone)));
	expect(errors.map(({ details }) => details)).toEqual(held.map(() => expect.objectContaining({ code: 'unconfirmed', callPlaced: 'unknown' })));
	const called = connection.n8nVersion === '2.8.4' ? MANY.slice(0, 2000) : MANY;
	expect(await connection.rung()).toEqual(each(called));
	expect(await count('callContactsBulk')).toBe(called.length === MANY.length ? 3 : 2);
});
