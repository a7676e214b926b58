import type { ProviderName } from '../../sandbox';
import type { Client } from './client';

/** A request that makes a phone ring. */
export interface Dialling {
	provider: ProviderName;
	operationId: string;
	path: string;
	/** Puts there what the request needs, which rings nobody, and gives the path with its id. */
	prepare?(client: Client, to: string): Promise<string>;
	body(to: string): Record<string, unknown> | undefined;
	successStatus: number;
}

export const AGENT_ID = '00000000-0000-4000-8001-000000000001';
export const SKILL_ID = '00000000-0000-4000-8002-000000000001';

/** Every call-placing operation that is acted out, with the least it takes. */
export const DIALLINGS: Dialling[] = [
	{
		provider: 'kejue',
		operationId: 'createPersonaCall',
		path: '/persona-calls',
		body: (to) => ({ persona_id: 'per_1', contact: { phone: to } }),
		successStatus: 200,
	},
	{
		provider: 'kejue',
		operationId: 'createAgentCall',
		path: '/agents/per_1/calls',
		body: (to) => ({ contact: { phone: to } }),
		successStatus: 200,
	},
	{
		provider: 'kejue',
		operationId: 'createCampaign',
		path: '/campaigns',
		body: (to) => ({ name: 'Survey', persona_id: 'per_1', contact_ids: [to], auto_start: true }),
		successStatus: 200,
	},
	{
		provider: 'kejue',
		operationId: 'startCampaign',
		path: '/campaigns',
		prepare: async (client, to) => {
			const { body } = await client.send('kejue', 'POST', '/campaigns', { body: { name: 'Survey', contact_ids: [to] } });
			return `/campaigns/${Object(body).id}/start`;
		},
		body: () => ({}),
		successStatus: 200,
	},
	{
		provider: 'zudu',
		operationId: 'createPhoneCall',
		path: '/api/calls/create-phone-call',
		body: (to) => ({ from_number: '+12025550100', to_number: to }),
		successStatus: 200,
	},
	{
		provider: 'zudu',
		operationId: 'createBatchCall',
		path: '/batch-call',
		body: (to) => ({ from_number: '+12025550100', tasks: [{ to_number: to }] }),
		successStatus: 200,
	},
	{
		provider: 'zudu',
		operationId: 'executeBatchCall',
		path: '/batch-call',
		prepare: async (client, to) => {
			const body = { from_number: '+12025550100', tasks: [{ to_number: to }], status: 'draft' };
			return `/batch-call/${Object((await client.send('zudu', 'POST', '/batch-call', { body })).body).batch_call_id}/execute`;
		},
		body: () => undefined,
		successStatus: 200,
	},
	{
		provider: 'elemente',
		operationId: 'createCall',
		path: '/api/v1/calls',
		body: (to) => ({ agentId: AGENT_ID, skillId: SKILL_ID, channel: 'call', customerOverride: { phoneNumber: to } }),
		successStatus: 200,
	},
	{
		provider: 'levers',
		operationId: 'callContact',
		path: '/api-service/v1/ai/phone-calls/action/call',
		body: (to) => ({ numberToCall: to }),
		successStatus: 201,
	},
	{
		provider: 'levers',
		operationId: 'callContactsBulk',
		path: '/api-service/v1/ai/phone-calls/action/call-bulk',
		body: (to) => ({ contacts: [{ numberToCall: to }] }),
		successStatus: 201,
	},
];
