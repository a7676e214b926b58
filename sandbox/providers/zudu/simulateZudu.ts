import { CallBook } from '../../callBook';
import type { StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import { agentOperations } from './agentOperations';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import { wordError } from './envelope';
import { numberOperations } from './numberOperations';
import { recordOperations } from './recordOperations';
import { WebhookBook } from './webhookBook';
import { webhookOperations } from './webhookOperations';
import { zuduDialect } from './zuduDialect';

const CREDENTIALS = { apiKey: 'sk_sandbox_key', apiSecret: 's3cr3t_sandbox_secret' };

/** Zudu, acted out: https://docs.zudu.ai/api-reference. */
export const simulateZudu: StartSimulation = ({ paces, rung, postman, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const webhooks = new WebhookBook();
	const announcer = new Announcer({ provider: 'zudu', calls, postman, dialect: zuduDialect(webhooks, calls, origin) });

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) =>
			headers['x-api-secret'] === CREDENTIALS.apiSecret &&
			(headers['x-api-key'] === CREDENTIALS.apiKey || headers.authorization === `ApiKey ${CREDENTIALS.apiKey}`),
		invalidStatus: 400,
		wordError,
		calls,
		announcer,
		operations: {
			...callOperations({ calls, origin, onPlaced: (call) => announcer.follow(call) }),
			...recordOperations({ calls, origin, onMoved: (call) => (calls.get(call.id) ? announcer.follow(call) : announcer.unfollow(call.id)) }),
			...agentOperations(webhooks),
			...numberOperations(),
			...webhookOperations({ webhooks, onListener: () => announcer.followAll() }),
		},
		clear: () => {
			calls.clear();
			webhooks.clear();
		},
	};
};
