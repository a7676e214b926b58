import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';

/** What a person does in Zudu's portal, or another program with the same account. */
interface ZuduAccount {
	/** Makes a post-call webhook. Gives its id. */
	createWebhook(name: string, url?: string): Promise<string>;
	attach(agentId: string, webhookId: string): Promise<void>;
	detach(agentId: string): Promise<void>;
	switchOff(webhookId: string): Promise<void>;
	deleteWebhook(webhookId: string): Promise<void>;
	/** Lets an agent call somebody. Gives the call's id. */
	call(agentId: string, toNumber?: string): Promise<string>;
	/** Lets an agent call people as a batch. Gives its ID. */
	callBatch(agentId: string, toNumbers: string[]): Promise<string>;
	/** The call as Zudu shows it, without the envelope. */
	readCall(callId: string): Promise<IDataObject>;
}

export function zuduAccount(sandbox: Sandbox): ZuduAccount {
	const send = async (method: string, path: string, body?: IDataObject): Promise<IDataObject> => {
		const { baseUrl, credentials } = sandbox.providers.zudu;
		const response = await fetch(baseUrl + path, {
			method,
			headers: { 'x-api-key': credentials.apiKey, 'x-api-secret': credentials.apiSecret, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const answer = (await response.json()) as IDataObject & { data?: IDataObject };
		if (!response.ok) throw new Error(JSON.stringify(answer));
		// Batches come without an envelope.
		return answer.data ?? answer;
	};
	return {
		createWebhook: async (name, url = `http://127.0.0.1:1/${encodeURIComponent(name)}`) =>
			String((await send('POST', '/api/post-call-webhooks/create', { name, url })).id),
		attach: async (agentId, webhookId) =>
			void (await send('POST', `/api/agents/${agentId}/tools/post-call-webhook/assign`, { webhook_id: webhookId })),
		detach: async (agentId) => void (await send('PATCH', `/api/agents/${agentId}/unassign`)),
		switchOff: async (webhookId) => void (await send('PATCH', `/api/post-call-webhooks/${webhookId}`, { is_active: false })),
		deleteWebhook: async (webhookId) => void (await send('DELETE', `/api/post-call-webhooks/${webhookId}`)),
		call: async (agentId, toNumber = '+12025557001') => {
			const body = { from_number: '+12025559000', to_number: toNumber, override_agent_id: agentId };
			const { call } = await send('POST', '/api/calls/create-phone-call', body);
			return String((call as IDataObject).call_id);
		},
		callBatch: async (agentId, toNumbers) => {
			const tasks = toNumbers.map((to_number) => ({ to_number }));
			const { batch_call_id } = await send('POST', '/batch-call', { from_number: '+12025559000', agent_id: agentId, tasks, send_now: true });
			return String(batch_call_id);
		},
		readCall: async (callId) => await send('GET', `/api/calls/${callId}`),
	};
}
