import type { ProviderName } from '../../build/operations';

/** Reasons that hold as long as the path stands in the provider's sources, with or without an operation. */
export const USES = { PICK: 'fills a list to pick from', SIGN_IN: 'is part of signing in', TRIGGER: 'is what the trigger needs' };

const { PICK, SIGN_IN, TRIGGER } = USES;

/** Documented endpoints that are no operation of a node, by their ID, and why. */
export const NOT_OFFERED: Record<ProviderName, Record<string, string>> = {
	kejue: {
		createAgentCall: 'Create does the same, with the persona in the body',
		listContacts: PICK,
		listAgents: PICK,
		listTools: PICK,
		listWebhooks: TRIGGER,
		createWebhook: TRIGGER,
		updateWebhook: TRIGGER,
		deleteWebhook: TRIGGER,
	},
	zudu: {
		listCalls: 'Get Many searches instead (searchCalls), since only a search takes filters',
		listBatchCalls: PICK,
		listAgents: PICK,
		getAgentFull: TRIGGER,
		getAgentWebhooks: TRIGGER,
		assignAgentWebhook: TRIGGER,
		unassignAgentWebhook: TRIGGER,
		listPostCallWebhooks: TRIGGER,
		createPostCallWebhook: TRIGGER,
		updatePostCallWebhook: TRIGGER,
		deletePostCallWebhook: TRIGGER,
		listPhoneNumbers: PICK,
		createApiKey: 'needs a session of the portal and takes no key pair, so that no node can ask for it',
	},
	elemente: {
		listAgents: PICK,
		getAgent: PICK,
	},
	levers: {
		authenticateApiKey: SIGN_IN,
		listContacts: PICK,
	},
};
