import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { DIALLING_OPERATIONS, parametersOf, placingOperation } from './placingOperations';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PHONE = '+14155550123';
const HOUR_MS = 3_600_000;

const sandbox = useSandbox();

interface Listener {
	port: number;
	/** Connections that came. */
	count(): number;
	close(): Promise<void>;
}

/** Takes connections and does with each as a test says. */
async function listen(meet: (socket: Socket) => void): Promise<Listener> {
	let count = 0;
	const sockets = new Set<Socket>();
	const server: Server = createServer((socket) => {
		count++;
		sockets.add(socket);
		socket.on('error', () => {});
		meet(socket);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		port: (server.address() as AddressInfo).port,
		count: () => count,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => {
				server.close(resolve);
			});
		},
	};
}

async function place(name: string, baseUrl: string, timeout = 60) {
	const operation = placingOperation(name);
	const secrets = sandboxSecrets(sandbox);
	Object.assign(secrets[`${operation.provider}Api`], { baseUrl });
	if (operation.provider === 'levers') secrets.leversApi.accessToken = 'a-token-of-before';
	const { errorItems } = await runNode({
		type: operation.provider,
		parameters: parametersOf(operation, {}),
		secrets,
		items: [{ phone: PHONE, timeout }],
		onError: 'continueErrorOutput',
	});
	return jsonOf(errorItems)[0];
}

const NOBODY = { code: 'unreachable', done: 'no', callPlaced: 'no', retryable: true };

const HANDSHAKES: Array<{ what: string; meet(socket: Socket): void; timeout?: number; words: string }> = [
	{ what: 'closed before it', meet: (socket) => socket.end(), words: 'the connection was lost' },
	{ what: 'reset before it', meet: (socket) => socket.resetAndDestroy(), words: 'the connection was lost' },
	{ what: 'closed during it', meet: (socket) => socket.once('data', () => socket.end()), words: 'the connection was lost' },
	{ what: 'reset during it', meet: (socket) => socket.once('data', () => socket.resetAndDestroy()), words: 'the connection was lost' },
	{ what: 'answered with something else', meet: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), words: 'connection failed: EPROTO' },
	{ what: 'never answered', meet: () => {}, timeout: 1, words: 'no response within 1 s' },
];

describe.each(DIALLING_OPERATIONS)('$name', ({ name, what }) => {
	useFastClock();

	test.each(HANDSHAKES)('TLS handshake $what: never sent, and tried again', async ({ meet, timeout, words }) => {
		const listener = await listen(meet);
		const { error, details } = await place(name, `https://127.0.0.1:${listener.port}`, timeout);
		await listener.close();
		expect(error).toContain(`(${words}), so no ${what} to …0123 was placed.`);
		expect(details).toEqual({ ...NOBODY, httpStatus: null });
		expect(listener.count()).toBe(4);
	});
});

describe('a proxy in between', () => {
	useFastClock();

	const before = process.env.HTTPS_PROXY;

	afterEach(() => {
		if (before === undefined) delete process.env.HTTPS_PROXY;
		else process.env.HTTPS_PROXY = before;
	});

	test.each<{ what: string; meet(socket: Socket): void; httpStatus: number | null; words: string }>([
		{
			what: 'asks for a password',
			meet: (socket) =>
				socket.once('data', () => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')),
			httpStatus: 407,
			words: 'the proxy between n8n and it asks for a username and password',
		},
		{
			what: 'closes the connection',
			meet: (socket) => socket.once('data', () => socket.end()),
			httpStatus: null,
			words: 'the proxy between n8n and it closed the connection',
		},
		{ what: 'resets the connection', meet: (socket) => socket.once('data', () => socket.resetAndDestroy()), httpStatus: null, words: 'the connection was lost' },
	])('that $what', async ({ meet, httpStatus, words }) => {
		const listener = await listen(meet);
		process.env.HTTPS_PROXY = `http://127.0.0.1:${listener.port}`;
		const { error, details } = await place('Kejue create', 'https://api.kejue.test');
		await listener.close();
		expect(error).toContain('Kejue could not be reached (');
		expect(error).toContain(words);
		expect(details).toEqual({ ...NOBODY, httpStatus });
		expect(listener.count()).toBeGreaterThan(0);
	});
});

describe('domains that the credential may be used with', () => {
	test.each(['api.uselevers.com', ''])('not this one (%j): nothing is sent', async (allowedDomains) => {
		const operation = placingOperation('Kejue create');
		const secrets = sandboxSecrets(sandbox);
		Object.assign(secrets.kejueApi, { allowedHttpRequestDomains: 'domains', allowedDomains });
		const { errorItems } = await runNode({
			type: 'kejue',
			parameters: parametersOf(operation, {}),
			secrets,
			items: [{ phone: PHONE, timeout: 5 }],
			onError: 'continueErrorOutput',
		});
		const [{ error, details }] = jsonOf(errorItems);
		expect(error).toContain('The Kejue credential cannot be used (Domain not allowed');
		expect(error).toContain(allowedDomains);
		expect(error).not.toContain('***');
		expect(details).toEqual({ code: 'unauthorized', done: 'no', callPlaced: 'no', retryable: true, httpStatus: null });
		expect(sandbox.requests()).toEqual([]);
	});

	test.each([
		{ allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' },
		{ allowedHttpRequestDomains: 'all', allowedDomains: '' },
		{ allowedHttpRequestDomains: 'none', allowedDomains: '' },
	])('%j lets the node call', async (restriction) => {
		const operation = placingOperation('Kejue create');
		const secrets = sandboxSecrets(sandbox);
		Object.assign(secrets.kejueApi, restriction);
		await runNode({ type: 'kejue', parameters: parametersOf(operation, {}), secrets, items: [{ phone: PHONE, timeout: 5 }] });
		expect(sandbox.rung()).toEqual({ [PHONE]: 1 });
	});
});

describe.each([
	{ what: 'seconds', status: 429, retryAfter: () => '3600' },
	{ what: 'a date', status: 429, retryAfter: () => new Date(Date.now() + HOUR_MS).toUTCString() },
	{ what: 'seconds', status: 503, retryAfter: () => '3600' },
])('$status with an hour as $what', ({ status, retryAfter }) => {
	test.each(DIALLING_OPERATIONS)('$name: said at once, and nothing more is sent in this run', async (operation) => {
		const { provider, operationId } = operation;
		sandbox.addFault({ provider, operationId, fault: { kind: 'status', status, headers: { 'Retry-After': retryAfter() } } });
		const startedAt = Date.now();
		const people = Array.from({ length: 6 }, (_, row) => `+1415555870${row}`);
		const { errorItems } = await runNode({
			type: provider,
			parameters: parametersOf(operation, { maxConcurrent: 1 }),
			secrets: sandboxSecrets(sandbox),
			items: people.map((phone) => ({ phone, timeout: 5 })),
			onError: 'continueErrorOutput',
		});
		expect(Date.now() - startedAt).toBeLessThan(HOUR_MS / 2);
		expect(errorItems).toHaveLength(people.length);
		for (const { error, message, details } of jsonOf(errorItems)) {
			expect(error).toContain(`HTTP ${status}, try again in about 1 hour`);
			expect(message).toBe('Run the item again in about 1 hour.');
			expect(details).toMatchObject({ code: 'rateLimited', httpStatus: status, callPlaced: 'no', retryable: true });
		}
		expect(sandbox.requests(provider).filter((request) => request.operationId === operationId)).toHaveLength(1);
	});
});
