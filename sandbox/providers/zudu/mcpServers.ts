import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { ResourceTable } from '../../resourceTable';
import { ORGANIZATION_ID } from './organization';

/** How calls of one tool are approved. */
export const approvalSchema = z.object({
	tool_name: z.string().default(''),
	tool_description: z.string().default(''),
	tool_hash: z.string().default(''),
	input_schema: z.record(z.string(), z.unknown()).default({}),
	approval_policy: z.string().default('requires_approval'),
});

const serverSchema = z
	.object({
		id: z.string(),
		name: z.string().default(''),
		created_at: z.number(),
		updated_at: z.number(),
		tool_approval_hashes: z.array(approvalSchema).default([]),
	})
	.passthrough();

/** An MCP server as Zudu keeps it. */
export type McpServer = z.infer<typeof serverSchema>;

/** The organization's MCP servers, of which there are none at the start. */
export type McpServerTable = ResourceTable<McpServer>;

export function mcpServerTable(description: RecordSource): McpServerTable {
	return new ResourceTable({
		noun: 'MCP server',
		id: 'id',
		newId: () => newId('mcp'),
		row: serverSchema,
		described: description.record('McpServer'),
		defaults: () => ({
			organization_id: ORGANIZATION_ID,
			approval_policy: 'require_approval_all',
			transport: 'SSE',
			tool_approval_hashes: [],
			dependent_agents: [],
			is_creator: true,
			role: 'admin',
		}),
		times: { created: (now) => ({ created_at: now }), changed: (now) => ({ updated_at: now }) },
	});
}
