import { attempt } from './attempt';
import type { Attempt } from './attempted';
import { ruleFor, type RetryRule, type AttemptFacts, type Resend } from './retryRules';
import type { Connection } from './connection';
import type { Form } from './formOf';
import { describeFailure } from '../problem/describeFailure';
import { isOnce, notDone, type Effect } from '../effect';
import type { Operation } from '../operation';
import type { RequestSpec } from '../request';
import { pause } from './pause';
import { NOT_DONE, ProblemError, type Problem } from '../problem/problem';
import { problemOf } from '../problem/problemOf';
import { redact } from '../problem/redact';
import { reportsFailure } from './reportsFailure';
import { asksTooLong, retryDelay } from './retryDelay';
import { toError } from '../problem/toError';

export interface Tries {
	/** Called directly before each try; what it throws (HeldBack for items that must not be sent any more) leaves the request unsent. */
	recheck?(): void;
	/** Waits in place of the usual pause after the provider has asked to wait; `waitMs` at least. */
	waitAgain?(waitMs: number): Promise<void>;
}

export interface Sending extends Tries {
	spec: RequestSpec;
	operation: Pick<Operation, 'response' | 'effect' | 'reportsEach'>;
	number?: string;
	/** Numbers of all items of a request that serves many: they are masked in errors, and a reported failure may be of some of them only. */
	numbers?: string[];
	secrets?: string[];
	timeoutMs: number;
	form?(): Promise<Form>;
	/** Called before the next request starts instead of this one. */
	onProblem?(problem: Problem): Promise<void>;
}

type Tried = { data: unknown } | { result: Attempt; rule: RetryRule; resend: Resend; count: number };

/** Sends a request, again only as the retry rules allow; returns the answer without its envelope. @throws ProblemError */
export async function sendRequest(connection: Connection, sending: Sending): Promise<unknown> {
	const { signal, gate } = connection;
	const resends = new Map<RetryRule, number>();
	for (;;) {
		let startedAt = Date.now();
		const tried = await gate.pass(async () => {
			startedAt = Date.now();
			return await tryOnce(connection, sending, resends);
		});
		if ('data' in tried) return tried.data;
		const { result, rule, resend, count } = tried;
		resends.set(rule, count);
		if (rule.code === 'rateLimited') gate.narrow(startedAt);
		if (resend.after === 'renewing the token') await connection.renewToken(sending.timeoutMs);
		else if (rule.code === 'rateLimited' && sending.waitAgain) await sending.waitAgain(retryDelay(result, count));
		else await pause(retryDelay(result, count), signal);
	}
}

async function tryOnce(connection: Connection, sending: Sending, resends: Map<RetryRule, number>): Promise<Tried> {
	const { provider, signal } = connection;
	const { operation, number, numbers, timeoutMs } = sending;
	const { effect } = operation;
	const signIn = async () => await handedOver(connection, sending, async () => await connection.signIn(timeoutMs));
	try {
		const blocked = signal?.aborted ? undefined : (connection.leftAlone() ?? (await signIn()));
		if (signal?.aborted) throw canceledBefore(effect);
		if (!blocked) sending.recheck?.();
		const result =
			blocked ?? (await handedOver(connection, sending, async () => await attempt(connection, sending.spec, { timeoutMs, form: await sending.form?.() })));
		const data = result.kind === 'answer' ? provider.unwrap(result.body) : undefined;
		const rule = ruleFor(factsOf(connection, sending, { result, data }));
		if (rule.code === null) return { data };
		if (rule.code === 'rateLimited' && !blocked && asksTooLong(result)) connection.leaveAlone(result);
		const resend = isOnce(effect) ? rule.once : rule.repeatable;
		const count = (resends.get(rule) ?? 0) + 1;
		if (resend && count <= resend.times && !signal?.aborted) return { result, rule, resend, count };
		const secrets = [...(await connection.secrets()), ...(sending.secrets ?? [])];
		throw failed(describeFailure(result, rule, { provider, effect, number, numbers, secrets, timeoutMs }));
	} catch (error) {
		if (error instanceof ProblemError) await sending.onProblem?.(error.problem);
		throw toError(error);
	}
}

function failed(problem: Problem): ProblemError {
	return new ProblemError(problem);
}

async function handedOver<T>(connection: Connection, sending: Sending, task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (error) {
		throw await unsendable(connection, sending, error);
	}
}

function factsOf(
	{ provider }: Connection,
	{ operation, numbers }: Sending,
	{ result, data }: { result: Attempt; data: unknown },
): AttemptFacts {
	const fits = operation.response.safeParse(data).success;
	const failed = result.kind === 'answer' && !(operation.reportsEach && fits) ? reportsFailure(provider, result.body) : 'no';
	return {
		attempt: result,
		readable: failed === 'no' && fits,
		reportsFailure: failed === 'yes' && numbers === undefined,
		renewable: provider.token !== undefined,
	};
}

/** A request that never left: an unusable credential, an address that n8n does not allow, or values that cannot be written. */
async function unsendable(connection: Connection, { operation, number, numbers }: Sending, error: unknown): Promise<ProblemError> {
	const input = problemOf(error);
	if (input) return failed(input);
	const { provider, secrets, root } = connection;
	const fault = await root().then(
		() => undefined,
		(reason: unknown) => toError(reason),
	);
	const known = await secrets().catch(() => []);
	const words = redact((fault ?? toError(error)).message, { secrets: known, number, numbers });
	const nothingPlaced = notDone(operation.effect);
	const details = { ...NOT_DONE, retryable: true } as const;
	if (fault || words.startsWith('Domain not allowed')) {
		return failed({
			error: `The ${provider.name} credential cannot be used (${words})${nothingPlaced}.`,
			message: 'Open the credential, test it, and correct it; then run the item again.',
			details: { code: 'unauthorized', ...details },
		});
	}
	if (/maximum call stack/i.test(words)) {
		return failed({
			error: `The request is nested too deeply to be sent (${words})${nothingPlaced}.`,
			message: 'Enter JSON with fewer levels, then run the item again.',
			details: { code: 'invalidInput', ...details, retryable: false },
		});
	}
	const advice = error instanceof Error && 'description' in error && typeof error.description === 'string' ? error.description : '';
	return failed({
		error: `${provider.name} could not be reached (${words})${nothingPlaced}.`,
		message:
			redact(advice, { secrets: known, number, numbers }) ||
			"n8n did not send the request. Check this server's network settings with your n8n administrator, then run the item again.",
		details: { code: 'unreachable', ...details },
	});
}

/** For a request that was not sent, since the execution was canceled before. */
export function canceledBefore(effect: Effect | undefined): ProblemError {
	return failed({
		// An execution that ends with the word "canceled" counts as canceled in n8n, not as failed.
		error: `The execution was canceled before this item was sent${notDone(effect)}.`,
		message: 'Run the item again if it is still needed.',
		details: { code: 'canceled', ...NOT_DONE, retryable: true },
	});
}
