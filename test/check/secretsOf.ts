import type { ProviderName, Sandbox } from '../../sandbox';

/** The environment in which `npm run check` finds the sandbox's keys. */
export function environmentOf(sandbox: Sandbox, provider: ProviderName, baseUrl = sandbox.providers[provider].baseUrl): Record<string, string> {
	const { apiKey, apiSecret, username, password, clientId, clientSecret } = sandbox.providers[provider].credentials;
	const keys: Record<ProviderName, Record<string, string>> = {
		kejue: { KEJUE_API_KEY: apiKey },
		zudu: { ZUDU_API_KEY: apiKey, ZUDU_API_SECRET: apiSecret },
		elemente: { ELEMENTE_USERNAME: username, ELEMENTE_PASSWORD: password },
		levers: { LEVERS_CLIENT_ID: clientId, LEVERS_CLIENT_SECRET: clientSecret },
	};
	return { ...keys[provider], [`${provider.toUpperCase()}_BASE_URL`]: baseUrl };
}
