import { z } from 'zod';

/** What `POST /api/post-call-webhooks/create` takes. */
export const webhookSchema = z.object({
	name: z.string(),
	url: z.string(),
	description: z.string().optional(),
	is_active: z.boolean().default(true),
});

/** A post-call webhook as Zudu keeps it. */
export interface PostCallWebhook extends z.infer<typeof webhookSchema> {
	id: string;
	createdAt: number;
	updatedAt: number;
}

/** The organization's post-call webhooks, and which agent has which. An agent has one at most (inferred: `post_call_webhook_id` is a single value). */
export class WebhookBook {
	private readonly webhooks = new Map<string, PostCallWebhook>();
	private readonly byAgent = new Map<string, string>();

	keep(webhook: PostCallWebhook): PostCallWebhook {
		this.webhooks.set(webhook.id, webhook);
		return webhook;
	}

	get(id: string): PostCallWebhook | undefined {
		return this.webhooks.get(id);
	}

	all(): PostCallWebhook[] {
		return [...this.webhooks.values()];
	}

	/** Its agents lose it. */
	remove(id: string): void {
		this.webhooks.delete(id);
		this.agentsOf(id).forEach((agentId) => this.detach(agentId));
	}

	/** Whatever the agent had before is replaced without a word (inferred). */
	attach(agentId: string, webhookId: string): void {
		this.byAgent.set(agentId, webhookId);
	}

	detach(agentId: string): void {
		this.byAgent.delete(agentId);
	}

	/** What an agent has, active or not. */
	webhookOf(agentId: string): PostCallWebhook | undefined {
		return this.webhooks.get(this.byAgent.get(agentId) ?? '');
	}

	agentsOf(webhookId: string): string[] {
		return [...this.byAgent].filter(([, id]) => id === webhookId).map(([agentId]) => agentId);
	}

	clear(): void {
		this.webhooks.clear();
		this.byAgent.clear();
	}
}
