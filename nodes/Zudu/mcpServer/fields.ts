import type { INodeProperties } from 'n8n-workflow';
import { checkName } from '../../shared/core/input/checkMembers';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { Entered, McpServerBody } from '../api';

export const serverUrl = { displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://mcp.example.com/sse' } as const satisfies INodeProperties;
export const serverName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Ticket Desk' } as const satisfies INodeProperties;

const autoApproveAll = { name: 'Approve All Automatically', value: 'auto_approve_all' } as const;
const requireApprovalAll = { name: 'Require Approval for All', value: 'require_approval_all' } as const;
const requireApprovalPerTool = { name: 'Require Approval per Tool', value: 'require_approval_per_tool' } as const;

export const approvalPolicy = { displayName: 'Approval Policy', name: 'approvalPolicy', type: 'options', options: [autoApproveAll, requireApprovalAll, requireApprovalPerTool], default: 'require_approval_all', description: 'Which tools agents may call without approval' } as const satisfies INodeProperties;

export const serverFields = {
	displayName: 'Server Fields',
	name: 'serverFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ ...approvalPolicy, options: [autoApproveAll, { name: 'Approve Read-Only Automatically', value: 'auto_approve_read_only' }, requireApprovalAll, requireApprovalPerTool] },
		{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Creates tickets' },
		{
			displayName: 'Request Headers',
			name: 'requestHeaders',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Header',
			default: {},
			description: 'Headers that Zudu sends to the server',
			options: [
				{
					displayName: 'Header',
					name: 'headers',
					values: [
						{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. Authorization' },
						{ displayName: 'Value', name: 'value', type: 'string', typeOptions: { password: true }, required: true, default: '' },
					],
				},
			],
		},
		{ displayName: 'Secret ID', name: 'secretId', type: 'string', typeOptions: { password: true }, default: '', description: 'ID of the token for the server that is stored in Zudu' },
		{
			displayName: 'Transport',
			name: 'transport',
			type: 'options',
			options: [{ name: 'Server-Sent Events', value: 'SSE' }, { name: 'Streamable HTTP', value: 'STREAMABLE_HTTP' }, { name: 'WebSocket', value: 'WebSocket' }],
			default: 'STREAMABLE_HTTP',
			description: 'How Zudu talks to the server; these are the values in the samples',
		},
	],
} as const satisfies INodeProperties;

type ServerParams = Partial<Params<[typeof serverUrl, typeof serverName]>> & Params<[typeof serverFields]>;

/** What was entered of a server; undefined for nothing. @throws InvalidParameter for a header that would not be sent */
export function serverBody({ url, name, serverFields: more }: ServerParams) {
	const headers = more.requestHeaders?.headers?.map((header) => [header.name, header.value] as const);
	for (const [header] of headers ?? []) checkName(header, () => 'Server Fields → Request Headers');
	return present({
		url,
		name,
		approval_policy: more.approvalPolicy,
		description: more.description,
		request_headers: headers && Object.fromEntries(headers),
		secret_token: present({ secret_id: more.secretId }),
		transport: more.transport,
	} satisfies Entered<McpServerBody>);
}
