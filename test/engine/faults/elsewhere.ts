import { createServer } from 'node:http';

/** Another host, which a redirect points to. */
export interface Elsewhere {
	url: string;
	/** Requests that came, none of which should have. */
	hits(): number;
	close(): Promise<void>;
}

export async function startElsewhere(): Promise<Elsewhere> {
	let hits = 0;
	const server = createServer((_request, response) => {
		hits++;
		response.end('{}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return {
		url: `http://127.0.0.1:${address.port}/elsewhere`,
		hits: () => hits,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}
