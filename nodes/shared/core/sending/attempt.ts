import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Attempt, Blocked } from './attempted';
import type { Connection } from './connection';
import type { Form } from './formOf';
import { isOwnPath } from './isOwnPath';
import { parseJson } from './parseJson';
import { readConnectionFailure } from './connectionFailure';
import type { RequestSpec } from '../request';
import { readSignInError } from './signInError';
import { toError } from '../problem/toError';

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/** Only a proxy answers with it, before it has forwarded anything. */
const PROXY_AUTHENTICATION = 407;

/** Sends a request exactly once. No redirect is followed, since the credential would be sent along, and no status throws. */
export async function attempt(
	{ context, provider }: Connection,
	{ method, path, query, body }: RequestSpec,
	{ timeoutMs, form }: { timeoutMs: number; form?: Form },
): Promise<Attempt> {
	if (!isOwnPath(path)) throw new Error('The request goes to a different address than the credential is for');
	// n8n's helper changes the options: a new object for each attempt.
	const options: IHttpRequestOptions = {
		method,
		url: path,
		qs: query,
		...(form ? { body: form.content, headers: { 'Content-Type': form.type } } : { body }),
		json: true,
		// n8n would parse JSON itself, and lose digits of long IDs.
		encoding: 'text',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			provider.credential,
			options,
		)) as FullResponse;
		if (response.statusCode === PROXY_AUTHENTICATION) return proxyRefused(provider.name);
		return { kind: 'answer', status: response.statusCode, headers: response.headers, body: contentOf(response.body) };
	} catch (error) {
		const blocked = readSignInError(error);
		if (blocked) return blocked;
		const failure = readConnectionFailure(error);
		if (!failure) throw toError(error);
		return { kind: 'lost', ...failure };
	}
}

function contentOf(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return parseJson(body);
	} catch {
		return body;
	}
}

function proxyRefused(provider: string): Blocked {
	return {
		kind: 'blocked',
		code: 'unreachable',
		status: PROXY_AUTHENTICATION,
		words: `${provider} could not be reached (HTTP ${PROXY_AUTHENTICATION}: the proxy between n8n and it asks for a username and password)`,
	};
}
