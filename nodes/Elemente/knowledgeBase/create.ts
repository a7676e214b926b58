import { z } from 'zod';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireUrl } from '../../shared/core/input/requireUrl';
import { splitList } from '../../shared/core/input/splitList';
import { defineOperation } from '../../shared/core/operation';
import { agent } from '../agent/agent';
import { knowledgePath } from './knowledgeBase';

/** https://docs.elemente.ai/api-reference/endpoint/knowledgebase/create-knowledge-base */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add an entry that agents can look up during calls', action: 'Create knowledge base entry' },
	properties: [
		{ displayName: 'Title', name: 'title', type: 'string', required: true, default: '', placeholder: 'e.g. Opening hours', description: 'Also sent as name, which is outdated but required' },
		{ displayName: 'Text', name: 'text', type: 'string', typeOptions: { rows: 4 }, default: '', placeholder: 'e.g. Open from 9 to 5 on weekdays' },
		{
			displayName: 'Agents',
			name: 'agents',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Agent',
			default: {},
			description: 'Agents that may use the entry. If empty, these may be all agents (inferred).',
			options: [{ displayName: 'Agent', name: 'agent', values: [{ ...agent, required: true }] }],
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Description', name: 'description', type: 'string', default: '' },
				{ displayName: 'Refresh Frequency', name: 'refreshFrequency', type: 'options', options: [{ name: 'Daily', value: '1d' }, { name: 'Hourly', value: '1h' }, { name: 'Manual', value: 'manual' }], default: 'manual', description: 'How often Elemente reads the URLs again' },
				{ displayName: 'Type', name: 'type', type: 'string', default: 'faq', description: 'Kind of entry; only "faq" is documented' },
				{ displayName: 'URLs', name: 'urls', type: 'string', default: '', placeholder: 'e.g. https://example.com/faq', description: 'Pages to learn from, separated by commas' },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'knowledge base entry', participle: 'created', where: 'the knowledge base in Elemente' },
	target: ({ title, agentIds }) => JSON.stringify([title, agentIds]),
	response: z.object({}).passthrough(),
	request: ({ title, text, agents, additionalFields: { type = 'faq', urls, ...more } }) => ({
		method: 'POST',
		path: knowledgePath,
		body: present({
			name: title,
			title,
			type,
			text,
			agentIds: agents?.agent?.map(({ agentId }) => agentId) ?? [],
			urls: splitList(urls, 'Additional Fields → URLs')?.map((url) => requireUrl(url, 'Additional Fields → URLs')),
			...more,
		}),
	}),
});
