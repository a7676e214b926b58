import { z } from 'zod';
import type { Members } from '../../describedRecord';
import { type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import { membersOf, tableOperations } from '../../tableOperations';
import { failure, success } from './envelope';
import { approvalSchema, type McpServer, type McpServerTable } from './mcpServers';
import { pageOf, sorted } from './page';
import { ZUDU_TABLE } from './zuduTable';

const listQuery = z.object({
	page: z.number().default(0),
	limit: z.number().default(20),
	sort: z.string().default('created_at'),
	order: z.string().default('desc'),
	search: z.string().optional(),
});

/** The sandbox asks no server for its tools: each has these. */
const TOOLS = ['search', 'create_ticket'].map((name) => ({
	name,
	description: `Sandbox tool ${name}`,
	inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
}));

/** https://docs.zudu.ai/api-reference/mcp-servers/ */
export function mcpOperations(servers: McpServerTable): Record<string, Operation> {
	const withServer = (act: (server: McpServer, request: OperationRequest) => Answer): Operation =>
		quiet((request) => {
			const server = servers.get(request.params.mcpServerId);
			return server ? act(server, request) : failure(404, 'MCP server not found');
		});
	return {
		...tableOperations({
			table: servers,
			dialect: ZUDU_TABLE,
			operations: { create: 'createMcpServer', get: 'getMcpServer', update: ['updateMcpServer', 'updateMcpApprovalPolicy'] },
			lists: { listMcpServers: listServers },
			read: readServer,
		}),
		listMcpTools: withServer(() => success('Tools retrieved successfully', TOOLS)),
		createMcpToolApproval: withServer((server, { body }) => {
			const approval = approvalSchema.parse(body);
			const changed = servers.update(server, { tool_approval_hashes: [...without(server, approval.tool_name), approval] });
			return success('Tool approval created successfully', {
				mcp_server_id: server.id,
				...approval,
				created_at: changed.updated_at,
				server: servers.shown(changed),
			});
		}),
		deleteMcpToolApproval: withServer((server, { params: { toolName } }) => {
			const left = without(server, toolName);
			if (left.length === server.tool_approval_hashes.length) return failure(404, 'Tool approval not found');
			return success('Tool approval deleted successfully', servers.shown(servers.update(server, { tool_approval_hashes: left })));
		}),
	};
}

/** One generation of the documentation wraps the fields in config, the other sends them flat. Both names of address and title are shown. */
function readServer(body: Members): Members {
	const { secret_token, ...fields } = 'config' in body ? membersOf(body.config) : body;
	const { secret_id } = membersOf(secret_token);
	return {
		...fields,
		...(fields.url === undefined ? {} : { server_url: fields.url }),
		...(fields.name === undefined ? {} : { server_name: fields.name }),
		...(secret_id === undefined ? {} : { secret_token_id: secret_id }),
	};
}

function without({ tool_approval_hashes }: McpServer, toolName: string) {
	return tool_approval_hashes.filter(({ tool_name }) => tool_name !== toolName);
}

function listServers(rows: McpServer[], { query }: OperationRequest): Answer {
	const { sort, order, search = '', ...paging } = listQuery.parse(query);
	const found = rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
	const key = (server: McpServer) => (sort === 'name' ? server.name : sort === 'updated_at' ? server.updated_at : server.created_at);
	const page = pageOf(sorted(found, key, order === 'asc' ? 'ascending' : 'descending'), paging);
	return success('MCP servers retrieved successfully', {
		servers: page.shown,
		total_count: page.totalCount,
		page: page.page,
		limit: page.limit,
		total_pages: page.totalPages,
		has_next: page.hasNext,
		has_previous: page.hasPrevious,
		filters: search === '' ? {} : { search },
	});
}
