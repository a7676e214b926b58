const INTRODUCTION = 'Made by n8n, removed when the workflow is deactivated.';
const RESTORES = ' Then puts back: ';

/** Webhook IDs by agent ID. Noted at Zudu, where they outlive what n8n forgets: docs/decisions.md#the-webhook-of-a-zudu-agent */
export type ReplacedWebhooks = Map<string, string>;

export function describeReplaced(replaced: ReplacedWebhooks): string {
	if (replaced.size === 0) return INTRODUCTION;
	const pairs = [...replaced].map((pair) => pair.map(encodeURIComponent).join('='));
	return INTRODUCTION + RESTORES + pairs.join(', ');
}

export function readReplaced(description: string): ReplacedWebhooks {
	const [, pairs = ''] = description.split(RESTORES);
	const entries = pairs.split(', ').flatMap((pair) => {
		const [, agentId, webhookId] = /^([^=\s]+)=([^=\s]+)$/.exec(pair) ?? [];
		return agentId && webhookId ? [[decode(agentId), decode(webhookId)] as const] : [];
	});
	return new Map(entries);
}

/** Somebody may have edited the text. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
