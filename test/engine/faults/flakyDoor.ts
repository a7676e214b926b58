import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** An address in front of a server that can stop listening, so that connections are refused. */
interface FlakyDoor {
	baseUrl: string;
	open(): Promise<void>;
	close(): void;
	/** Resolves when it has closed by itself. */
	closed: Promise<void>;
}

const HOST = '127.0.0.1';

/** Below those that systems hand out by themselves: another server must not get the port while the door is closed. */
const PORTS = { first: 20_000, count: 10_000 };
const MAX_TRIES = 20;
/** Of all doors of this process: another one must not stand where one is closed. */
const used = new Set<number>();

/**
 * Passes connections on to `target` and closes once `requests` requests to `path` have come through; 0: closed from the
 * start. What has come through is answered.
 */
export async function startFlakyDoor(target: string, { path, requests }: { path: string; requests: number }): Promise<FlakyDoor> {
	const { port: targetPort } = new URL(target);
	let left = requests;
	let hasClosed = () => {};
	const closed = new Promise<void>((resolve) => {
		hasClosed = resolve;
	});
	const sockets = new Set<Socket>();
	let server: Server | undefined;

	const shut = () => {
		server?.close();
		server = undefined;
		hasClosed();
	};
	const listen = async (port: number) => {
		const listening = createServer((client) => {
			const upstream = connect(Number(targetPort), HOST);
			for (const socket of [client, upstream]) {
				sockets.add(socket);
				socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
			}
			client.once('data', (chunk) => {
				// Closed before the request is passed on, so that no later one can slip in.
				if (chunk.toString('latin1').startsWith(`POST ${path} `) && --left === 0) shut();
				upstream.write(chunk);
				client.pipe(upstream);
			});
			upstream.pipe(client);
		});
		await new Promise<void>((resolve, reject) => listening.once('error', reject).listen(port, HOST, resolve));
		server = listening;
		return (listening.address() as AddressInfo).port;
	};

	const port = await listenSomewhere(listen);
	if (requests === 0) shut();
	return {
		baseUrl: `http://${HOST}:${port}`,
		closed,
		open: async () => {
			await listen(port);
		},
		close: () => {
			shut();
			for (const socket of sockets) socket.destroy();
		},
	};
}

async function listenSomewhere(listen: (port: number) => Promise<number>): Promise<number> {
	for (let tries = 1; ; ) {
		const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
		if (used.has(port)) continue;
		used.add(port);
		try {
			return await listen(port);
		} catch (error) {
			if (tries++ === MAX_TRIES) throw error;
		}
	}
}
