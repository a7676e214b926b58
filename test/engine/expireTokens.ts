import { type Sandbox, TOKEN_HEADER } from '../../sandbox';

/** Ends every token that Levers' stand-in has given. */
export async function expireTokens({ providers, controlToken }: Sandbox): Promise<void> {
	const { ok } = await fetch(new URL('/_sandbox/expire-tokens', providers.levers.baseUrl), {
		method: 'POST',
		headers: { [TOKEN_HEADER]: controlToken },
	});
	if (!ok) throw new Error('The tokens are still valid');
}
