import { randomBytes } from 'node:crypto';
import { NodeApiError, NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { ProblemError } from '../../shared/problem/problem';
import { runHook, type Registration } from '../../shared/webhook/runHook';
import { kejue } from '../provider';
import type { Choice } from './selectEvent';

const PATH = '/api/v1/webhooks';
const SECRET_BYTES = 32;
const NAME_MAX_CHARACTERS = 100;
/** The most that Kejue allows: an event must outlast a restart of n8n, and its repetitions are dropped here. */
const DELIVERY = { timeout_ms: 30_000, max_retries: 10 };
/** How an endpoint answers that a provider does not have. */
const NOT_THERE = [404, 405];

/** https://docs.kejue.co/api-reference/webhooks/list-webhooks; IDs of the older API generation are numbers. */
const subscription = z.object({
	id: z.union([z.string().min(1), z.number()]).transform(String),
	url: z.string(),
	events: z.array(z.string()).catch([]),
	scope_type: z.string().optional().catch(undefined),
	persona_id: z.string().nullable().optional().catch(undefined),
});
type Subscription = z.infer<typeof subscription>;

/** What n8n keeps for the node; a test has its own. */
interface Kept {
	/**
	 * Made once and used for every later subscription of this node: Kejue never tells it, and an event that arrives
	 * while the workflow is being activated makes n8n write back what it read before.
	 */
	secret?: string;
	/** The subscription that was made with this secret. */
	subscriptionId?: string;
}

/** True when Kejue has exactly the subscription that this node needs. */
export async function hasSubscription(context: IHookFunctions): Promise<boolean> {
	return await runHook(context, kejue, async (registration) => {
		await registration.requireReachable();
		const { secret, subscriptionId } = keptBy(context);
		const [own, ...others] = await ownSubscriptions(registration);
		return (
			secret !== undefined &&
			own !== undefined &&
			others.length === 0 &&
			own.id === subscriptionId &&
			fits(own, choiceOf(context))
		);
	});
}

/** Subscribes this node's address to the chosen events, or changes the subscription that it has to them. */
export async function subscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, kejue, async (registration) => {
		await registration.requireReachable();
		const settings = settingsOf(context);
		const kept = keptBy(context);
		const own = await ownSubscriptions(registration);
		const usable = own.find(({ id }) => kept.secret !== undefined && id === kept.subscriptionId);
		// The others were made with a secret that is lost, so that nothing they deliver could be trusted.
		for (const { id } of own.filter((one) => one !== usable)) await unsubscribeOne(registration, id);
		if (usable) {
			await registration.ask({ method: 'PATCH', path: `${PATH}/${encodeURIComponent(usable.id)}`, body: settings }, { answer: z.unknown() });
			return;
		}
		kept.secret ??= randomBytes(SECRET_BYTES).toString('hex');
		kept.subscriptionId = await create(registration, { ...settings, url: registration.url, secret: kept.secret });
	});
}

/** Removes every subscription of this node's address. */
export async function unsubscribe(context: IHookFunctions): Promise<void> {
	await runHook(context, kejue, async (registration) => {
		for (const { id } of await ownSubscriptions(registration)) await unsubscribeOne(registration, id);
	});
}

/** The node's address is in no other node's use, so it tells whose a subscription is, also after a restart. */
async function ownSubscriptions({ ask, url }: Registration): Promise<Subscription[]> {
	const answer = z.array(subscription);
	const listed = answer.parse(await ask({ method: 'GET', path: PATH }, { answer }));
	return listed.filter((one) => one.url === url);
}

async function create(registration: Registration, body: IDataObject): Promise<string> {
	const answer = subscription.pick({ id: true });
	const result = await registration.tryAsk({ method: 'POST', path: PATH, body }, { answer, places: 'webhook' });
	if ('answer' in result) return answer.parse(result.answer).id;
	// After a lost answer: there was no other subscription of this address, so one that is there now has our secret.
	const [made] = result.problem.details.callPlaced === 'unknown' ? await ownSubscriptions(registration) : [];
	if (!made) throw new ProblemError(result.problem);
	return made.id;
}

/** No page documents DELETE: where it is not there, the subscription is left without events. */
async function unsubscribeOne(registration: Registration, id: string): Promise<void> {
	const path = `${PATH}/${encodeURIComponent(id)}`;
	const deletion = await registration.tryAsk({ method: 'DELETE', path }, { answer: z.unknown() });
	if ('answer' in deletion) return;
	if (!NOT_THERE.includes(deletion.problem.details.httpStatus ?? 0)) throw new ProblemError(deletion.problem);
	// 404 may also mean that somebody has removed it in the meantime.
	if (!(await ownSubscriptions(registration)).some((one) => one.id === id)) return;

	const answer = z.object({ events: z.array(z.string()) });
	const off = await registration.tryAsk({ method: 'PATCH', path, body: { events: [] } }, { answer });
	if ('answer' in off && answer.parse(off.answer).events.length === 0) return;
	if ('problem' in off && off.problem.details.code !== 'refused') throw new ProblemError(off.problem);
	const reason = 'problem' in off ? off.problem.error : 'It stays subscribed to its events.';
	const message = `Kejue let n8n neither remove nor switch off the webhook ${id}. ${reason} Remove the webhook for ${registration.url} by hand, under Webhooks in the Kejue dashboard.`;
	throw new NodeApiError(registration.context.getNode(), { message }, { message });
}

function settingsOf(context: IHookFunctions): IDataObject {
	const { events, personaId } = choiceOf(context);
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), "'Events' is empty. Choose at least one event to start the workflow on.");
	}
	return {
		name: `n8n: ${context.getWorkflow().name ?? context.getNode().name}`.slice(0, NAME_MAX_CHARACTERS),
		events,
		signing_method: 'hmac_sha256',
		...DELIVERY,
		...(personaId === undefined
			? { scope_type: 'global', persona_id: null }
			: { scope_type: 'persona', persona_id: personaId }),
	};
}

function fits({ events, scope_type, persona_id }: Subscription, choice: Choice): boolean {
	const chosen = new Set(choice.events);
	return (
		events.length === chosen.size &&
		events.every((event) => chosen.has(event)) &&
		(choice.personaId === undefined ? scope_type !== 'persona' : persona_id === choice.personaId)
	);
}

const id = z.union([z.string(), z.number()]).transform(String);

/** A persona as it was picked, entered or given by an expression; empty for all. The trigger once had a text in its place. */
const persona = z.union([id, z.object({ value: id }).transform(({ value }) => value)]).catch('');

/** What the form says. */
export function choiceOf(context: Pick<IHookFunctions, 'getNodeParameter'>): Choice {
	const events = z.array(z.string()).catch([]).parse(context.getNodeParameter('events', []));
	const personaId = persona.parse(context.getNodeParameter('personaId', '')).trim();
	return { events, personaId: personaId || undefined };
}

function keptBy(context: IHookFunctions): Kept {
	return context.getWorkflowStaticData('node');
}
