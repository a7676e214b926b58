import type { Sandbox } from '../../sandbox';
import type { Secrets } from './credentialStore';

/** Credential data of the four providers, pointing at the sandbox. */
export function sandboxSecrets({ providers }: Sandbox): Secrets {
	return Object.fromEntries(
		Object.entries(providers).map(([name, { baseUrl, credentials }]) => [`${name}Api`, { ...credentials, baseUrl }]),
	);
}
