import type { Sandbox } from '../sandbox';
import type { CredentialFields } from './setUpN8n';

/** What a person would enter to use the sandbox, one credential for each provider. */
export function sandboxCredentials({ providers }: Pick<Sandbox, 'providers'>): CredentialFields[] {
	const { kejue, zudu, elemente, levers } = providers;
	const { token: _usedInsteadOfThePair, ...pair } = levers.credentials;
	return [
		{ name: 'Kejue sandbox', type: 'kejueApi', data: { ...kejue.credentials, baseUrl: kejue.baseUrl } },
		{ name: 'Zudu sandbox', type: 'zuduApi', data: { ...zudu.credentials, baseUrl: zudu.baseUrl } },
		{ name: 'Elemente sandbox', type: 'elementeApi', data: { ...elemente.credentials, baseUrl: elemente.baseUrl } },
		{ name: 'Levers sandbox', type: 'leversApi', data: { authentication: 'clientCredentials', ...pair, baseUrl: levers.baseUrl } },
	];
}
