import { randomBytes } from 'node:crypto';
import { NodeApiError, NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { ProblemError } from '../../shared/core/problem/problem';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import { runHook, type Registration } from '../../shared/core/webhook/runHook';
import { isElsewhere, isSameEndpoint, withoutQuery } from '../../shared/core/webhook/triggerAddress';
import { forgetUnsavedSecret, keepUnsavedSecret } from '../../shared/core/webhook/unsavedSecret';
import { kejue } from '../provider';
import { webhookList, webhookPath, webhookRecord, webhooksPath } from '../webhook/webhook';
import { readSettings, type TriggerSettings } from './settings';

const SECRET_BYTES = 32;
const NAME_MAX_CHARACTERS = 100;
/** The most that Kejue allows: an event must still be delivered after a restart of n8n. */
const DELIVERY = { timeout_ms: 30_000, max_retries: 10 };
const NOT_THERE = [404, 405];

type Subscription = z.infer<typeof webhookRecord>;

/** What n8n stores for the node; whoever can read the workflow can read it. A test has its own. */
interface TriggerState {
	secret?: string;
	/** The subscription that was created with this secret. */
	subscriptionId?: string;
}

export async function hasSubscription(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, kejue, async (registration) => {
		await registration.requireReachable();
		const { secret, subscriptionId } = stateOf(context);
		const [own, ...others] = await ownSubscriptions(registration);
		return (
			secret !== undefined &&
			own !== undefined &&
			others.length === 0 &&
			own.id === subscriptionId &&
			own.url === registration.url &&
			isFor(own, readSettings(context))
		);
	});
}

export async function subscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, kejue, async (registration) => {
		await registration.requireReachable();
		const body = subscriptionBody(context);
		const state = stateOf(context);
		const listed = await listSubscriptions(registration);
		const own = listed.filter((one) => isOwn(registration, one));
		warnOfCopies(registration, listed);
		const usable = own.find(({ id, url }) => state.secret !== undefined && id === state.subscriptionId && url === registration.url);
		// The others have a lost secret, or an older URL of n8n.
		for (const { id } of own.filter((one) => one !== usable)) await unsubscribeOne(registration, id);
		if (usable) {
			await registration.ask({ method: 'PATCH', path: webhookPath(usable.id), body }, { response: z.unknown() });
			return;
		}
		const secret = randomBytes(SECRET_BYTES).toString('hex');
		keepUnsavedSecret(context, secret);
		state.subscriptionId = await create(registration, { ...body, url: registration.url, secret }, own);
		state.secret = secret;
	});
}

/** Removes every subscription of this node, and its secret. */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, kejue, async (registration) => {
		const state = stateOf(context);
		const left: string[] = [];
		for (const { id } of await ownSubscriptions(registration)) if (!(await unsubscribeOne(registration, id))) left.push(id);
		// A disabled one may be enabled again later, and its secret cannot be changed.
		if (state.subscriptionId !== undefined && left.includes(state.subscriptionId)) return;
		delete state.secret;
		delete state.subscriptionId;
		forgetUnsavedSecret(context);
	});
}

async function listSubscriptions({ ask }: Registration): Promise<Subscription[]> {
	const response = await ask({ method: 'GET', path: webhooksPath }, { response: webhookList });
	return parsedRecords(webhookList.parse(response), webhookRecord);
}

async function ownSubscriptions(registration: Registration): Promise<Subscription[]> {
	return (await listSubscriptions(registration)).filter((one) => isOwn(registration, one));
}

/** By URL, or by the stored ID if n8n had another URL. The test and the active workflow of a node have different ones. */
function isOwn({ context, url }: Registration, one: Subscription): boolean {
	return one.url === url || (one.id === stateOf(context).subscriptionId && isSameEndpoint(one.url, url));
}

/** The user may want them, so they are only named. */
function warnOfCopies(registration: Registration, listed: Subscription[]): void {
	const { context, url } = registration;
	for (const one of listed) {
		if (isOwn(registration, one) || one.events.length === 0 || !isElsewhere(one.url, url)) continue;
		context.logger.warn(
			`Kejue also sends events to ${withoutQuery(one.url)} (webhook ${one.id}), which is the URL of "${context.getNode().name}" in another n8n instance, or in this one before its URL changed. If they are not needed there, remove that webhook under Webhooks in the Kejue dashboard.`,
		);
	}
}

async function create(registration: Registration, body: IDataObject, earlier: Subscription[]): Promise<string> {
	const response = webhookRecord.pick({ id: true });
	const result = await registration.tryAsk({ method: 'POST', path: webhooksPath, body }, { response, effect: { what: 'webhook' } });
	if ('response' in result) return response.parse(result.response).id;
	// After a lost answer: a subscription that did not exist before has our secret.
	const listed = result.problem.details.done === 'unknown' ? await ownSubscriptions(registration) : [];
	const made = listed.find((one) => one.url === registration.url && !earlier.some(({ id }) => id === one.id));
	if (!made) throw new ProblemError(result.problem);
	return made.id;
}

/** True when it is removed; if Kejue has no DELETE, it is left without events: docs/decisions.md#webhooks-at-kejue */
async function unsubscribeOne(registration: Registration, id: string): Promise<boolean> {
	const path = webhookPath(id);
	const deletion = await registration.tryAsk({ method: 'DELETE', path }, { response: z.unknown() });
	if ('response' in deletion) return true;
	if (!NOT_THERE.includes(deletion.problem.details.httpStatus ?? 0)) throw new ProblemError(deletion.problem);
	// 404 may also mean that somebody has removed it in the meantime.
	const still = (await ownSubscriptions(registration)).find((one) => one.id === id);
	if (!still) return true;

	const response = z.object({ events: z.array(z.string()) });
	const off = await registration.tryAsk({ method: 'PATCH', path, body: { events: [] } }, { response });
	if ('response' in off && response.parse(off.response).events.length === 0) return false;
	if ('problem' in off && off.problem.details.code !== 'refused') throw new ProblemError(off.problem);
	const reason = 'problem' in off ? off.problem.error : 'It stays subscribed to its events.';
	const message = `n8n could neither remove nor disable the webhook ${id} at Kejue. ${reason} Remove the webhook for ${still.url} manually, under Webhooks in the Kejue dashboard.`;
	throw new NodeApiError(registration.context.getNode(), { message }, { message });
}

function subscriptionBody(context: IHookFunctions): IDataObject {
	const { events, personaId } = readSettings(context);
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), "'Events' is empty. Choose at least one event to start the workflow on.");
	}
	return {
		name: `n8n: ${context.getWorkflow().name ?? context.getNode().name}`.slice(0, NAME_MAX_CHARACTERS),
		events,
		signing_method: 'hmac_sha256',
		...DELIVERY,
		...(personaId === undefined ? { scope_type: 'global' } : { scope_type: 'persona', persona_id: personaId }),
	};
}

function isFor({ events, scope_type, persona_id }: Subscription, settings: TriggerSettings): boolean {
	const chosen = new Set(settings.events);
	return (
		events.length === chosen.size &&
		events.every((event) => chosen.has(event)) &&
		(settings.personaId === undefined ? scope_type !== 'persona' : persona_id === settings.personaId)
	);
}

function stateOf(context: IHookFunctions): TriggerState {
	return context.getWorkflowStaticData('node');
}
