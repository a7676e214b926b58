import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';

export const webhooksPath = apiPath('/api/post-call-webhooks');

export const webhookPath = (webhookId: string) => apiPath('/api/post-call-webhooks/{webhookId}', { webhookId });

/** The list has no pages. https://docs.zudu.ai/api-reference/post-call-webhooks/list */
export const webhookList = z.object({ webhooks: z.array(z.unknown()) });

export const webhookRecord = z.object({
	id: z.string().min(1),
	url: z.string(),
	name: z.string().catch(''),
	description: z.string().catch(''),
	is_active: z.boolean().catch(true),
	/** How many agents it is attached to. */
	agent_count: z.number().optional().catch(undefined),
});
export type WebhookRecord = z.infer<typeof webhookRecord>;
