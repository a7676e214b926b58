const AGENT_COUNT = 130;
const ACTION_COUNT = 12;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';

/** Where agents call from, unless the request says otherwise. */
export const AGENT_PHONE = '+12025550100';
export const AGENT_EMAIL = 'agent@sandbox.example';
/** The workspace that the sandbox's name and password belong to. */
export const WORKSPACE_ID = seededId(4, 1);

/** HTTP requests that agents may make. An action's id is shown by the agents that have it, and nowhere else. */
export const ACTIONS = Array.from({ length: ACTION_COUNT }, (_, index) => ({
	id: seededId(3, index + 1),
	workspace: WORKSPACE_ID,
	type: 'http',
	name: `look_up_order_${index + 1}`,
	description: 'Finds an order by its number.',
	waitingMessage: null,
	method: 'GET',
	url: 'https://example.com/orders?number={number}',
	headers: [],
	queryParams: [],
	inputVariables: [{ name: 'number', description: 'Number of the order', required: true, dataType: 'string' }],
}));

/** The workspace's agents, each with skills and one action. */
export const AGENTS = Array.from({ length: AGENT_COUNT }, (_, index) => ({
	id: seededId(1, index + 1),
	name: `Sandbox agent ${index + 1}`,
	email: AGENT_EMAIL,
	language: 'en-US',
	active: true,
	voiceSpeed: 1,
	voiceId: 'sandbox-voice',
	capabilities: ['call', 'sms', 'whatsapp', 'email', 'webchat'],
	jobDescriptions: 'Calls people for tests.',
	roleText: null,
	actions: [ACTIONS[index % ACTIONS.length]].map(({ id, name }) => ({ id, name, action: 'http', parameters: {} })),
	skills: [1, 2].map((skill) => ({
		id: seededId(2, index * 2 + skill),
		name: skill === 1 ? 'Remind' : 'Survey',
		description: `Skill ${skill} of sandbox agent ${index + 1}`,
		language: 'en-US',
		active: true,
	})),
	phone: AGENT_PHONE,
	createdAt: SEEDED_AT,
	updatedAt: SEEDED_AT,
}));

function seededId(kind: number, index: number): string {
	return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;
}
