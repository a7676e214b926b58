import type { ProviderName } from '../../sandbox';
import type { Secrets } from './credentialStore';

/** Every text that must never be stored or shown: keys, passwords, tokens, and the Basic header made of them. */
export function valuesOf(provider: ProviderName, secrets: Secrets): string[] {
	// The sandbox's user name is an ordinary word.
	const { baseUrl: _address, authentication: _choice, username, ...rest } = secrets[`${provider}Api`];
	const values = Object.values(rest).filter((value): value is string => typeof value === 'string' && value !== '');
	const { password } = rest;
	return password === undefined ? values : [...values, Buffer.from(`${String(username)}:${String(password)}`).toString('base64')];
}
