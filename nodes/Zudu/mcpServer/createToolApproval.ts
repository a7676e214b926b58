import { z } from 'zod';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { Entered, McpToolApprovalBody } from '../api';
import { mcpServer } from './mcpServer';
import { mcpTool } from './mcpTool';

/** https://docs.zudu.ai/api-reference/mcp-servers/create-tool-approval */
export const createToolApproval = defineOperation({
	option: { name: 'Create Tool Approval', value: 'createToolApproval', description: 'Add a rule for whether agents may call a tool', action: 'Create tool approval of MCP server' },
	properties: [
		mcpServer,
		mcpTool,
		{ displayName: 'Approval Policy', name: 'approvalPolicy', type: 'string', default: '', placeholder: 'e.g. requires_approval', description: 'No other value is documented' },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Input Schema (JSON)', name: 'inputSchema', type: 'json', default: '{}', description: 'JSON Schema of what the tool takes' },
				{ displayName: 'Tool Description', name: 'toolDescription', type: 'string', default: '', placeholder: 'e.g. Creates a ticket' },
				{ displayName: 'Tool Hash', name: 'toolHash', type: 'string', default: '', placeholder: 'e.g. 1f2e3d4c', description: 'Hash of the version of the tool that the rule is for' },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'tool approval', participle: 'created', where: 'the MCP servers in the Zudu portal' },
	target: ({ tool_name: tool }) => JSON.stringify(tool),
	response: z.object({ tool_name: z.string() }).passthrough(),
	request: ({ mcpServerId, toolName, approvalPolicy, additionalFields: more }) => ({
		method: 'POST',
		path: apiPath('/api/mcp-servers/{mcpServerId}/tool-approvals', { mcpServerId }),
		body: present({
			tool_name: toolName,
			tool_description: more.toolDescription,
			tool_hash: more.toolHash,
			input_schema: more.inputSchema,
			approval_policy: approvalPolicy,
		} satisfies Entered<McpToolApprovalBody>),
	}),
});
