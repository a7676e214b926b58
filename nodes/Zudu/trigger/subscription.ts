import { NodeApiError, type IHookFunctions } from 'n8n-workflow';
import { runHook, type Registration } from '../../shared/core/webhook/runHook';
import { isSameAddress, isSameEndpoint } from '../../shared/core/webhook/triggerAddress';
import { zudu } from '../provider';
import { keyIn, withKey } from './address';
import { forgetKeys, isRegisteredKey, newKey, noteKeys } from './addressKey';
import {
	attachWebhook,
	createWebhook,
	deleteWebhook,
	describeWebhook,
	detachWebhook,
	listWebhooks,
	tryAttachWebhook,
} from './postCallWebhook';
import type { WebhookRecord } from '../webhook/webhook';
import { readAgents, type AgentState } from './readAgents';
import { readChoice } from './readChoice';
import { describeReplaced, readReplaced, type ReplacedWebhooks } from './replacedWebhooks';
import { requireFree, type TakenAgent } from './requireFree';

const NAME_MAX_CHARACTERS = 100;

/** What Zudu has of this node. */
interface Standing {
	/** All webhooks of the organization. */
	webhooks: WebhookRecord[];
	/**
	 * Those with this node's address, which is in no other node's use; and those with a key that this node has registered,
	 * when n8n had another address.
	 */
	own: WebhookRecord[];
	/** What they have replaced. */
	replaced: ReplacedWebhooks;
}

/** True when Zudu has exactly the webhook that this node needs, attached to every chosen agent and to no other. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, zudu, async (registration) => {
		await registration.requireReachable();
		const { webhooks, own } = await readStanding(registration);
		const [webhook, ...others] = own;
		if (!webhook || others.length > 0 || !isUsable(webhook, await addressWithKey(registration, own))) return false;
		const agents = await readAgents(registration, readChoice(context), webhooks);
		// Other agents may have it too, when an earlier deactivation did not get through.
		return agents.every(({ webhookId }) => webhookId === webhook.id) && (webhook.agent_count ?? agents.length) === agents.length;
	});
}

/** Makes the webhook and attaches it to every agent. When that fails, nothing is left of it. */
export async function subscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, zudu, async (registration) => {
		await registration.requireReachable();
		const choice = readChoice(context);
		const standing = await readStanding(registration);
		const { webhooks, own } = standing;
		const agents = await readAgents(registration, choice, webhooks);
		const taken = agents.filter((agent): agent is TakenAgent => agent.webhookId !== undefined && !has(own, agent));
		requireFree(registration, { taken, webhooks, replaces: choice.replaces });
		await attachToAll(registration, standing, { agents, taken }).catch(async (error: unknown) => {
			await undo(registration, error);
			throw error;
		});
	});
}

/**
 * Detaches the webhook, puts back what it has replaced, and deletes it. May be repeated until it succeeds: the webhook
 * goes last, and with it the note of what it has replaced.
 */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, zudu, async (registration) => {
		await remove(registration);
		forgetKeys(context);
	});
}

async function remove(registration: Registration): Promise<void> {
	const { webhooks, own, replaced } = await readStanding(registration);
	if (own.length === 0) return;
	const agents = await readAgents(registration, { agentIds: 'all' }, webhooks);
	const lost: string[] = [];
	for (const agent of agents.filter((one) => has(own, one) || (one.webhookId === undefined && replaced.has(one.id)))) {
		lost.push(...(await release(registration, agent, replaced)));
	}
	for (const { id } of own) await deleteWebhook(registration, id);
	if (lost.length > 0) throw notRestored(registration, lost);
}

async function attachToAll(
	registration: Registration,
	{ webhooks, own, replaced: replacedBefore }: Standing,
	{ agents, taken }: { agents: AgentState[]; taken: TakenAgent[] },
): Promise<void> {
	const replaced = new Map([...replacedBefore, ...taken.map(({ id, webhookId }) => [id, webhookId] as const)]);
	if (own.length > 0) {
		// An earlier deactivation did not get through, and other agents were chosen since.
		const everybody = await readAgents(registration, { agentIds: 'all' }, webhooks);
		for (const agent of everybody.filter((one) => has(own, one) && !agents.some(({ id }) => id === one.id))) {
			await release(registration, agent, replaced);
			replaced.delete(agent.id);
		}
	}
	const webhookId = await provideWebhook(registration, own, replaced);
	for (const agent of agents.filter((one) => one.webhookId !== webhookId)) {
		if (agent.webhookId !== undefined) await detachWebhook(registration, agent.id, agent.webhookId);
		await attachWebhook(registration, agent.id, webhookId);
	}
}

/** The webhook to attach: the one that is there, if it is as it must be, or a new one. */
async function provideWebhook(registration: Registration, own: WebhookRecord[], replaced: ReplacedWebhooks): Promise<string> {
	const { context } = registration;
	const url = await addressWithKey(registration, own);
	const description = describeReplaced(replaced);
	const usable = own.find((webhook) => isUsable(webhook, url));
	const name = `n8n: ${context.getWorkflow().name ?? context.getNode().name}`.slice(0, NAME_MAX_CHARACTERS);
	const webhookId = usable?.id ?? (await createWebhook(registration, { name, url, description }));
	if (usable && usable.description !== description) await describeWebhook(registration, webhookId, description);
	// Only now: the others hold the note of what they have replaced.
	for (const { id } of own) if (id !== webhookId) await deleteWebhook(registration, id);
	return webhookId;
}

/**
 * Frees an agent of this node's webhook, and gives it back the one that it had before.
 * @returns words on what could not be put back because Zudu refuses it
 */
async function release(registration: Registration, agent: AgentState, replaced: ReplacedWebhooks): Promise<string[]> {
	if (agent.webhookId !== undefined) await detachWebhook(registration, agent.id, agent.webhookId);
	const earlier = replaced.get(agent.id);
	const refusal = earlier === undefined ? undefined : await tryAttachWebhook(registration, agent.id, earlier);
	return refusal ? [`Webhook ${earlier} could not be restored for agent "${agent.name}" (${agent.id}): ${refusal.error}`] : [];
}

/** When this fails too, n8n's own attempt to deactivate follows. */
async function undo(registration: Registration, cause: unknown): Promise<void> {
	try {
		await remove(registration);
	} catch (error) {
		const [words, reason] = [error, cause].map((one) => (one instanceof Error ? one.message : String(one)));
		registration.context.logger.warn(`A failed activation of Zudu Trigger (${reason}) could not be undone: ${words}`);
	}
}

async function readStanding(registration: Registration): Promise<Standing> {
	const webhooks = await listWebhooks(registration);
	const own = webhooks.filter(({ url }) => isSameAddress(url, registration.url) || isRegistered(registration, url));
	return { webhooks, own, replaced: new Map(own.flatMap(({ description }) => [...readReplaced(description)])) };
}

function has(own: WebhookRecord[], { webhookId }: AgentState): boolean {
	return own.some(({ id }) => id === webhookId);
}

function isUsable({ is_active, url }: WebhookRecord, needed: string): boolean {
	return is_active && url === needed;
}

/** Whether an address has a key of this node; its test and its active workflow have nothing to do with each other. */
function isRegistered({ context, url }: Registration, address: string): boolean {
	const key = keyIn(address);
	return key !== undefined && isSameEndpoint(address, url) && isRegisteredKey(context, key);
}

/** The address to register, with the key that Zudu has it with, if it has. */
async function addressWithKey({ context, url }: Registration, own: WebhookRecord[]): Promise<string> {
	const [known] = own.filter((webhook) => isSameAddress(webhook.url, url)).flatMap((webhook) => keyIn(webhook.url) ?? []);
	const key = known ?? (await newKey(context));
	noteKeys(context, [key, ...own.flatMap((webhook) => keyIn(webhook.url) ?? [])]);
	return withKey(url, key);
}

function notRestored({ context }: Registration, lost: string[]): NodeApiError {
	const message = [
		...lost,
		"This trigger's webhook has been removed. If the other one is still needed, attach it in Zudu manually.",
	].join(' ');
	return new NodeApiError(context.getNode(), { message }, { message });
}
