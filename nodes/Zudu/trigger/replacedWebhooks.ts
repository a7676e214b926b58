const INTRODUCTION = 'Made by n8n, removed when the workflow is deactivated.';
const RESTORES = ' Then puts back: ';

/** Webhook ids by agent id: what has to make way while this trigger is active. */
export type ReplacedWebhooks = Map<string, string>;

/**
 * What was replaced is written into the description of the webhook that replaces it: there it outlives whatever n8n forgets,
 * and tells people in Zudu's portal what happened.
 */
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
