import { z } from 'zod';

import { until } from '../../host/until';
import { kejueNodes, node, people } from './campaigns';
import { type Connection, connect } from './connection';
import { McpClient, type ToolResult } from './mcpClient';

const LISTENS_WITHIN_MS = 10_000;

const placed = z.tuple([z.object({ callId: z.string(), to: z.string(), status: z.string() })]);

/** How the node may be set: words, part of a path, settings. */
const settings: Array<[string, string, object]> = [
	['', '', {}],
	[' that stops on errors', '-stop', { onError: 'stopWorkflow' }],
	[' that continues on errors', '-continue', { onError: 'continueRegularOutput' }],
];

let connection: Connection;

/** Publishes the node as the one tool of an MCP server, and gives what an agent can do with it. */
const toolFor = async (path: string, more: object = {}, parameters: object = {}) => {
	const { call } = await kejueNodes(connection);
	const tool = call(more, {});
	const workflow = await connection.client.createWorkflow({
		name: path,
		nodes: [
			node('Server', '@n8n/n8n-nodes-langchain.mcpTrigger', { path, authentication: 'none' }, { webhookId: path, typeVersion: 2 }),
			{ ...tool, type: `${tool.type}Tool`, parameters: { ...(tool.parameters as object), ...parameters, phone: "={{ $fromAI('phone', 'Whom to call', 'string') }}" } },
		],
		connections: { Call: { ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	await connection.client.activate(workflow);
	const client = new McpClient(`${connection.webhookUrl}/mcp/${path}`);
	await until(`${path} listens`, LISTENS_WITHIN_MS, async () => await client.connect().then(() => true, () => false));
	const [{ name, description }] = await client.tools();
	return { description, call: async (phone: string): Promise<ToolResult> => await client.use(name, { phone }) };
};

beforeAll(async () => {
	connection = await connect();
});

beforeEach(async () => {
	await connection.clearSandbox();
});

describe('The Kejue node as the tool of an AI agent', () => {
	it('calls, and calls again when it is used again in the same way', async () => {
		const [number] = people(40, 1);
		const { call, description } = await toolFor('tool');
		expect(description).toBe('Place phone call by persona in Kejue');
		const answers = [await call(number), await call(number)];
		const calls = answers.map(({ text }) => placed.parse(JSON.parse(text))[0]);
		expect(calls.map(({ to, status }) => ({ to, status }))).toEqual([{ to: number, status: 'queued' }, { to: number, status: 'queued' }]);
		expect(calls[0].callId).not.toBe(calls[1].callId);
		expect(await connection.rung()).toEqual({ [number]: 2 });
	});

	it('keeps to Campaign Rules: each person once, and nobody on the do-not-call list', async () => {
		const [number, listed] = people(42, 2);
		const { call } = await toolFor('tool-rules', {}, { campaignRules: { campaign: 'agent', doNotCall: listed } });
		const said = async (phone: string): Promise<unknown> => JSON.parse((await call(phone)).text);
		expect(await said(number)).toMatchObject([{ to: number, status: 'queued', rules: { campaign: 'agent', attempt: 1 } }]);
		expect(await said(number)).toMatchObject([{ to: number, status: 'skipped', callId: null, skipped: { reason: 'alreadyCalled' } }]);
		expect(await said(listed)).toMatchObject([{ to: listed, status: 'skipped', callId: null, skipped: { reason: 'doNotCall' } }]);
		expect(await connection.rung()).toEqual({ [number]: 1 });
	});

	it('calls nobody for a model that names the campaign itself', async () => {
		const [number] = people(43, 1);
		const { call } = await toolFor('tool-names', {}, { campaignRules: { campaign: "={{ $fromAI('campaign', 'Any name', 'string', 'agent') }}" } });
		expect((await call(number)).text).toContain("'Campaign Rules → Campaign' must not be filled in by the AI model, whose calls it limits.");
		expect(await connection.rung()).toEqual({});
	});

	it.each(settings)('tells why nobody was called in a sentence that stands alone, as a tool%s', async (_name, path, more) => {
		const { call } = await toolFor(`tool-fails${path}`, more);
		const { text: refused } = await call('+12025550173');
		expect(refused).toContain('Kejue refused the request (HTTP 422: The number is not accepted.), so no phone call to …0173 was placed.');
		const { text: wrong } = await call('12');
		expect(wrong).toContain("'Phone Number' is too short: it must have 7 to 15 digits with its country code, and emergency numbers and short codes are never called.");
		expect(await connection.rung()).toEqual({});
	});

	// n8n takes each try of a tool for a new run of the node.
	it.each(settings)('sends a call whose answer was lost once, as a tool with Retry On Fail%s', async (_name, path, more) => {
		const [number] = people(41, 1);
		await connection.addFault({ to: number, operationId: 'createPersonaCall', fault: { kind: 'reset', accept: true } });
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		const { call } = await toolFor(`tool-lost${path}`, { retryOnFail: true, maxTries: 3, waitBetweenTries: 0, ...more });
		const { text } = await call(number);
		expect(text).toContain('Kejue did not confirm the phone call to …6100 (the connection was lost): it may have been placed.');
		expect(await connection.rung()).toEqual({ [number]: 1 });
	});
});
