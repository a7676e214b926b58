import { createHash, timingSafeEqual } from 'node:crypto';
import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { connect } from '../../shared/core/sending/connect';
import { deriveSecret } from '../../shared/core/sending/deriveSecret';
import type { Delivery } from '../../shared/core/webhook/delivery';
import { triggerAt } from '../../shared/core/webhook/triggerAddress';
import { zudu } from '../provider';
import { keyOf } from './address';

type Context = IHookFunctions | IWebhookFunctions;

const digests = z.array(z.string()).catch([]);

/** Made of the credential: docs/decisions.md#deliveries-of-zudu @throws NodeOperationError */
export async function newKey(context: Context): Promise<string> {
	const mode = context.getMode() === 'manual' ? 'test' : 'active';
	// In a test, the webhook gets the address of the active workflow from n8n, and the hooks get that of the test.
	const trigger = triggerAt(context.getNodeWebhookUrl('default') ?? '');
	const secret = await deriveSecret(connect(context, zudu, 1), `post-call webhook ${mode} ${trigger}`);
	if (secret) return secret.toString('base64url');
	throw new NodeOperationError(context.getNode(), 'The Zudu credential is empty. Enter its API key and secret, then try again.');
}

/** Static data has digests only: more people can read it than the credential. */
export function isRegisteredKey(context: Context, key: string): boolean {
	const digest = digestOf(key);
	return digests.parse(context.getWorkflowStaticData('node').keyDigests).some((known) => isEqual(known, digest));
}

export async function isTrusted(context: IWebhookFunctions, delivery: Delivery): Promise<boolean> {
	const key = keyOf(delivery);
	if (key === undefined) return false;
	// After a change of the credential, the registered key stays in use.
	return isRegisteredKey(context, key) || isEqual(await newKey(context), key);
}

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

function isEqual(one: string, other: string): boolean {
	const a = Buffer.from(one);
	const b = Buffer.from(other);
	return a.length === b.length && timingSafeEqual(a, b);
}
