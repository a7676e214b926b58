import { answerSchema, asList, asObject, endpointsOf, type Endpoint } from '../build/describedEndpoint';
import { loadDescription } from '../sandbox/loadDescription';
import { Client, type Asked, type Reply } from './client';
import { compareAnswer, describedStatus, type ComparedWith } from './compareAnswer';
import { finding, type Finding } from './finding';
import { followCall, type FollowedCall, type FollowTimes } from './followCall';
import { describedNames, MemberNames } from './memberNames';
import { observePaging } from './observePaging';
import { listAt, pick } from './pick';
import type { CallInput, Plan, Read, Secrets } from './plan';
import { PLANS } from './plans';

export interface CheckOptions {
	plan: Plan;
	secrets: Secrets;
	baseUrl: string;
	/** Undefined for reads only. */
	call?: CallInput;
	times: FollowTimes;
	/** Told of what is being done, without values. */
	report(line: string): void;
}

export interface CheckResult {
	findings: Finding[];
	names: MemberNames;
}

interface ReadReply {
	read: Read;
	/** False where no ID was known, so that a made-up one was asked for. */
	isReal: boolean;
	reply: Reply;
}

const MADE_UP_ID = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const WRONG_KEY = 'n8n-check-wrong-key';
/** Asked to see how an endpoint answers that certainly is not there. */
const NO_SUCH_PATH = '/n8n-check-no-such-endpoint';
const REFUSED = [401, 403];
const ABSENT = [404, 405, 501];

/**
 * Asks a provider everything in its plan, one request after the other, then compares what came with the description.
 * @throws Error in plain words where the key is not accepted or nothing can be asked
 */
export async function runCheck(options: CheckOptions): Promise<CheckResult> {
	const { plan, secrets, report } = options;
	const names = new MemberNames(Object.values(PLANS).map(({ name }) => name));
	const description = await loadDescription(plan.name);
	const endpoints = new Map(endpointsOf(plan.name).map((endpoint) => [String(endpoint.operation.operationId), endpoint]));
	const endpointOf = (id: string): Endpoint => {
		const endpoint = endpoints.get(id);
		if (!endpoint) throw new Error(`The description of ${plan.title} has no operation ${id}`);
		return endpoint;
	};
	const comparedWith = (id: string): ComparedWith => ({ endpoint: endpointOf(id), description, names, knownNames: describedNames(plan.name) });

	const signsIn = plan.signIn !== undefined && secrets[plan.signIn.needs] !== undefined;
	const searches = new Set(
		[...plan.reads.filter(({ body }) => body !== undefined).map(({ id }) => id), ...(signsIn && plan.signIn ? [plan.signIn.id] : [])].map((id) => `POST ${endpointOf(id).path}`),
	);
	const clientWith = (headers: Record<string, string>, mayCall: boolean) => new Client({ baseUrl: options.baseUrl, headers, searches, mayCall });

	const signInReply = signsIn && plan.signIn ? await clientWith({}, false).read({ method: 'POST', path: endpointOf(plan.signIn.id).path, body: plan.signIn.body(secrets) }) : undefined;
	const token = signInReply && 'body' in signInReply ? pick(signInReply.body, [plan.signIn?.tokenMember ?? '']) : undefined;
	if (signInReply && token === undefined) throw new Error(`${plan.title} gave no token: ${outcomeOf(signInReply)}`);
	const client = clientWith(plan.sign(secrets, token), options.call !== undefined);

	const replies: ReadReply[] = [];
	const bodyOf = (id: string): unknown => {
		const found = replies.find(({ read, isReal }) => read.id === id && isReal)?.reply;
		return found && 'body' in found && isSuccess(found) ? found.body : undefined;
	};
	for (const read of plan.reads) {
		report(`Reading ${read.id}`);
		const ids = Object.entries(read.ids ?? {}).map(([name, source]) => [name, source ? pick(bodyOf(source.from), source.at) : undefined] as const);
		const isReal = ids.every(([, id]) => id !== undefined);
		const reply = await client.read(requestOf(read, endpointOf(read.id), Object.fromEntries(ids.map(([name, id]) => [name, id ?? MADE_UP_ID]))));
		if (replies.length === 0 && 'status' in reply && REFUSED.includes(reply.status)) {
			throw new Error(`${plan.title} does not accept the key: ${outcomeOf(reply)}`);
		}
		replies.push({ read, isReal, reply });
	}
	if (replies.every(({ reply }) => 'failure' in reply)) throw new Error(`${plan.title} cannot be reached: its address ${outcomeOf(replies[0].reply)}`);

	report('Asking for a wrong ID, a wrong path and other pages');
	const base = new URL(plan.baseUrl).pathname.replace(/\/$/, '');
	const absent = await client.read({ method: 'GET', path: base + NO_SUCH_PATH });
	const wrongIds: ReadReply[] = [];
	for (const { read, isReal, reply } of replies) {
		if (!read.ids) continue;
		const madeUp = Object.fromEntries(Object.keys(read.ids).map((name) => [name, MADE_UP_ID]));
		wrongIds.push({ read, isReal, reply: isReal ? await client.read(requestOf(read, endpointOf(read.id), madeUp)) : reply });
	}
	const pagings: Finding[] = [];
	for (const { read, reply } of replies) {
		if (!read.paging || !('status' in reply) || !isSuccess(reply)) continue;
		const endpoint = endpointOf(read.id);
		const observed = await observePaging(read.paging, async (query) => {
			const page = await client.read(requestOf({ ...read, ...(read.body ? { body: { ...read.body, ...query } } : { query: { ...read.query, ...query } }) }, endpoint, {}));
			return 'status' in page && isSuccess(page) ? listAt(page.body, read.records ?? []) : undefined;
		});
		pagings.push(finding({ subject: `Paging of ${titleOf(endpoint)}`, basis: basisOf(endpoint), ...observed }));
	}

	const followed = options.call && (await followCall({ plan, client, call: options.call, times: options.times, report }));
	report('Asking with a wrong key');
	const [first] = plan.reads;
	const wrongSecrets = Object.fromEntries(Object.keys(secrets).map((name) => [name, WRONG_KEY]));
	const wrongKey = await client.read(requestOf(first, endpointOf(first.id), {}), plan.sign(wrongSecrets, token === undefined ? undefined : WRONG_KEY));

	for (const { reply } of [...replies, ...wrongIds, { reply: wrongKey }]) if ('body' in reply) names.noteValues(reply.body);
	const findings = [
		...(signInReply && plan.signIn ? [judgeAnswers(comparedWith(plan.signIn.id), [signInReply])] : []),
		...replies.map(({ read, isReal, reply }) => (isReal ? judgeRead(comparedWith(read.id), reply, absent) : judgeUnknown(endpointOf(read.id), reply, absent))),
		...pagings,
		...wrongIds.filter(({ isReal, reply }) => isReal || !isLike(reply, absent)).map(({ read, reply }) => judgeError('Wrong ID', 404, comparedWith(read.id), reply)),
		judgeError('Wrong key', 401, comparedWith(first.id), wrongKey),
		...(followed ? judgeCall(plan, followed, comparedWith) : []),
		...notAsked(plan, [...endpoints.values()], followed !== undefined),
	];
	return { findings, names };
}

/** A read with IDs in its path's placeholders. */
function requestOf({ query, body }: Read, { method, path }: Endpoint, ids: Record<string, string>): Asked {
	return {
		method: method === 'POST' ? 'POST' : 'GET',
		path: path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(ids[name] ?? MADE_UP_ID)),
		query,
		body,
	};
}

function judgeRead(comparedWith: ComparedWith, reply: Reply, absent: Reply): Finding {
	const { endpoint } = comparedWith;
	if ('status' in reply && ABSENT.includes(reply.status)) {
		const text = isLike(reply, absent) ? `Seems not to exist: ${outcomeOf(reply)}, as an address that does not exist is.` : `Seems not to exist: ${outcomeOf(reply)}.`;
		return finding({ subject: titleOf(endpoint), basis: basisOf(endpoint), verdict: 'differs', text });
	}
	return judgeAnswers(comparedWith, [reply]);
}

/** Of an endpoint that could only be asked for an ID that does not exist. */
function judgeUnknown(endpoint: Endpoint, reply: Reply, absent: Reply): Finding {
	const known = 'status' in reply && reply.status === 404 && !isLike(reply, absent);
	const text = known
		? 'Exists: a made-up ID is answered otherwise than an address that does not exist. There was nothing of its kind to read.'
		: 'There was nothing of its kind to read; whether it exists cannot be told.';
	return finding({ subject: titleOf(endpoint), basis: basisOf(endpoint), verdict: 'not seen', text });
}

/** Compares all answers of one endpoint: what differs in one of them differs. */
function judgeAnswers(comparedWith: ComparedWith, replies: Reply[]): Finding {
	const { endpoint } = comparedWith;
	const about = { subject: titleOf(endpoint), basis: basisOf(endpoint) };
	const answers = replies.flatMap((reply) => ('status' in reply && isSuccess(reply) ? [reply] : []));
	if (answers.length === 0) return finding({ ...about, verdict: 'not seen', text: `${capital(outcomeOf(replies.at(-1)))}.` });
	const comparisons = answers.map(({ status, body }) => compareAnswer(status, body, comparedWith));
	const differences = [...new Map(comparisons.flatMap((one) => one.differences).map((one) => [JSON.stringify(one), one])).values()];
	const isDescribed = comparisons.every((one) => one.isDescribed);
	const seen = new Set(comparisons.flatMap((one) => [...one.seen]));
	const missing = unseen([...new Set(comparisons.flatMap((one) => [...one.described]))], seen);
	const text = isDescribed
		? `${capital(outcomeOf(answers[0]))}; ${seen.size} described members seen, ${missing.length > 0 ? 'others not' : 'none missing'}.`
		: `${capital(outcomeOf(answers[0]))}. Its form is not described; it has what stands below.`;
	return finding({ ...about, verdict: differences.length > 0 && isDescribed ? 'differs' : 'confirmed', text, differences, missing });
}

function judgeError(what: string, expected: number, comparedWith: ComparedWith, reply: Reply): Finding {
	const { endpoint } = comparedWith;
	const about = { subject: `${what}: ${titleOf(endpoint)}`, basis: basisOf(endpoint) };
	if (!('status' in reply)) return finding({ ...about, verdict: 'not seen', text: `${capital(outcomeOf(reply))}.` });
	const { differences, isDescribed } = compareAnswer(reply.status, reply.body, comparedWith);
	const isExpected = reply.status === expected || describedStatus(endpoint, expected) === undefined;
	const text = `${capital(outcomeOf(reply))}${isExpected ? '' : `, expected was ${expected}`}.${isDescribed ? '' : ' The form of this answer is not described; it has what stands below.'}`;
	const differs = !isExpected || (isDescribed && differences.length > 0);
	return finding({ ...about, basis: isDescribed ? about.basis : 'not documented', verdict: differs ? 'differs' : 'confirmed', text, differences });
}

function judgeCall(plan: Plan, { created, answers, note, understood }: FollowedCall, comparedWith: (id: string) => ComparedWith): Finding[] {
	const { id, readId } = plan.call;
	const placed = { ...judgeAnswers(comparedWith(id), [created]), subject: `Call: ${titleOf(comparedWith(id).endpoint)}` };
	const end = finding({ subject: 'Call: its end', basis: 'inferred', verdict: understood, text: note });
	if (readId === undefined || answers.length === 0) return [placed, end];
	const { endpoint } = comparedWith(readId);
	return [placed, { ...judgeAnswers(comparedWith(readId), answers), subject: `Call, followed: ${titleOf(endpoint)}` }, end];
}

function notAsked({ reads, notAsked: reasons, call }: Plan, endpoints: Endpoint[], called: boolean): Finding[] {
	const asked = [...reads.map(({ id }) => id), ...(called ? [call.id] : [])];
	const left = endpoints.filter(({ operation }) => !asked.includes(String(operation.operationId)));
	return left
		.filter(({ operation }) => operation['x-inferred'] === true || reasons[String(operation.operationId)] !== undefined)
		.map((endpoint) => {
			const reason = reasons[String(endpoint.operation.operationId)] ?? 'it writes';
			return finding({ subject: titleOf(endpoint), basis: basisOf(endpoint), verdict: 'not seen', text: `Not asked: ${reason}.` });
		});
}

/** Described members that no answer had; of a member that is missing altogether, only itself. */
function unseen(described: string[], seen: ReadonlySet<string>): string[] {
	const missing = described.filter((place) => !seen.has(place));
	const parentOf = (place: string) => place.replace(/(\[\])*\.?[^.[\]]+$/, '');
	const records = new Set(missing.map((place) => /^(.*\[\])\.[^.]+$/.exec(place)?.[1] ?? '').filter((place) => place !== '' && ![...seen].some((one) => one.startsWith(`${place}.`))));
	const own = missing.filter((place) => !missing.includes(parentOf(place)) && ![...records].some((list) => place.startsWith(`${list}.`)));
	const outer = [...records].filter((place) => ![...records].some((other) => other !== place && place.startsWith(`${other}.`)) && !missing.some((one) => place.startsWith(one)));
	return [...own, ...outer].sort();
}

function isLike(reply: Reply, other: Reply): boolean {
	return 'status' in reply && 'status' in other && reply.status === other.status && formOf(reply) === formOf(other);
}

function formOf({ body, mediaType }: Extract<Reply, { status: number }>): string {
	return JSON.stringify([mediaType, Object.keys(asObject(body)).sort(), asList(body).length]);
}

function isSuccess({ status }: { status: number }): boolean {
	return status >= 200 && status < 300;
}

function outcomeOf(reply: Reply | undefined): string {
	if (!reply) return 'was not answered';
	if ('failure' in reply) return reply.failure;
	const isRedirect = reply.status >= 300 && reply.status < 400;
	return `answered with ${reply.status}${isRedirect ? ' (a redirect, which was not followed)' : ''}${reply.body !== undefined && reply.mediaType !== 'application/json' ? ` and ${reply.mediaType}` : ''}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleOf({ method, path }: Endpoint): string {
	return `${method} ${path}`;
}

function basisOf(endpoint: Endpoint): Finding['basis'] {
	return endpoint.operation['x-inferred'] === true || answerSchema(endpoint)?.['x-inferred'] === true ? 'inferred' : 'documented';
}
