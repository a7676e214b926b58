import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { agent } from '../agent/agent';
import type { PhoneNumberBody } from '../api';

export const nickname = { displayName: 'Nickname', name: 'nickname', type: 'string', default: '', placeholder: 'e.g. Support', description: 'Name of the number in Zudu' } as const satisfies INodeProperties;
export const inboundAgent = { ...agent, displayName: 'Inbound Agent', name: 'inboundAgentId', description: 'Agent that answers calls to the number' } as const satisfies INodeProperties;
export const outboundAgent = { ...agent, displayName: 'Outbound Agent', name: 'outboundAgentId', description: 'Agent of calls from the number' } as const satisfies INodeProperties;
export const inboundAgentVersion = { displayName: 'Inbound Agent Version', name: 'inboundAgentVersion', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1 } as const satisfies INodeProperties;
export const outboundAgentVersion = { displayName: 'Outbound Agent Version', name: 'outboundAgentVersion', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1 } as const satisfies INodeProperties;
export const inboundWebhookUrl = { displayName: 'Inbound Webhook URL', name: 'inboundWebhookUrl', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/zudu', description: "Zudu's documentation does not explain its use" } as const satisfies INodeProperties;
export const numberProvider = { displayName: 'Number Provider', name: 'numberProvider', type: 'options', options: [{ name: 'Plivo', value: 'plivo' }, { name: 'Twilio', value: 'twilio' }], default: 'twilio', description: 'Carrier of the number' } as const satisfies INodeProperties;
export const outboundTrunkId = { displayName: 'Outbound Trunk ID', name: 'outboundTrunkId', type: 'string', default: '', placeholder: 'e.g. trunk_1', description: 'SIP trunk of calls from the number' } as const satisfies INodeProperties;

type NumberParams = Partial<
	Params<
		[
			typeof nickname,
			typeof inboundAgent,
			typeof outboundAgent,
			typeof inboundAgentVersion,
			typeof outboundAgentVersion,
			typeof inboundWebhookUrl,
			typeof numberProvider,
			typeof outboundTrunkId,
		]
	>
>;

/** The members that can be set both at first and later. */
export function numberBody(entered: NumberParams) {
	return {
		nickname: entered.nickname,
		inbound_agent_id: entered.inboundAgentId,
		outbound_agent_id: entered.outboundAgentId,
		inbound_agent_version: entered.inboundAgentVersion,
		outbound_agent_version: entered.outboundAgentVersion,
		inbound_webhook_url: entered.inboundWebhookUrl,
		number_provider: entered.numberProvider,
		outbound_trunk_id: entered.outboundTrunkId,
	} satisfies PhoneNumberBody;
}
