import { z } from 'zod';
import { ProblemError, type Problem } from '../../shared/core/problem/problem';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import type { Registration } from '../../shared/core/webhook/runHook';
import { apiPath } from '../../shared/core/sending/apiPath';
import { webhookList, webhookPath, webhookRecord, webhooksPath, type WebhookRecord } from '../webhook/webhook';

export async function listWebhooks({ ask }: Registration): Promise<WebhookRecord[]> {
	const response = await ask({ method: 'GET', path: webhooksPath }, { response: webhookList });
	return parsedRecords(webhookList.parse(response).webhooks, webhookRecord);
}

/** At most once: after a lost answer the webhook is found by its address, which is unique. */
export async function createWebhook(
	registration: Registration,
	body: Pick<WebhookRecord, 'name' | 'url' | 'description'>,
): Promise<string> {
	const response = webhookRecord.pick({ id: true });
	const result = await registration.tryAsk(
		{ method: 'POST', path: apiPath('/api/post-call-webhooks/create'), body: { ...body, is_active: true } },
		{ response, effect: { what: 'webhook' } },
	);
	if ('response' in result) return response.parse(result.response).id;
	const made = result.problem.details.done === 'unknown' ? await listWebhooks(registration) : [];
	const found = made.find(({ url }) => url === body.url);
	if (!found) throw new ProblemError(result.problem);
	return found.id;
}

export async function describeWebhook({ ask }: Registration, webhookId: string, description: string): Promise<void> {
	await ask({ method: 'PATCH', path: webhookPath(webhookId), body: { description } }, { response: z.unknown() });
}

export async function deleteWebhook({ tryAsk }: Registration, webhookId: string): Promise<void> {
	throwUnlessGone(await tryAsk({ method: 'DELETE', path: webhookPath(webhookId) }, { response: z.unknown() }));
}

/** Replaces whatever the agent has: docs/decisions.md#the-webhook-of-a-zudu-agent */
export async function attachWebhook(registration: Registration, agentId: string, webhookId: string): Promise<void> {
	const refusal = await tryAttachWebhook(registration, agentId, webhookId);
	if (refusal) throw new ProblemError(refusal);
}

/** @returns the refusal, if any: only active webhooks can be attached */
export async function tryAttachWebhook({ tryAsk }: Registration, agentId: string, webhookId: string): Promise<Problem | undefined> {
	const path = apiPath('/api/agents/{agentId}/tools/post-call-webhook/assign', { agentId });
	const result = await tryAsk({ method: 'POST', path, body: { webhook_id: webhookId } }, { response: z.unknown() });
	if ('response' in result) return undefined;
	if (result.problem.details.code !== 'refused') throw new ProblemError(result.problem);
	return result.problem;
}

/** By the webhook's ID: PATCH /unassign would remove whatever is there. */
export async function detachWebhook({ tryAsk }: Registration, agentId: string, webhookId: string): Promise<void> {
	const path = apiPath('/api/agents/{agentId}/tools/post-call-webhook/{webhookId}', { agentId, webhookId });
	throwUnlessGone(await tryAsk({ method: 'DELETE', path }, { response: z.unknown() }));
}

function throwUnlessGone(result: { response: unknown } | { problem: Problem }): void {
	if ('problem' in result && result.problem.details.httpStatus !== 404) throw new ProblemError(result.problem);
}
