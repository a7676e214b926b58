import axios from 'axios';
import { answerJson, answeringServer, type AnsweringServer } from '../engine/answeringServer';

/** What a request is answered with instead; undefined members stay. */
export interface Distortion {
	/** Where the request goes instead. */
	path?(url: URL): string;
	/** @returns the body, or an answer of another status or kind */
	answer?(url: URL, body: unknown, status: number): { status?: number; body?: unknown; text?: string } | undefined;
}

/** A server in front of another one whose answers it distorts. */
export async function distortingServer(origin: () => string, distortion: () => Distortion): Promise<AnsweringServer> {
	return await answeringServer((url, response, request) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const { path, answer } = distortion();
			void axios
				.request({
					method: request.method,
					url: origin() + (path?.(url) ?? url.pathname + url.search),
					headers: { ...request.headers, host: undefined, connection: undefined, 'content-length': undefined },
					data: parts.length > 0 ? Buffer.concat(parts) : undefined,
					validateStatus: () => true,
				})
				.then(({ status, data }: { status: number; data: unknown }) => {
					const changed = answer?.(url, data, status);
					if (changed?.text !== undefined) response.writeHead(changed.status ?? status, { 'content-type': 'text/html' }).end(changed.text);
					else answerJson(response, changed && 'body' in changed ? changed.body : data, changed?.status ?? status);
				})
				.catch((error: unknown) => {
					response.destroy(error instanceof Error ? error : undefined);
				});
		});
	});
}
