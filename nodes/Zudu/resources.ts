import type { Resource } from '../shared/core/resource';
import * as agent from './agent';
import * as batch from './batch';
import * as call from './call';
import * as knowledgeBase from './knowledgeBase';
import * as mcpServer from './mcpServer';
import * as phoneNumber from './phoneNumber';
import * as webhook from './webhook';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'createPhoneCall' },
	{ name: 'Agent', value: 'agent', operations: agent, default: 'getMany' },
	{ name: 'Batch', value: 'batch', operations: batch, default: 'getMany' },
	{ name: 'Knowledge Base', value: 'knowledgeBase', operations: knowledgeBase, default: 'get' },
	{ name: 'MCP Server', value: 'mcpServer', operations: mcpServer, default: 'getMany' },
	{ name: 'Phone Number', value: 'phoneNumber', operations: phoneNumber, default: 'getMany' },
	{ name: 'Post-Call Webhook', value: 'webhook', operations: webhook, default: 'getMany' },
];
