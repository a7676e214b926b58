import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { answeringServer, answerJson } from './answeringServer';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* Agents, actions and the knowledge base of Elemente, as a workflow uses them. */

const sandbox = useSandbox();

const run = async (resource: string, operation: string, parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ type: 'elemente', parameters: { resource, operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...more });

const one = async (...args: Parameters<typeof run>): Promise<IDataObject> => {
	const { items, error } = await run(...args);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	return jsonOf(items)[0] ?? {};
};

const sent = () => sandbox.requests('elemente').map(({ method, path, body }) => [`${method} ${path}`, body]);
const picked = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

/** Of the sandbox's action that each agent has one of. */
async function anAction(): Promise<string> {
	const { items } = await run('agent', 'getMany', { limit: 1 });
	const [{ id }] = jsonOf(items)[0]?.actions as [{ id: string }];
	return id;
}

const UNSAID = { leadQualification: null, functionality: null, lastname: null, imageURL: null, phone: null, isInbound: null, workspace: null };

test('an agent is created with null for what is required and was not entered, then changed and read', async () => {
	const action = await anAction();
	const created = await one('agent', 'create', {
		name: 'Grace',
		agentFields: {
			actions: action,
			goodByePhrases: '["Goodbye, and thanks", "Bye"]',
			temperature: 0.7,
			isInbound: false,
			imageUrl: 'https://example.com/grace.jpg',
			interactionSettings: { channel: 'call', outbound: true },
		},
	});
	const body = {
		...UNSAID,
		name: 'Grace',
		actions: [action],
		goodByePhrases: ['Goodbye, and thanks', 'Bye'],
		temperature: '0.7',
		isInbound: false,
		imageURL: 'https://example.com/grace.jpg',
		interactionSettings: { channel: 'call', outbound: true },
	};
	const id = String(created.id);
	// The sandbox takes no less than what the documentation marks as required.
	const required = { leadQualification: 'none', functionality: 'interactive', lastname: 'Hopper', phone: '+12673624524', isInbound: true, workspace: true };
	await one('agent', 'update', { id: picked(id), agentFields: { ...required, imageUrl: 'https://example.com/2.jpg', voiceSpeed: 1.5, language: 'en-US' } });
	expect(sent().slice(1)).toEqual([
		['POST /api/v1/agents', body],
		[`PUT /api/v1/agents/${id}`, { id, ...required, imageURL: 'https://example.com/2.jpg', voiceSpeed: 1.5, language: 'en-US' }],
	]);
	expect(await one('agent', 'get', { id: picked(id) })).toEqual(
		expect.objectContaining({ id, name: 'Grace', voiceSpeed: 1.5, language: 'en-US', actions: [expect.objectContaining({ id: action })] }),
	);
});

test('an update sends nothing but what was entered, so that it clears nothing', async () => {
	const { items } = await run('agent', 'update', { id: picked('7'), agentFields: { voiceSpeed: 1.5 }, options: { dryRun: true } });
	expect(jsonOf(items)).toEqual([expect.objectContaining({ method: 'PUT', body: { id: '7', voiceSpeed: 1.5 } })]);
});

test.each([
	[{ returnAll: true }, 130, [undefined, '1', '2']],
	[{ limit: 105 }, 105, [undefined, '1', '2']],
	[{ limit: 2 }, 2, [undefined]],
])('agents are listed page by page: %j', async (parameters, count, pages) => {
	const { items, error } = await run('agent', 'getMany', parameters);
	expect(error).toBeUndefined();
	expect(new Set(jsonOf(items).map(({ id }) => id)).size).toBe(count);
	expect(sandbox.requests('elemente').map(({ path }) => new URL(path, 'http://localhost').searchParams.get('page') ?? undefined)).toEqual(pages);
});

test('an action is created, and read and changed with its ID in the output, which no answer has', async () => {
	const created = await one('action', 'create', {
		name: 'find_order',
		description: 'Finds an order',
		method: 'POST',
		url: 'https://example.com/orders',
		headers: { header: [{ key: 'X-Api-Key', value: 'k-7' }] },
		queryParams: { parameter: [{ key: 'number', value: '{number}' }] },
		inputVariables: { variable: [{ name: 'number', description: 'Of the order', required: true }] },
	});
	expect(created).toEqual({ created: true, name: 'find_order' });
	const body = {
		name: 'find_order',
		description: 'Finds an order',
		waitingMessage: null,
		method: 'POST',
		url: 'https://example.com/orders',
		headers: [{ key: 'X-Api-Key', value: 'k-7' }],
		queryParams: [{ key: 'number', value: '{number}' }],
		inputVariables: [{ name: 'number', description: 'Of the order', dataType: 'string', required: true }],
	};
	expect(sent()).toEqual([['POST /api/v1/actions', body]]);

	const id = await anAction();
	const changes = { description: 'Finds it', headers: { header: [{ key: 'X-Api-Key', value: 'header-secret-8' }] }, method: 'PUT', url: 'https://example.com/2', waitingMessage: 'One moment' };
	const lists = { queryParams: { parameter: [{ key: 'a', value: 'b' }] }, inputVariables: { variable: [{ name: 'number' }] } };
	const updated = await one('action', 'update', { id, updateFields: { ...changes, ...lists } });
	// The value of a header may be a key: an answer that repeats it does not show it.
	expect(updated).toEqual(expect.objectContaining({ id, method: 'PUT', headers: [{ key: 'X-Api-Key', value: '***' }] }));
	expect(sent().at(-1)).toEqual([
		`PUT /api/v1/actions/${id}`,
		{
			id,
			...changes,
			headers: [{ key: 'X-Api-Key', value: 'header-secret-8' }],
			queryParams: [{ key: 'a', value: 'b' }],
			inputVariables: [{ name: 'number', dataType: 'string', required: false }],
		},
	]);
	expect(await one('action', 'get', { id })).toEqual(expect.objectContaining({ id, url: 'https://example.com/2' }));
});

test('an entry of the knowledge base is created for chosen agents and listed', async () => {
	const [a, b] = jsonOf((await run('agent', 'getMany', { limit: 2 })).items).map(({ id }) => String(id));
	await one('knowledgeBase', 'create', {
		title: 'Opening hours',
		text: '9 to 5',
		agents: { agent: [a, b].map((agentId) => ({ agentId: picked(agentId) })) },
		additionalFields: { urls: 'https://example.com/a, https://example.com/b', refreshFrequency: '1d' },
	});
	await one('knowledgeBase', 'create', { title: 'Address' });
	expect(sent().slice(1)).toEqual([
		[
			'POST /api/v1/knowledgebase',
			{
				name: 'Opening hours',
				title: 'Opening hours',
				type: 'faq',
				text: '9 to 5',
				agentIds: [a, b],
				urls: ['https://example.com/a', 'https://example.com/b'],
				refreshFrequency: '1d',
			},
		],
		['POST /api/v1/knowledgebase', { name: 'Address', title: 'Address', type: 'faq', agentIds: [] }],
	]);
	const { items } = await run('knowledgeBase', 'getMany', { returnAll: true });
	expect(jsonOf(items).map(({ title, agents }) => [title, agents])).toEqual([['Opening hours', [a, b]], ['Address', []]]);
});

/** A list whose pages count from `first`, as Elemente may do it. */
test.each([0, 1])('entries of the knowledge base are listed once each when pages count from %d', async (first) => {
	const all = Array.from({ length: 250 }, (_, index) => ({ id: String(index), title: `Entry ${index}` }));
	const server = await answeringServer((url, response) => {
		const { searchParams } = new URL(url, 'http://localhost');
		const [page, limit] = [Number(searchParams.get('page') ?? first), Number(searchParams.get('limit'))];
		const start = (page - first) * limit;
		answerJson(response, { knowledgeBases: all.slice(start, start + limit), total: 1, pages: 3 });
	});
	const secrets = { elementeApi: { ...sandboxSecrets(sandbox).elementeApi, baseUrl: server.origin } };
	const { items, error } = await run('knowledgeBase', 'getMany', { returnAll: true }, { secrets });
	await server.close();
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toEqual(all);
});

test.each<[string, string, string, INodeParameters, string]>([
	['an agent without a name', 'agent', 'create', { name: '={{ "" }}' }, 'Name'],
	['a list in bad JSON', 'agent', 'create', { name: 'Grace', agentFields: { goodByePhrases: '["Bye"' } }, 'Agent Fields → Goodbye Phrases'],
	['nothing to update of an agent', 'agent', 'update', { id: picked('7') }, 'Agent Fields'],
	['an ID that leads elsewhere', 'agent', 'get', { id: picked('7/../8') }, 'Agent'],
	['a header without a key', 'action', 'create', { name: 'a', description: 'b', url: 'https://example.com', headers: { header: [{ key: '={{ "" }}', value: 'v' }] } }, 'Headers → Header 1 → Key'],
	['an unknown method', 'action', 'create', { name: 'a', description: 'b', url: 'https://example.com', method: 'FETCH' }, 'Method'],
	['nothing to update of an action', 'action', 'update', { id: '7' }, 'Update Fields'],
	['an entry without a title', 'knowledgeBase', 'create', { title: ' ' }, 'Title'],
	['a page that has no address', 'knowledgeBase', 'create', { title: 'a', additionalFields: { urls: 'https://example.com/faq, file:///etc/passwd' } }, 'Additional Fields → URLs'],
	['an entry for nobody in particular', 'knowledgeBase', 'create', { title: 'a', agents: { agent: [{ agentId: picked('={{ "" }}') }] } }, 'Agents → Agent 1 → Agent'],
])('%s is refused before anything is sent', async (_what, resource, operation, parameters, names) => {
	const { error } = await run(resource, operation, parameters);
	expect(error?.message).toContain(`'${names}'`);
	expect(sandbox.requests('elemente')).toEqual([]);
});

test.each<[string, string, string, INodeParameters]>([
	['createAgent', 'agent', 'create', { name: 'Grace' }],
	['createAction', 'action', 'create', { name: 'a', description: 'b', url: 'https://example.com' }],
	['createKnowledgebase', 'knowledgeBase', 'create', { title: 'Opening hours' }],
])('after a lost answer %s is not sent again, and the error says where to look', async (operationId, resource, operation, parameters) => {
	sandbox.addFault({ provider: 'elemente', operationId, fault: { kind: 'reset', accept: true } });
	const { items } = await run(resource, operation, parameters, { onError: 'continueRegularOutput', maxTries: 3 });
	expect(sandbox.requests('elemente').filter((request) => request.operationId === operationId)).toHaveLength(1);
	expect(jsonOf(items)).toEqual([
		expect.objectContaining({
			message: expect.stringMatching(/^Check the (agents|actions|knowledge base) in Elemente before sending it again\./),
			details: expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'no', retryable: false }),
		}),
	]);
});
