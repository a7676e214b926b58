import { CallBook } from '../../callBook';
import { quiet, type StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import { agentOperations } from './agentOperations';
import { agentTable } from './agents';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import type { Campaign } from './campaign';
import { campaignOperations } from './campaignOperations';
import { contactOperations } from './contactOperations';
import { contactTable } from './contacts';
import { kejueDialect } from './kejueDialect';
import { numberOperations } from './numberOperations';
import { VOICES } from './seeds';
import type { Subscription } from './subscription';
import { toolOperations, toolTable } from './tools';
import { webhookOperations } from './webhookOperations';
import { wordError } from './wordError';

const CREDENTIALS = { apiKey: 'kej_sandbox_key' };

/** Kejue, acted out: https://docs.kejue.co/api-reference. */
export const simulateKejue: StartSimulation = ({ description, paces, rung, postman, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const contacts = contactTable(description);
	const agents = agentTable(description);
	const tools = toolTable(description);
	const campaigns = new Map<string, Campaign>();
	const routes = new Map<string, string>();
	const subscriptions = new Map<string, Subscription>();
	const dialect = kejueDialect(subscriptions, { calls, contacts, campaigns, origin });
	const announcer = new Announcer({ provider: 'kejue', calls, postman, dialect });
	const placing = { calls, contacts, origin, onPlaced: (call: Parameters<typeof announcer.follow>[0]) => announcer.follow(call) };

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) => headers['x-api-key'] === CREDENTIALS.apiKey,
		invalidStatus: 400,
		wordError,
		// The older introduction names these and no Retry-After; the unit of the last is not documented (inferred: seconds).
		limitHeaders: ({ limit, resetMs }) => ({
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': '0',
			...(resetMs !== null && { 'x-ratelimit-reset': String(Math.ceil(resetMs / 1000)) }),
		}),
		calls,
		announcer,
		operations: {
			...callOperations(placing),
			...campaignOperations({ ...placing, campaigns, agents }),
			...webhookOperations({ subscriptions, postman, onListener: () => announcer.followAll() }),
			...contactOperations(contacts),
			...agentOperations(agents, tools, description),
			...toolOperations(tools),
			...numberOperations({ routes, agents, origin }),
			// No shape is documented (inferred).
			listVoices: quiet(() => ({ status: 200, body: { voices: VOICES, total: VOICES.length } })),
		},
		clear: () => [calls, contacts, agents, tools, campaigns, routes, subscriptions].forEach((kept) => kept.clear()),
	};
};
