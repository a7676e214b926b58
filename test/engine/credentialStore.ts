import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';

export type Secrets = Record<string, ICredentialDataDecryptedObject>;

/**
 * The part of n8n's credentials helper that a running node meets, as n8n does it: defaults are filled in, an expirable
 * token is fetched when empty or refused, and stored.
 * @param secrets decrypted data by credential type; renewed tokens are written into it
 */
export function credentialStore(loader: PackageDirectoryLoader, secrets: Secrets): ICredentialsHelper {
	const typeOf = (name: string) => loader.getCredential(name).type;
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: (name: string) => typeOf(name).properties,
		updateCredentials: async () => {},
		getDecrypted: async (_data: unknown, _reference: unknown, name: string) => ({
			...Object.fromEntries(typeOf(name).properties.map((property) => [property.name, property.default])),
			...secrets[name],
		}),
		preAuthentication: async (
			helpers: never,
			credentials: ICredentialDataDecryptedObject,
			name: string,
			_node: INode,
			expired: boolean,
		) => {
			const type = typeOf(name);
			const token = type.properties.find(({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable);
			if (!token || !type.preAuthentication || (credentials[token.name] !== '' && !expired)) return undefined;
			const renewed = await type.preAuthentication.call(helpers, credentials);
			Object.assign(secrets[name], renewed);
			return Object.assign(credentials, renewed);
		},
		authenticate: async (credentials: ICredentialDataDecryptedObject, name: string, request: IHttpRequestOptions) => {
			const { authenticate } = typeOf(name);
			if (typeof authenticate !== 'function') throw new Error(`${name} does not sign requests by a function`);
			return await authenticate(credentials, request);
		},
	};
	return helper as unknown as ICredentialsHelper;
}
