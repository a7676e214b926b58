import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AnsweringServer {
	origin: string;
	/** What arrived, in order. */
	requests: Array<{ url: string; authorized: boolean }>;
	close(): Promise<void>;
}

/** A provider that answers as a test says, where the sandbox always behaves as documented. */
export async function answeringServer(answer: (url: URL, response: ServerResponse, request: IncomingMessage) => void): Promise<AnsweringServer> {
	const requests: AnsweringServer['requests'] = [];
	const server = createServer((request, response) => {
		const { authorization, 'x-api-secret': secret } = request.headers;
		requests.push({ url: request.url ?? '', authorized: authorization !== undefined || secret !== undefined });
		answer(new URL(request.url ?? '/', 'http://127.0.0.1'), response, request);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
