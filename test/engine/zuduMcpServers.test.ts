import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { pickFrom, pickFromAll } from './pickFrom';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const URL = 'https://mcp.example.com/sse';

useFastClock();
const sandbox = useSandbox();

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({ type: 'zudu', parameters: { resource: 'mcpServer', operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...options });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const { error, items } = await run(operation, parameters);
	expect(error).toBeUndefined();
	return jsonOf(items) as IDataObject[];
};

const create = async (name: string, serverFields: INodeParameters = {}) => {
	const [{ id }] = await outputOf('create', { url: URL, name, serverFields });
	return String(id);
};

const sent = (operationId: string) => sandbox.requests('zudu').filter((request) => request.operationId === operationId);

test('a server is registered, read, changed and given another policy', async () => {
	const mcpServerId = await create('Tickets', { transport: 'SSE', approvalPolicy: 'auto_approve_read_only', secretId: 'secret_1' });
	expect(sent('createMcpServer').map(({ body }) => body)).toEqual([
		{ config: { url: URL, name: 'Tickets', transport: 'SSE', approval_policy: 'auto_approve_read_only', secret_token: { secret_id: 'secret_1' } } },
	]);
	await outputOf('update', { mcpServerId, name: 'Desk' });
	expect(sent('updateMcpServer').map(({ body }) => body)).toEqual([{ name: 'Desk', config: { name: 'Desk' } }]);
	await outputOf('setApprovalPolicy', { mcpServerId, approvalPolicy: 'require_approval_per_tool' });
	expect(await outputOf('get', { mcpServerId })).toMatchObject([{ id: mcpServerId, url: URL, name: 'Desk', approval_policy: 'require_approval_per_tool' }]);
});

test('get many and the picker follow every page, and search', async () => {
	for (let number = 1; number <= 45; number++) await create(`Server ${number}`);
	const servers = await outputOf('getMany', { returnAll: true });
	expect(new Set(servers.map(({ id }) => id)).size).toBe(45);
	expect(sent('listMcpServers').map(({ path }) => path)).toEqual([0, 1, 2].map((page) => `/api/mcp-servers?page=${page}&limit=20`));
	expect(await outputOf('getMany', { filters: { search: 'server 45' } })).toMatchObject([{ name: 'Server 45' }]);
	const list = { type: 'zudu', method: 'searchMcpServers', secrets: sandboxSecrets(sandbox) };
	expect(await pickFromAll(list)).toHaveLength(45);
	expect((await pickFrom({ ...list, filter: 'Server 45' })).results).toEqual([{ name: expect.stringMatching(/^Server 45 \(mcp_/), value: expect.stringMatching(/^mcp_/) }]);
});

test('tools are listed, and rules for them added and deleted', async () => {
	const mcpServerId = await create('Tickets');
	const tools = await outputOf('getTools', { mcpServerId });
	expect(tools.map(({ name }) => name)).toEqual(['search', 'create_ticket']);
	const toolName = 'create_ticket';
	expect(await outputOf('createToolApproval', { mcpServerId, toolName, approvalPolicy: 'requires_approval', additionalFields: { inputSchema: '{ "type": "object" }' } })).toMatchObject([
		{ mcp_server_id: mcpServerId, tool_name: toolName },
	]);
	expect(sent('createMcpToolApproval').map(({ body }) => body)).toEqual([{ tool_name: toolName, approval_policy: 'requires_approval', input_schema: { type: 'object' } }]);
	expect(await outputOf('deleteToolApproval', { mcpServerId, toolName })).toEqual([{ deleted: true, mcpServerId, toolName }]);
	const [server] = await outputOf('get', { mcpServerId });
	expect(server.tool_approval_hashes).toEqual([]);
});

test('the picker of tools asks for the server first', async () => {
	const list = { type: 'zudu', method: 'searchMcpTools', secrets: sandboxSecrets(sandbox) };
	await expect(pickFrom(list)).rejects.toThrow("'MCP Server' must be chosen before its tools can be listed");
	const mcpServerId = await create('Tickets');
	const { results } = await pickFrom({ ...list, parameters: { resource: 'mcpServer', operation: 'deleteToolApproval', mcpServerId } });
	expect(results.map(({ value }) => value)).toEqual(['search', 'create_ticket']);
});

test('headers are sent, and neither shown nor stored', async () => {
	const serverFields = { requestHeaders: { headers: [{ name: 'Authorization', value: 'Bearer token-of-the-desk' }] } };
	const parameters = { url: URL, name: 'Tickets', serverFields };
	const { items, error, run: execution } = await run('create', parameters);
	expect(error).toBeUndefined();
	expect(sent('createMcpServer').map(({ body }) => body)).toEqual([{ config: { url: URL, name: 'Tickets', request_headers: { Authorization: 'Bearer token-of-the-desk' } } }]);
	expect(jsonOf(items)).toMatchObject([{ request_headers: { Authorization: '***' } }]);
	expect(JSON.stringify(execution.data.resultData)).not.toContain('token-of-the-desk');
	const { items: rehearsed } = await run('create', { ...parameters, options: { dryRun: true } });
	expect(JSON.stringify(rehearsed)).not.toContain('token-of-the-desk');
});

test('refuses an update of nothing before anything is sent', async () => {
	expect((await run('update', { mcpServerId: 'mcp_1' })).error?.message).toContain("'Server Fields' is empty: nothing to update");
	expect(sandbox.requests('zudu')).toEqual([]);
});

test('a knowledge base is read with its sources', async () => {
	const { error, items } = await run('get', { resource: 'knowledgeBase', knowledgeBaseId: 'kb_sandbox_1' });
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toMatchObject([{ knowledge_base_id: 'kb_sandbox_1', knowledge_base_sources: expect.any(Array) }]);
});
