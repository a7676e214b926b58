import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

type Context = IHookFunctions | IWebhookFunctions;

/** Triggers that are remembered; the ones that registered longest ago are forgotten first. */
const MAX_TRIGGERS = 500;

/** The secret last registered, by trigger. */
const secrets = new Map<string, string>();

/**
 * Remembers a secret that is about to be registered. n8n saves static data only when activating has ended, and an event
 * that arrives before must not be refused.
 */
export function keepUnsavedSecret(context: IHookFunctions, secret: string): void {
	const trigger = triggerOf(context);
	secrets.delete(trigger);
	secrets.set(trigger, secret);
	for (const oldest of secrets.keys()) if (secrets.size > MAX_TRIGGERS) secrets.delete(oldest);
}

/** The secret that this process registered last for the trigger; undefined where it has registered none. */
export function unsavedSecret(context: IWebhookFunctions): string | undefined {
	return secrets.get(triggerOf(context));
}

export function forgetUnsavedSecret(context: IHookFunctions): void {
	secrets.delete(triggerOf(context));
}

/** A test has a registration of its own. */
function triggerOf(context: Context): string {
	const { id, name } = context.getNode();
	return JSON.stringify([context.getWorkflow().id, id ?? name, context.getMode() === 'manual']);
}
