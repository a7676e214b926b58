import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Lets tests do what they cannot do themselves, such as crashing n8n: only the process that started it can start it
 * again, and sees to it that it ends in the end.
 *
 * @param actions by name; what one resolves with must be JSON
 * @returns an address on 127.0.0.1; a POST to `<address>/<name>?<parameters>` is answered with JSON once the action is done, and with
 *   500 and the reason when it failed
 */
export async function serveActions(actions: Record<string, (parameters: Record<string, string>) => Promise<unknown>>): Promise<string> {
	const server = createServer(({ url }, response) => {
		const { pathname, searchParams } = new URL(url ?? '/', 'http://127.0.0.1');
		const action = actions[pathname.slice(1)];
		if (!action) {
			response.writeHead(404).end();
			return;
		}
		action(Object.fromEntries(searchParams)).then(
			(result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null)),
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
