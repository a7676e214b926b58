import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { apiRoot, requireEncryption } from './apiRoot';
import { isOwnPath } from './isOwnPath';
import { plainText } from '../input/plainText';

/** A name that no host can have (RFC 6761): n8n takes an empty list for no restriction. */
const NO_DOMAIN = 'invalid';

type Signature = Pick<IHttpRequestOptions, 'headers' | 'auth'>;

/** Signs a request and adds the credential's host to a path, so that a credential is never sent unencrypted. @throws Error */
export function signRequest(
	request: IHttpRequestOptions,
	{ baseUrl, allowedHttpRequestDomains, allowedDomains }: ICredentialDataDecryptedObject,
	signature: Signature,
): IHttpRequestOptions {
	const root = apiRoot(baseUrl);
	const address = addressOf(request);
	const isOwn = address !== undefined && isOwnPath(address);
	// A workflow's own HTTP Request node has a whole URL.
	if (address && !isOwn) requireEncryption(address);
	return {
		...request,
		...signature,
		...(isOwn && { url: root + address }),
		// n8n applies these fields of the credential only to its own nodes, but checks what the request contains.
		...(allowedHttpRequestDomains === 'domains' && { allowedDomains: plainText(allowedDomains) || NO_DOMAIN }),
		headers: { ...request.headers, ...signature.headers },
	};
}

/** n8n's HTTP Request node still passes the options of an older library, with `uri`. */
function addressOf(request: IHttpRequestOptions & { uri?: unknown }): string | undefined {
	if (typeof request.url === 'string') return request.url;
	return typeof request.uri === 'string' ? request.uri : undefined;
}
