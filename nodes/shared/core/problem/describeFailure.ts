import type { Attempt } from '../sending/attempted';
import type { RetryRule } from '../sending/retryRules';
import { checkBefore, isOnce, notDone, participleOf, type Effect } from '../effect';
import { askedWaitMs, asksTooLong } from '../sending/retryDelay';
import { durationWords } from './durationWords';
import { lossWords } from './lossWords';
import { plainWords } from './plainWords';
import { anyWords } from './sharedWords';
import type { Problem } from './problem';
import type { Provider } from '../provider';
import { maskNumber, redact, type Hidden } from './redact';

interface Circumstances {
	provider: Provider;
	effect: Effect | undefined;
	number: string | undefined;
	numbers?: string[];
	secrets: string[];
	timeoutMs: number;
}

/** n8n aborts requests with it when an execution is canceled or its time is up. */
const CANCELED = 'ERR_CANCELED';

const MAX_ID_LENGTH = 128;

const REQUEST_ID_HEADERS = ['x-request-id', 'request-id', 'x-correlation-id', 'cf-ray'];

/** A judged attempt as the problem that users see. It contains no secret, and only the last four digits of numbers. */
export function describeFailure(attempt: Attempt, rule: RetryRule, circumstances: Circumstances): Problem {
	const { provider, effect, number } = circumstances;
	const whom = number ? ` to ${maskNumber(number)}` : '';
	const reason = reasonOf(attempt, circumstances);
	const done = effect ? rule.done : 'no';
	const nothingPlaced = notDone(effect, whom);
	const canceledWhen =
		rule.done === 'no'
			? `before this item was sent${nothingPlaced}`
			: `while this item was in progress${effect ? `: the ${effect.what}${whom} may have been ${participleOf(effect)}` : ''}`;
	const texts: Record<NonNullable<RetryRule['code']>, Pick<Problem, 'error' | 'message'>> = {
		unreachable: {
			error: `${provider.name} could not be reached (${reason})${nothingPlaced}.`,
			message: "Check the credential's Base URL and this server's network, then run the item again.",
		},
		rateLimited: {
			error: `${provider.name} is rate limiting requests (${reason})${nothingPlaced}.`,
			message: asksTooLong(attempt)
				? `Run the item again in ${durationWords(askedWaitMs(attempt) ?? 0)}.`
				: "Lower 'Max Concurrent' in the options, or run the item again later.",
		},
		unauthorized: {
			error: `${provider.name} did not accept the credential (${reason})${nothingPlaced}.`,
			message: 'Open the credential, test it, and correct key, secret or permissions; then run the item again.',
		},
		refused: {
			error: `${provider.name} refused the request (${reason})${nothingPlaced}.`,
			message: isUnpaid(attempt)
				? `Add credit to the account at ${provider.name}, then run the item again.`
				: saysNothing(attempt, provider)
					? `The provider returned no reason. Check the item for anything unusual, or ask ${provider.name}.`
					: 'Correct what the provider names, then run the item again.',
		},
		canceled: {
			error: `The execution was canceled ${canceledWhen}.`,
			message: isOnce(effect) && done !== 'no' ? lookFirst(provider, effect) : 'Run the item again if it is still needed.',
		},
		unconfirmed: effect
			? {
					error: `${provider.name} did not confirm the ${effect.what}${whom} (${reason}): it may have been ${participleOf(effect)}.`,
					message: isOnce(effect) ? lookFirst(provider, effect) : 'Run the item again: repeating it has no further effect.',
				}
			: {
					error: `${provider.name} returned no usable response (${reason}).`,
					message: 'Run the item again later. Nothing was changed.',
				},
	};
	const isCanceled = attempt.kind === 'lost' && attempt.code === CANCELED;
	const code = isCanceled ? 'canceled' : (rule.code ?? 'unconfirmed');
	const requestId = requestIdOf(attempt, circumstances);
	return {
		...texts[code],
		...(attempt.kind === 'blocked' && { error: `${reason}${nothingPlaced}.` }),
		details: {
			code,
			httpStatus: attempt.kind === 'lost' ? null : attempt.status,
			done,
			callPlaced: effect?.rings ? done : 'no',
			retryable: code !== 'refused' && !(isOnce(effect) && done === 'unknown'),
			...(requestId && { requestId }),
		},
	};
}

function isUnpaid(attempt: Attempt): boolean {
	return attempt.kind === 'answer' && attempt.status === 402;
}

function saysNothing(attempt: Attempt, provider: Provider): boolean {
	return attempt.kind === 'answer' && wordsOf(attempt, provider, { secrets: [] }) === undefined;
}

function wordsOf({ status, body }: { status: number; body: unknown }, provider: Provider, hidden: Hidden): string | undefined {
	// Any other answer may be a record, whose texts are not about a failure.
	return plainWords(body, (content) => provider.errorMessage(content), hidden, status >= 400 ? anyWords : undefined);
}

function lookFirst(provider: Provider, effect: Effect): string {
	return `${checkBefore(provider, effect)} This execution will not send the item again, even if it is retried.`;
}

function reasonOf(attempt: Attempt, { provider, number, numbers, secrets, timeoutMs }: Circumstances): string {
	if (attempt.kind === 'lost') return lossWords(attempt.code, timeoutMs);
	if (attempt.kind === 'blocked') return redact(attempt.words, { secrets, number, numbers });
	const words = wordsOf(attempt, provider, { secrets, number, numbers });
	const status =
		attempt.status >= 300 && attempt.status < 400
			? `HTTP ${attempt.status}, a redirect, which is not followed with a credential`
			: attempt.status < 300
				? `HTTP ${attempt.status}${words ? '' : ' with an unreadable body'}`
				: asksTooLong(attempt)
					? `HTTP ${attempt.status}, try again in ${durationWords(askedWaitMs(attempt) ?? 0)}`
					: `HTTP ${attempt.status}`;
	return words ? `${status}: ${words}` : status;
}

function requestIdOf(attempt: Attempt, { secrets, number, numbers }: Circumstances): string | undefined {
	if (attempt.kind !== 'answer') return undefined;
	for (const header of REQUEST_ID_HEADERS) {
		const value = attempt.headers[header];
		if (typeof value === 'string' && value !== '') return redact(value, { secrets, number, numbers }).slice(0, MAX_ID_LENGTH);
	}
	return undefined;
}
