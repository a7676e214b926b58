import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

import { foreignRequest } from '../sandbox/foreignRequest';
import { isToken, newToken } from '../sandbox/secretToken';

const TOKEN_HEADER = 'x-actions-token';

/** Where actions are asked for. */
export interface ServedActions {
	/** On 127.0.0.1. */
	actionsUrl: string;
	/** Must come along as the header `X-Actions-Token`: other users of the machine can reach the address, too. */
	actionsToken: string;
}

/**
 * Lets tests do what they cannot do themselves, such as crashing n8n: only the process that started it can start it
 * again, and sees to it that it ends in the end.
 *
 * @param actions by name; what one resolves with must be JSON
 * @returns an address; a POST with the token to `<address>/<name>?<parameters>` is answered with JSON once the action is done,
 *   and with 500 and the reason when it failed. Web pages and whoever has no token are refused before anything is done.
 */
export async function serveActions(actions: Record<string, (parameters: Record<string, string>) => Promise<unknown>>): Promise<ServedActions> {
	const actionsToken = newToken();
	const server = createServer((request, response) => {
		const refusal = refusalOf(request, actionsToken);
		if (refusal !== undefined) {
			response.writeHead(refusal).end();
			return;
		}
		const { pathname, searchParams } = new URL(`http://127.0.0.1${request.url}`);
		const name = pathname.slice(1);
		if (!Object.hasOwn(actions, name)) {
			response.writeHead(404).end();
			return;
		}
		actions[name](Object.fromEntries(searchParams)).then(
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
	return { actionsUrl: `http://127.0.0.1:${address.port}`, actionsToken };
}

function refusalOf({ method, headers, socket }: IncomingMessage, token: string): 401 | 403 | 405 | undefined {
	if (foreignRequest(headers, socket.localPort) !== undefined) return 403;
	if (method !== 'POST') return 405;
	return isToken(headers[TOKEN_HEADER], token) ? undefined : 401;
}
