import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { Blocked } from './attempted';
import { durationWords } from '../problem/durationWords';
import { lossWords } from '../problem/lossWords';
import { readConnectionFailure } from './connectionFailure';
import { plainWords } from '../problem/plainWords';
import { anyWords } from '../problem/sharedWords';
import { redact } from '../problem/redact';
import { asksTooLong, retryAfterMs } from './retryDelay';
import { SignInError } from './signInError';
import { toError } from '../problem/toError';

/** n8n's default of five minutes would block a whole run. */
const TIMEOUT_MS = 30_000;

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

interface Exchange {
	provider: string;
	/** For errors ("client ID and secret"). */
	given: string;
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'body'>;
	tokenOf(body: unknown): string | undefined;
	wordsOf(body: unknown): string | undefined;
	secrets: string[];
}

/** Exchanges what a credential contains for a token, with one request. @throws SignInError */
export async function exchangeForToken({ helpers }: IHttpRequestHelper, exchange: Exchange): Promise<string> {
	const response = await send(helpers, exchange);
	if ('kind' in response) throw new SignInError(response);
	const { statusCode: status, headers, body } = response;
	const token = status < 300 ? exchange.tokenOf(body) : undefined;
	if (token) return token;
	const words = plainWords(body, exchange.wordsOf, exchange, status >= 400 ? anyWords : undefined);
	const asked = retryAfterMs(headers['retry-after']);
	const later = asksTooLong({ kind: 'answer', ...response, status }) ? `, try again in ${durationWords(asked ?? 0)}` : '';
	throw new SignInError({
		...blocked(exchange, { code: codeOf(status, asked), status, reason: `HTTP ${status}${later}${words ? `: ${words}` : ''}` }),
		...(asked !== undefined && { retryAfterMs: asked }),
	});
}

async function send(helpers: IHttpRequestHelper['helpers'], exchange: Exchange): Promise<FullResponse | Blocked> {
	try {
		return (await helpers.httpRequest({
			...exchange.request,
			json: true,
			timeout: TIMEOUT_MS,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as FullResponse;
	} catch (error) {
		const failure = readConnectionFailure(error);
		const reason = failure ? lossWords(failure.code, TIMEOUT_MS) : toError(error).message;
		return blocked(exchange, { code: 'unreachable', status: null, reason });
	}
}

/** Neither a redirect, which would send the secret elsewhere, nor a server error is the credential's fault. */
function codeOf(status: number, asked: number | undefined): Blocked['code'] {
	if (status === 429 || (status === 503 && asked !== undefined)) return 'rateLimited';
	return status >= 500 || status === 407 || (status >= 300 && status < 400) ? 'unreachable' : 'unauthorized';
}

function blocked(
	{ provider, given, secrets }: Exchange,
	{ code, status, reason }: Pick<Blocked, 'code' | 'status'> & { reason: string },
): Blocked {
	const told = redact(reason, { secrets });
	const sentences: Record<Blocked['code'], string> = {
		unauthorized:
			status !== null && status < 300
				? `${provider} returned no token for the ${given} (${told})`
				: `${provider} refused the ${given} when exchanging them for a token (${told})`,
		rateLimited: `${provider} is rate limiting the exchange of ${given} for a token (${told})`,
		unreachable: `${provider} could not be reached to exchange ${given} for a token (${told})`,
	};
	return { kind: 'blocked', code, status, words: sentences[code] };
}
