import type { SandboxOptions } from '../../sandbox';
import { type Client, startClient } from './client';

/** A client with a sandbox for the tests of one file, cleared and with the real clock again after each of them, and closed after the last. */
export function useClient(options?: SandboxOptions): Client {
	const client = {} as Client;
	beforeAll(async () => {
		Object.assign(client, await startClient(options));
	});
	afterEach(() => {
		jest.restoreAllMocks();
		client.sandbox.clear();
	});
	afterAll(async () => await client.close());
	return client;
}
