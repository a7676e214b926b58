import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Connection } from './connection';
import type { RequestSpec } from '../operation';
import { toError } from '../problem/toError';

/** What came of sending one request once. */
export type Attempt =
	| { kind: 'answer'; status: number; headers: IDataObject; body: unknown }
	/** No answer. `sent: false` only where it is certain that nothing reached the provider. */
	| { kind: 'lost'; code: string; sent: boolean };

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
		return { kind: 'answer', status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		const code = networkCode(error);
		if (code === undefined) throw toError(error);
		return { kind: 'lost', code, sent: !NEVER_SENT.has(code) && !isFailedHandshake(code, error) };
	}
}

/** OpenSSL's words for a connection that was never made secure; the same codes can also end one that was. */
const HANDSHAKE_WORDS = /wrong version number|unsupported protocol|protocol version|handshake|no shared cipher|unknown protocol/i;

function isFailedHandshake(code: string, error: unknown): boolean {
	if (code !== 'EPROTO' && !code.startsWith('ERR_SSL_')) return false;
	return [...causes(error)].some(({ message }) => typeof message === 'string' && HANDSHAKE_WORDS.test(message));
}

/** Node's code of a connection failure; undefined where the failure has another origin, such as the credential. */
function networkCode(error: unknown): string | undefined {
	for (const source of causes(error)) {
		for (const key of ['code', 'httpCode'] as const) {
			const code = source[key];
			if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(code)) return code;
		}
	}
	return undefined;
}

/** n8n wraps the connection failure, in other places in each version. */
function* causes(error: unknown): Generator<Record<string, unknown>> {
	let current = error;
	for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth++) {
		const source = current as Record<string, unknown>;
		yield source;
		current = source.cause ?? source.errorResponse;
	}
}
