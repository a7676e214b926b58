import type { ProviderName } from '../../sandbox';

/** A request that makes a phone ring. */
export interface Dialling {
	provider: ProviderName;
	operationId: string;
	path: string;
	body(to: string): Record<string, unknown>;
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
		provider: 'zudu',
		operationId: 'createPhoneCall',
		path: '/api/calls/create-phone-call',
		body: (to) => ({ from_number: '+12025550100', to_number: to }),
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
