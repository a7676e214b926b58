import { NodeApiError, type IHookFunctions } from 'n8n-workflow';
import { runHook, type Registration } from '../../shared/core/webhook/runHook';
import { isSameAddress, isSameEndpoint } from '../../shared/core/webhook/triggerAddress';
import { zudu } from '../provider';
import type { WebhookRecord } from '../webhook/webhook';
import { keyIn, withKey } from './address';
import { forgetKeys, isRegisteredKey, newKey, noteKeys } from './addressKey';
import { attachWebhook, createWebhook, deleteWebhook, describeWebhook, detachWebhook, listWebhooks, tryAttachWebhook } from './postCallWebhook';
import { readAgents, type AgentState } from './readAgents';
import { describeReplaced, readReplaced, type ReplacedWebhooks } from './replacedWebhooks';
import { refuseOccupied, type OccupiedAgent } from './refuseOccupied';
import { readSettings } from './settings';

const NAME_MAX_CHARACTERS = 100;

/** What Zudu has of this node. */
interface TriggerState {
	webhooks: WebhookRecord[];
	/** With this node's address, or with a key of its own when n8n had another address. */
	own: WebhookRecord[];
	replaced: ReplacedWebhooks;
}

/** Whether Zudu has exactly the webhook that this node needs, attached to every chosen agent and to no other. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, zudu, async (registration) => {
		await registration.requireReachable();
		const { webhooks, own } = await readState(registration);
		const [webhook, ...others] = own;
		if (!webhook || others.length > 0 || !isUsable(webhook, await addressWithKey(registration, own))) return false;
		const agents = await readAgents(registration, readSettings(context), webhooks);
		// Other agents may have it since an earlier deactivation failed.
		return agents.every(({ webhookId }) => webhookId === webhook.id) && (webhook.agent_count ?? agents.length) === agents.length;
	});
}

/** When it fails, nothing is left of it. */
export async function subscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, zudu, async (registration) => {
		await registration.requireReachable();
		const settings = readSettings(context);
		const state = await readState(registration);
		const { webhooks, own } = state;
		const agents = await readAgents(registration, settings, webhooks);
		const occupied = agents.filter((agent): agent is OccupiedAgent => agent.webhookId !== undefined && !isAnyOf(own, agent));
		refuseOccupied(registration, { occupied, webhooks, replaces: settings.replaces });
		await attachToAll(registration, state, { agents, occupied }).catch(async (error: unknown) => {
			await undo(registration, error);
			throw error;
		});
	});
}

/** May be repeated until it succeeds: the webhook goes last, and with it the note of what it has replaced. */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, zudu, async (registration) => {
		await removeWebhooks(registration);
		forgetKeys(context);
	});
}

async function removeWebhooks(registration: Registration): Promise<void> {
	const { webhooks, own, replaced } = await readState(registration);
	if (own.length === 0) return;
	const agents = await readAgents(registration, { agentIds: 'all' }, webhooks);
	const lost: string[] = [];
	for (const agent of agents.filter((one) => isAnyOf(own, one) || (one.webhookId === undefined && replaced.has(one.id)))) {
		lost.push(...(await detachAndRestore(registration, agent, replaced)));
	}
	for (const { id } of own) await deleteWebhook(registration, id);
	if (lost.length > 0) throw restoreError(registration, lost);
}

async function attachToAll(
	registration: Registration,
	{ webhooks, own, replaced: replacedBefore }: TriggerState,
	{ agents, occupied }: { agents: AgentState[]; occupied: OccupiedAgent[] },
): Promise<void> {
	const replaced = new Map([...replacedBefore, ...occupied.map(({ id, webhookId }) => [id, webhookId] as const)]);
	if (own.length > 0) {
		// An earlier deactivation failed, and other agents were chosen since.
		const everybody = await readAgents(registration, { agentIds: 'all' }, webhooks);
		for (const agent of everybody.filter((one) => isAnyOf(own, one) && !agents.some(({ id }) => id === one.id))) {
			await detachAndRestore(registration, agent, replaced);
			replaced.delete(agent.id);
		}
	}
	const webhookId = await ensureWebhook(registration, own, replaced);
	for (const agent of agents.filter((one) => one.webhookId !== webhookId)) {
		if (agent.webhookId !== undefined) await detachWebhook(registration, agent.id, agent.webhookId);
		await attachWebhook(registration, agent.id, webhookId);
	}
}

async function ensureWebhook(registration: Registration, own: WebhookRecord[], replaced: ReplacedWebhooks): Promise<string> {
	const { context } = registration;
	const url = await addressWithKey(registration, own);
	const description = describeReplaced(replaced);
	const usable = own.find((webhook) => isUsable(webhook, url));
	const name = `n8n: ${context.getWorkflow().name ?? context.getNode().name}`.slice(0, NAME_MAX_CHARACTERS);
	const webhookId = usable?.id ?? (await createWebhook(registration, { name, url, description }));
	if (usable && usable.description !== description) await describeWebhook(registration, webhookId, description);
	// Not earlier: the others hold the note of what they have replaced.
	for (const { id } of own) if (id !== webhookId) await deleteWebhook(registration, id);
	return webhookId;
}

/** @returns sentences on what Zudu refused to restore */
async function detachAndRestore(registration: Registration, agent: AgentState, replaced: ReplacedWebhooks): Promise<string[]> {
	if (agent.webhookId !== undefined) await detachWebhook(registration, agent.id, agent.webhookId);
	const earlier = replaced.get(agent.id);
	const refusal = earlier === undefined ? undefined : await tryAttachWebhook(registration, agent.id, earlier);
	return refusal ? [`Webhook ${earlier} could not be restored for agent "${agent.name}" (${agent.id}): ${refusal.error}`] : [];
}

async function undo(registration: Registration, cause: unknown): Promise<void> {
	try {
		await removeWebhooks(registration);
	} catch (error) {
		const [words, reason] = [error, cause].map((one) => (one instanceof Error ? one.message : String(one)));
		registration.context.logger.warn(`A failed activation of Zudu Trigger (${reason}) could not be undone: ${words}`);
	}
}

async function readState(registration: Registration): Promise<TriggerState> {
	const webhooks = await listWebhooks(registration);
	const own = webhooks.filter(({ url }) => isSameAddress(url, registration.url) || isRegistered(registration, url));
	return { webhooks, own, replaced: new Map(own.flatMap(({ description }) => [...readReplaced(description)])) };
}

function isAnyOf(own: WebhookRecord[], { webhookId }: AgentState): boolean {
	return own.some(({ id }) => id === webhookId);
}

function isUsable({ is_active, url }: WebhookRecord, needed: string): boolean {
	return is_active && url === needed;
}

/** Whether an address has a key of this node; its test and its active workflow are separate. */
function isRegistered({ context, url }: Registration, address: string): boolean {
	const key = keyIn(address);
	return key !== undefined && isSameEndpoint(address, url) && isRegisteredKey(context, key);
}

/** The key is the one that Zudu already has, if any. */
async function addressWithKey({ context, url }: Registration, own: WebhookRecord[]): Promise<string> {
	const [known] = own.filter((webhook) => isSameAddress(webhook.url, url)).flatMap((webhook) => keyIn(webhook.url) ?? []);
	const key = known ?? (await newKey(context));
	noteKeys(context, [key, ...own.flatMap((webhook) => keyIn(webhook.url) ?? [])]);
	return withKey(url, key);
}

function restoreError({ context }: Registration, lost: string[]): NodeApiError {
	const message = [
		...lost,
		"This trigger's webhook has been removed. If the other one is still needed, attach it in Zudu manually.",
	].join(' ');
	return new NodeApiError(context.getNode(), { message }, { message });
}
