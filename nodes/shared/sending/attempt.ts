import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from './connection';
import { causesOf, networkCode } from './networkCode';
import { parseJson } from './parseJson';
import type { RequestSpec } from '../operation';
import { readSignInError } from './signInError';
import { toError } from '../problem/toError';

/** What came of sending one request once. */
export type Attempt =
	| { kind: 'answer'; status: number; headers: IDataObject; body: unknown }
	/** No answer. `sent: false` only where it is certain that nothing reached the provider. */
	| { kind: 'lost'; code: string; sent: boolean }
	| Blocked;

/** Something that stands before the request kept it from being sent, and would again. */
export interface Blocked {
	kind: 'blocked';
	code: 'unauthorized' | 'rateLimited' | 'unreachable';
	/** HTTP status of what stands before it, where it answered. */
	status: number | null;
	/** How long it asks to be left alone. */
	retryAfterMs?: number;
	/** A sentence that stands alone, without its full stop. */
	words: string;
}

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/** Failures before a request can leave: no address, nobody listening, no trusted connection. */
const NEVER_SENT = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ENETUNREACH',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Sends a request exactly once. Redirects are not followed (the credential would travel along), no status throws, so
 * that every answer can be judged by what it says. A credential that cannot be used at all still throws.
 * @param timeoutMs for the whole answer
 */
export async function attempt(
	{ context, provider }: Connection,
	{ method, path, query, body }: RequestSpec,
	timeoutMs: number,
): Promise<Attempt> {
	// n8n's helper writes into the options: a fresh object for each attempt.
	const options: IHttpRequestOptions = {
		method,
		url: path,
		qs: query,
		body,
		json: true,
		// n8n would read JSON itself, and lose digits of long ids.
		encoding: 'text',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	try {
		const response: FullResponse = await context.helpers.httpRequestWithAuthentication.call(
			context,
			provider.credential,
			options,
		);
		return { kind: 'answer', status: response.statusCode, headers: response.headers, body: contentOf(response.body) };
	} catch (error) {
		const blocked = readSignInError(error);
		if (blocked) return blocked;
		const code = networkCode(error);
		if (code === undefined) throw toError(error);
		return { kind: 'lost', code, sent: !NEVER_SENT.has(code) && !isFailedHandshake(code, error) };
	}
}

/** What the text says where it is JSON, whatever type it was sent as; otherwise the text. */
function contentOf(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return parseJson(body);
	} catch {
		return body;
	}
}

/** OpenSSL's words for a connection that was never made secure; the same codes can also end one that was. */
const HANDSHAKE_WORDS = /wrong version number|unsupported protocol|protocol version|handshake|no shared cipher|unknown protocol/i;

function isFailedHandshake(code: string, error: unknown): boolean {
	if (code !== 'EPROTO' && !code.startsWith('ERR_SSL_')) return false;
	return [...causesOf(error)].some(({ message }) => typeof message === 'string' && HANDSHAKE_WORDS.test(message));
}
