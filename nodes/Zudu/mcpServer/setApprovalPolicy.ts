import { writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { approvalPolicy } from './fields';
import { mcpServer, oneServer } from './mcpServer';

/** https://docs.zudu.ai/api-reference/mcp-servers/update-approval-policy */
export const setApprovalPolicy = defineOperation({
	option: { name: 'Set Approval Policy', value: 'setApprovalPolicy', description: 'Set which tools of a server agents may call without approval', action: 'Set approval policy of MCP server' },
	properties: [mcpServer, approvalPolicy, writeOptions],
	effect: { what: 'update of the MCP server', repeatable: true },
	response: oneServer,
	request: ({ mcpServerId, approvalPolicy }) => ({
		method: 'PATCH',
		path: apiPath('/api/mcp-servers/{mcpServerId}/approval-policy', { mcpServerId }),
		body: { approval_policy: approvalPolicy },
	}),
});
