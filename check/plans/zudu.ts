import { chosen, type Paging, type Plan } from '../plan';

const PAGING: Paging = { size: 'limit', at: 'page', counts: 'pages', first: 0 };
const PAGE = { page: 0, limit: 5 };

export const zudu: Plan = {
	name: 'zudu',
	title: 'Zudu',
	baseUrl: 'https://api.zudu.ai',
	secrets: [['ZUDU_API_KEY', 'ZUDU_API_SECRET']],
	sign: ({ ZUDU_API_KEY, ZUDU_API_SECRET }) => ({ 'X-API-KEY': ZUDU_API_KEY, 'X-API-SECRET': ZUDU_API_SECRET }),
	reads: [
		{ id: 'listAgents', query: PAGE, records: ['data', 'agents'], paging: PAGING },
		{ id: 'searchAgents', body: PAGE, records: ['data', 'agents'], paging: PAGING },
		{ id: 'getAgent', ids: { agentId: { from: 'listAgents', at: ['data', 'agents', '*', 'agent_id'] } } },
		{ id: 'getAgentFull', ids: { agentId: { from: 'listAgents', at: ['data', 'agents', '*', 'agent_id'] } } },
		{ id: 'agentExists', ids: { agentId: { from: 'listAgents', at: ['data', 'agents', '*', 'agent_id'] } } },
		{ id: 'getAgentWebhooks', ids: { agentId: { from: 'listAgents', at: ['data', 'agents', '*', 'agent_id'] } } },
		{ id: 'listCalls', query: PAGE, records: ['data', 'calls'], paging: PAGING },
		{ id: 'searchCalls', body: PAGE, records: ['data', 'calls'], paging: PAGING },
		{ id: 'getCall', ids: { callId: { from: 'listCalls', at: ['data', 'calls', '*', 'call_id'] } } },
		{ id: 'getCallAnalysis', ids: { callId: { from: 'listCalls', at: ['data', 'calls', '*', 'call_id'] } } },
		{ id: 'listBatchCalls', query: PAGE, records: ['data', 'batch_calls'], paging: PAGING },
		{ id: 'searchBatchCalls', body: PAGE, records: ['data', 'batch_calls'], paging: PAGING },
		{ id: 'getBatchCall', ids: { id: { from: 'listBatchCalls', at: ['data', 'batch_calls', '*', 'batch_call_id'] } } },
		{ id: 'listBatchCallTasks', ids: { id: { from: 'listBatchCalls', at: ['data', 'batch_calls', '*', 'batch_call_id'] } } },
		{ id: 'listPhoneNumbers', query: PAGE, records: ['data', 'phone_numbers'], paging: PAGING },
		{ id: 'searchPhoneNumbers', body: PAGE, records: ['data', 'phone_numbers'], paging: PAGING },
		{ id: 'getPhoneNumber', ids: { phoneNumber: { from: 'listPhoneNumbers', at: ['data', 'phone_numbers', '*', 'phone_number'] } } },
		{ id: 'listAvailablePhoneNumbers', records: ['data', 'phone_numbers'] },
		{ id: 'listPostCallWebhooks', records: ['data', 'webhooks'] },
		{ id: 'getPostCallWebhook', ids: { id: { from: 'listPostCallWebhooks', at: ['data', 'webhooks', '*', 'id'] } } },
		{ id: 'listMcpServers', query: PAGE, records: ['data', 'servers'], paging: { ...PAGING, first: undefined } },
		{ id: 'getMcpServer', ids: { mcpServerId: { from: 'listMcpServers', at: ['data', 'servers', '*', 'id'] } } },
		{ id: 'getKnowledgeBase', ids: { knowledgeBaseId: { from: 'listAgents', at: ['data', 'agents', '*', 'knowledge_base_ids', '*'] } } },
	],
	notAsked: { listMcpTools: "it makes Zudu contact another company's server" },
	call: {
		operation: 'createPhoneCall',
		needs: ['from'],
		form: ({ number, from, agent }) => ({ fromNumber: chosen(from), toNumber: number, ...(agent !== undefined && { overrideAgentId: chosen(agent) }) }),
		id: 'createPhoneCall',
		readId: 'getCall',
	},
};
