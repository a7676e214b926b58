import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. JSON keeps the order of its members; a file form is text without its boundary. */
export interface SentRequest {
	/** "POST /api/calls?limit=1" */
	request: string;
	body?: unknown;
}

export interface Recorder {
	origin: string;
	/** Takes out what has arrived. */
	take(): SentRequest[];
	close(): Promise<void>;
}

/** What signs in: answered, so that the request after it is sent. All others are refused, so that nothing follows. */
const SIGN_IN: Record<string, object> = {
	'POST /auth/v1/api-key/auth': { access_token: 'token' },
	'GET /api-service/v1/contact?page=1&size=1': { items: [], total: 0 },
};

/** A provider that keeps the bytes of every request and refuses it. */
export async function startRecorder(): Promise<Recorder> {
	let arrived: SentRequest[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const title = `${request.method ?? ''} ${request.url ?? ''}`;
			const signedIn = SIGN_IN[title];
			if (!signedIn) arrived.push({ request: title, ...bodyOf(Buffer.concat(parts).toString(), request.headers['content-type'] ?? '') });
			response.writeHead(signedIn ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(signedIn ?? { message: 'recorded' }));
		});
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		take: () => {
			const taken = arrived;
			arrived = [];
			return taken;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

function bodyOf(text: string, contentType: string): { body?: unknown } {
	if (text === '') return {};
	const [, boundary] = /boundary=(.+)$/.exec(contentType) ?? [];
	if (boundary !== undefined) return { body: text.replaceAll(boundary, 'BOUNDARY') };
	const parsed: unknown = JSON.parse(text);
	// Otherwise the order of its members would not be all there is to its bytes.
	return { body: JSON.stringify(parsed) === text ? parsed : text };
}
