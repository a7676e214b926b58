import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One request as it arrived. */
export interface Received {
	method: string;
	path: string;
	headers: Record<string, string>;
	text: string;
	/** Parsed, where it is JSON. */
	body: unknown;
}

/** Somebody who is told of events. */
export interface Receiver {
	/** Without a slash at its end. */
	url: string;
	received: Received[];
	/** Statuses of the next answers, one each; 200 after that. 0 is no answer at all. */
	answers: number[];
	/** How many requests were under way at once, at most. */
	mostAtOnce(): number;
	/** Resolves with everything that has arrived at `path`, as soon as it is so many. */
	wait(count: number, path?: string): Promise<Received[]>;
	clear(): void;
	close(): Promise<void>;
}

/** For what never comes. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 5;

export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const answers: number[] = [];
	let underWay = 0;
	let mostAtOnce = 0;
	const server = createServer((request, response) => {
		underWay += 1;
		mostAtOnce = Math.max(mostAtOnce, underWay);
		response.on('close', () => (underWay -= 1));
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
			received.push({ method: request.method ?? '', path: request.url ?? '', headers, text, body: parse(text) });
			const status = answers.shift() ?? 200;
			if (status !== 0) response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(`answer ${status}`);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}`,
		received,
		answers,
		mostAtOnce: () => mostAtOnce,
		wait: async (count, path) => {
			const found = () => received.filter((each) => path === undefined || each.path === path);
			const startedAt = performance.now();
			while (found().length < count) {
				if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`Only ${found().length} of ${count} requests arrived`);
				await sleep(LOOK_EVERY_MS);
			}
			return found();
		},
		clear: () => {
			received.length = 0;
			answers.length = 0;
		},
		close: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
