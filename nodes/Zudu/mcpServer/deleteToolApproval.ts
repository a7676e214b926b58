import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { mcpServer } from './mcpServer';
import { mcpTool } from './mcpTool';

/** https://docs.zudu.ai/api-reference/mcp-servers/delete-tool-approval */
export const deleteToolApproval = defineOperation({
	option: { name: 'Delete Tool Approval', value: 'deleteToolApproval', description: 'Delete the rule for a tool, so that the policy of the server counts. This cannot be undone.', action: 'Delete tool approval of MCP server' },
	properties: [mcpServer, mcpTool, writeOptions],
	// After a lost answer a second request would find no rule, which reads as if nothing had been deleted.
	effect: { what: 'deletion of the tool approval', where: 'the MCP servers in the Zudu portal' },
	response: objectOrEmpty,
	request: ({ mcpServerId, toolName }) => ({
		method: 'DELETE',
		path: apiPath('/api/mcp-servers/{mcpServerId}/tool-approvals/{toolName}', { mcpServerId, toolName }),
	}),
	output: { deleted: 'boolean', mcpServerId: 'string', toolName: 'string' },
	emit: (_record, { mcpServerId, toolName }) => [{ deleted: true, mcpServerId, toolName }],
});
