import { chosen, type Paging, type Plan } from '../plan';

const PAGING: Paging = { size: 'limit', at: 'offset', counts: 'records' };
const QUERY = { limit: 5 };

export const kejue: Plan = {
	name: 'kejue',
	title: 'Kejue',
	baseUrl: 'https://api.kejue.co/api/v1',
	secrets: [['KEJUE_API_KEY']],
	sign: ({ KEJUE_API_KEY }) => ({ 'X-API-Key': KEJUE_API_KEY }),
	reads: [
		{ id: 'listTools', query: QUERY, records: ['tools'], paging: PAGING },
		{ id: 'getTool', ids: { tool_id: { from: 'listTools', at: ['tools', '*', 'id'] } } },
		{ id: 'listAgents', query: QUERY, records: ['agents'], paging: PAGING },
		{ id: 'getAgent', ids: { agent_id: { from: 'listAgents', at: ['agents', '*', 'id'] } } },
		{ id: 'listContacts', query: QUERY, records: ['contacts'], paging: PAGING },
		{ id: 'getContact', ids: { contact_id: { from: 'listContacts', at: ['contacts', '*', 'id'] } } },
		{ id: 'listCalls', query: QUERY, records: ['calls'], paging: PAGING },
		{ id: 'getCall', ids: { call_id: { from: 'listCalls', at: ['calls', '*', 'id'] } } },
		{ id: 'listPhoneNumbers', query: QUERY, records: ['phone_numbers'], paging: PAGING },
		{ id: 'listVoices' },
		{ id: 'listWebhooks', records: [] },
		{ id: 'getWebhook', ids: { webhook_id: { from: 'listWebhooks', at: ['*', 'id'] } } },
	],
	notAsked: {},
	call: {
		operation: 'create',
		needs: ['agent'],
		form: ({ number, agent }) => ({ personaId: chosen(agent), phone: number }),
		id: 'createPersonaCall',
		readId: 'getCall',
	},
};
