import { createServer } from 'node:http';
import { once } from 'node:events';

import type { Playground } from './startPlayground';

/**
 * Lets tests crash n8n, which they cannot do themselves: only the process that started it can start it again, and sees
 * to it that it ends in the end.
 *
 * @returns an address on 127.0.0.1; POST kills n8n and is answered once it runs again. Its query is added to the
 *   environment in which n8n runs from then on.
 */
export async function serveCrashes({ crashAndRestart }: Pick<Playground, 'crashAndRestart'>): Promise<string> {
	const server = createServer(({ url }, response) => {
		const { searchParams } = new URL(url ?? '/', 'http://127.0.0.1');
		crashAndRestart(Object.fromEntries(searchParams)).then(
			() => response.writeHead(204).end(),
			(error: unknown) => response.writeHead(500).end(String(error)),
		);
	});
	server.listen(0, '127.0.0.1');
	// The process must be able to end while it listens.
	server.unref();
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No address to listen on');
	return `http://127.0.0.1:${address.port}`;
}
