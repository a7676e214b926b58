import type { Plan } from '../plan';

export const levers: Plan = {
	name: 'levers',
	title: 'Levers',
	baseUrl: 'https://api.dev.uselevers.com',
	secrets: [['LEVERS_CLIENT_ID', 'LEVERS_CLIENT_SECRET'], ['LEVERS_TOKEN']],
	signIn: {
		needs: 'LEVERS_CLIENT_ID',
		id: 'authenticateApiKey',
		body: ({ LEVERS_CLIENT_ID, LEVERS_CLIENT_SECRET }) => ({ clientId: LEVERS_CLIENT_ID, clientSecret: LEVERS_CLIENT_SECRET }),
		tokenMember: 'access_token',
	},
	sign: ({ LEVERS_TOKEN }, token) => ({ Authorization: `Bearer ${token ?? LEVERS_TOKEN}` }),
	reads: [
		{ id: 'listContacts', query: { page: 1, size: 5 }, records: ['items'], paging: { size: 'size', at: 'page', counts: 'pages', first: 1 } },
		{ id: 'getContact', ids: { uuid: { from: 'listContacts', at: ['items', '*', 'uuid'] } } },
		{ id: 'getInvoice', ids: { uuid: null } },
	],
	notAsked: {},
	call: {
		operation: 'create',
		needs: [],
		form: ({ number }) => ({ numberToCall: number }),
		id: 'callContact',
	},
};
