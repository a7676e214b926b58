import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

type Context = IHookFunctions | IWebhookFunctions;

const MAX_TRIGGERS = 500;

const secrets = new Map<string, string>();

/** Keeps a secret that is about to be registered: n8n saves static data only after activation, and an event may arrive before. */
export function keepUnsavedSecret(context: IHookFunctions, secret: string): void {
	const trigger = triggerOf(context);
	secrets.delete(trigger);
	secrets.set(trigger, secret);
	for (const oldest of secrets.keys()) if (secrets.size > MAX_TRIGGERS) secrets.delete(oldest);
}

/** The secret that this process registered last for the trigger, if any. */
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
