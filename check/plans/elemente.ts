import { chosen, type Paging, type Plan } from '../plan';

const PAGING: Paging = { size: 'limit', at: 'page', counts: 'pages' };

export const elemente: Plan = {
	name: 'elemente',
	title: 'Elemente',
	baseUrl: 'https://api.elemente.ai',
	secrets: [['ELEMENTE_USERNAME', 'ELEMENTE_PASSWORD']],
	sign: ({ ELEMENTE_USERNAME, ELEMENTE_PASSWORD }) => ({
		Authorization: `Basic ${Buffer.from(`${ELEMENTE_USERNAME}:${ELEMENTE_PASSWORD}`).toString('base64')}`,
	}),
	reads: [
		{ id: 'listAgents', query: { limit: 5 }, records: [], paging: PAGING },
		{ id: 'getAgent', ids: { id: { from: 'listAgents', at: ['*', 'id'] } } },
		{ id: 'getAction', ids: { id: { from: 'getAgent', at: ['actions', '*', 'id'] } } },
		{ id: 'listKnowledgebases', query: { limit: 5 }, records: ['knowledgeBases'], paging: PAGING },
		{ id: 'listCalls', query: { hrs: 24 }, records: [] },
		{ id: 'getCall', ids: { id: { from: 'listCalls', at: ['*', 'id'] } } },
	],
	notAsked: {},
	call: {
		operation: 'create',
		needs: ['agent', 'skill'],
		form: ({ number, agent, skill }) => ({ agentId: chosen(agent), skillId: chosen(skill), channel: 'call', phoneNumber: number }),
		id: 'createCall',
		readId: 'getCall',
	},
};
