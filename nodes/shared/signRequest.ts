import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { apiRoot } from './apiRoot';

type Signature = Pick<IHttpRequestOptions, 'headers' | 'auth'>;

/**
 * The request with the credential's signature and, where it has only a path, with the credential's host in front.
 * So the address lives in the credential alone, and a credential never travels unencrypted, whoever sends the request.
 */
export function signRequest(
	request: IHttpRequestOptions,
	{ baseUrl }: ICredentialDataDecryptedObject,
	signature: Signature,
): IHttpRequestOptions {
	const root = apiRoot(baseUrl);
	return {
		...request,
		...signature,
		...(request.url.startsWith('/') && { baseURL: root }),
		headers: { ...request.headers, ...signature.headers },
	};
}
