import { type Call, CallBook } from '../../callBook';
import type { StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import { agentConfigOperations } from './agentConfigOperations';
import { agentOperations } from './agentOperations';
import { agentTable } from './agents';
import { agentWebhookOperations } from './agentWebhookOperations';
import { BatchBook } from './batchBook';
import { batchOperations } from './batchOperations';
import { batchRecordOperations } from './batchRecordOperations';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import { callReadOperations } from './callReadOperations';
import { wordError } from './envelope';
import { knowledgeOperations } from './knowledgeOperations';
import { mcpOperations } from './mcpOperations';
import { mcpServerTable } from './mcpServers';
import { numberOperations } from './numberOperations';
import { numberTable } from './numbers';
import { recordOperations } from './recordOperations';
import { WebhookBook } from './webhookBook';
import { webhookOperations } from './webhookOperations';
import { zuduDialect } from './zuduDialect';

const CREDENTIALS = { apiKey: 'sk_sandbox_key', apiSecret: 's3cr3t_sandbox_secret' };

/** Zudu, acted out: https://docs.zudu.ai/api-reference. */
export const simulateZudu: StartSimulation = ({ description, paces, rung, postman, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const webhooks = new WebhookBook();
	const agents = agentTable(description);
	const numbers = numberTable(description);
	const servers = mcpServerTable(description);
	const announcer = new Announcer({ provider: 'zudu', calls, postman, dialect: zuduDialect(webhooks, calls, origin) });
	const onMoved = (call: Call<CallDetails>) => (calls.get(call.id) ? announcer.follow(call) : announcer.unfollow(call.id));
	const onListener = () => announcer.followAll();
	const batches = new BatchBook({ calls, onMoved });

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
			...callOperations({ calls, origin, onPlaced: onMoved }),
			...callReadOperations(calls, origin),
			...recordOperations({ calls, origin, onMoved }),
			...batchOperations({ batches, calls, origin }),
			...batchRecordOperations({ batches, calls, origin }),
			...agentOperations({ agents, webhooks, onListener }),
			...agentConfigOperations(agents),
			...agentWebhookOperations({ agents, webhooks, onListener }),
			...numberOperations(numbers),
			...webhookOperations({ webhooks, onListener }),
			...knowledgeOperations(description),
			...mcpOperations(servers),
		},
		clear: () => [calls, webhooks, agents, numbers, servers, batches].forEach((kept) => kept.clear()),
	};
};
