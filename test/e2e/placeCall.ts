import type { Connection } from './connection';

/** Whom the example workflows call. */
export const CALLED_NUMBER = '+12025550110';

/** Runs the example that places one call with a provider, by the provider's name as people write it. */
export async function placeCall({ client }: Connection, providerName: string): Promise<void> {
	const example = (await client.workflows()).find(({ name }) => name === `First call with ${providerName}`);
	const { status, error } = await client.run(String(example?.id), `Call with ${providerName}`);
	expect({ status, error }).toEqual({ status: 'success', error: undefined });
}
