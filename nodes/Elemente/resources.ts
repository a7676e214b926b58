import type { Resource } from '../shared/core/resource';
import * as action from './action';
import * as agent from './agent';
import * as call from './call';
import * as knowledgeBase from './knowledgeBase';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Action', value: 'action', operations: action, default: 'get' },
	{ name: 'Agent', value: 'agent', operations: agent, default: 'getMany' },
	{ name: 'Knowledge Base', value: 'knowledgeBase', operations: knowledgeBase, default: 'getMany' },
];
