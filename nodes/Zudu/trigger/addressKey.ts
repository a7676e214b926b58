import { createHash, timingSafeEqual } from 'node:crypto';
import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connect } from '../../shared/core/sending/connect';
import { deriveSecret } from '../../shared/core/sending/deriveSecret';
import { triggerAt } from '../../shared/core/webhook/triggerAddress';
import { zudu } from '../provider';

type Context = IHookFunctions | IWebhookFunctions;

const digests = z.array(z.string()).catch([]);

/**
 * The unguessable part of the address to register: Zudu signs nothing. It is made of the credential, so that a delivery can
 * be trusted before n8n has saved anything: activating for many agents takes a while.
 * @throws NodeOperationError
 */
export async function newKey(context: Context): Promise<string> {
	// A test and the active workflow are registered beside each other.
	const mode = context.getMode() === 'manual' ? 'test' : 'active';
	// In a test n8n gives the address of the active workflow to the webhook, and that of the test to what registers it.
	const trigger = triggerAt(context.getNodeWebhookUrl('default') ?? '');
	const secret = await deriveSecret(connect(context, zudu, 1), `post-call webhook ${mode} ${trigger}`);
	if (secret) return secret.toString('base64url');
	throw new NodeOperationError(context.getNode(), 'The Zudu credential is empty. Enter its API key and secret, then try again.');
}

/**
 * Whether a key was registered by this trigger. Static data has digests only, since more people can read it than the
 * credential.
 */
export function isRegisteredKey(context: Context, key: string): boolean {
	const digest = digestOf(key);
	return digests.parse(context.getWorkflowStaticData('node').keyDigests).some((known) => isEqual(known, digest));
}

/** Whether a delivery to an address with this key can be trusted. */
export async function isTrustedKey(context: IWebhookFunctions, key: string): Promise<boolean> {
	// With another secret in the credential another key would be made, but the registered one stays in use.
	return isRegisteredKey(context, key) || isEqual(await newKey(context), key);
}

/** Notes the keys that are registered, in place of earlier ones. */
export function noteKeys(context: IHookFunctions, keys: string[]): void {
	const kept = context.getWorkflowStaticData('node');
	const noted = [...new Set(keys.map(digestOf))];
	// Static data that is touched is written again.
	if (JSON.stringify(noted) !== JSON.stringify(kept.keyDigests)) kept.keyDigests = noted;
}

export function forgetKeys(context: IHookFunctions): void {
	delete context.getWorkflowStaticData('node').keyDigests;
}

function digestOf(key: string): string {
	return createHash('sha256').update(key).digest('base64url');
}

/** Takes the same time wherever the two differ. */
function isEqual(one: string, other: string): boolean {
	const a = Buffer.from(one);
	const b = Buffer.from(other);
	return a.length === b.length && timingSafeEqual(a, b);
}
