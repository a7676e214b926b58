import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { apiRoot, requireEncryption } from './apiRoot';
import { isOwnPath } from './isOwnPath';
import { plainText } from '../input/plainText';

/** A name that no host can have (RFC 6761): n8n takes an empty list for no restriction. */
const NO_DOMAIN = 'invalid';

type Signature = Pick<IHttpRequestOptions, 'headers' | 'auth'>;

/**
 * The request with the credential's signature and, where it has only a path, with the credential's host in front.
 * So the address lives in the credential alone, and a credential never travels unencrypted, whoever sends the request.
 */
export function signRequest(
	request: IHttpRequestOptions,
	{ baseUrl, allowedHttpRequestDomains, allowedDomains }: ICredentialDataDecryptedObject,
	signature: Signature,
): IHttpRequestOptions {
	const root = apiRoot(baseUrl);
	const address = addressOf(request);
	const isOwn = address !== undefined && isOwnPath(address);
	// A workflow's own HTTP Request node brings a whole address.
	if (address && !isOwn) requireEncryption(address);
	return {
		...request,
		...signature,
		...(isOwn && { url: root + address }),
		// n8n restricts only its own nodes by these fields of the credential, but checks what it finds here.
		...(allowedHttpRequestDomains === 'domains' && { allowedDomains: plainText(allowedDomains) || NO_DOMAIN }),
		headers: { ...request.headers, ...signature.headers },
	};
}

/** n8n's HTTP Request node still hands over the options of an older library, whose address is `uri`. */
function addressOf(request: IHttpRequestOptions & { uri?: unknown }): string | undefined {
	if (typeof request.url === 'string') return request.url;
	return typeof request.uri === 'string' ? request.uri : undefined;
}
