import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import { agentName, checkName, oneAgent } from './agent';
import { agentBody, agentFields } from './agentFields';

/** https://docs.zudu.ai/api-reference/agents/put-agents-upsert */
export const upsert = defineOperation({
	option: { name: 'Create or Update', value: 'upsert', description: 'Create a new record, or update the current one if it already exists (upsert)', action: 'Create or update agent' },
	properties: [
		{ ...agentName, required: true },
		{ displayName: 'Agent ID', name: 'agentId', type: 'string', default: '', placeholder: 'e.g. agent_1f2e3d', description: 'ID of the agent to update. If it is empty or unknown, an agent is created.' },
		agentFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Created At', name: 'createdAt', type: 'dateTime', default: '', description: "When the agent was created. Without a UTC offset, the workflow's time zone is used." },
				{ displayName: 'Organization ID', name: 'organizationId', type: 'string', default: '', placeholder: 'e.g. org_1', description: "Zudu otherwise takes the credential's" },
				{ displayName: 'Updated At', name: 'updatedAt', type: 'dateTime', default: '', description: "When the agent was changed last. Without a UTC offset, the workflow's time zone is used." },
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	// Without an ID of an existing agent, each request creates one.
	effect: { what: 'agent', participle: 'created or updated', where: 'the agents in the Zudu portal' },
	target: ({ agent_id: id, agent_name: name }) => JSON.stringify([id, name]),
	response: oneAgent,
	request: ({ agentName, agentId, agentFields, additionalFields: more }) => ({
		method: 'PUT',
		path: apiPath('/api/agents/upsert'),
		body: {
			...agentBody(checkName(agentName), agentFields),
			...present({
				agent_id: agentId,
				created_at: more.createdAt?.toUTC().toISO(),
				organization_id: more.organizationId,
				updated_at: more.updatedAt?.toUTC().toISO(),
			}),
		},
	}),
});
