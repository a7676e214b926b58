import { startSandbox, TOKEN_HEADER, type ProviderName, type Sandbox, type SandboxOptions } from '../../sandbox';
import { loadDescription, type Description } from '../../sandbox/loadDescription';

/** An answer as it came over the wire. */
export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	/** Parsed, where it is JSON. */
	body: unknown;
}

export interface SendOptions {
	body?: unknown;
	/** Sent in place of a body. */
	form?: FormData;
	headers?: Record<string, string>;
	/** False: no credentials are sent. */
	signedIn?: boolean;
	/** Gives up so long after the request has arrived; how long it takes to get there is the machine's affair. */
	patienceMs?: number;
	/** False: the test itself has put undocumented words into the provider's mouth. */
	isDocumented?: boolean;
}

/** A sandbox of this test's own, and what a test does with it over real HTTP. */
export interface Client {
	sandbox: Sandbox;
	send(provider: ProviderName, method: string, path: string, options?: SendOptions): Promise<Reply>;
	/** GET or POST of a control route with the sandbox's token, by way of one provider's port. */
	control(provider: ProviderName, method: string, path: string, body?: unknown): Promise<Reply>;
	close(): Promise<void>;
}

const LOOK_EVERY_MS = 5;

/** What each provider asks for. */
const HEADERS: Record<ProviderName, (credentials: Record<string, string>) => Record<string, string>> = {
	kejue: ({ apiKey }) => ({ 'X-API-Key': apiKey }),
	zudu: ({ apiKey, apiSecret }) => ({ 'X-API-KEY': apiKey, 'X-API-SECRET': apiSecret }),
	elemente: ({ username, password }) => ({ Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
	levers: ({ token }) => ({ Authorization: `Bearer ${token}` }),
};

/** Starts a sandbox whose every JSON answer is checked against the provider's description. */
export async function startClient(options?: SandboxOptions): Promise<Client> {
	const sandbox = await startSandbox({ prepared: false, ...options });
	const descriptions: Record<ProviderName, Description> = {
		kejue: await loadDescription('kejue'),
		zudu: await loadDescription('zudu'),
		elemente: await loadDescription('elemente'),
		levers: await loadDescription('levers'),
	};

	const send: Client['send'] = async (provider, method, path, options = {}) => {
		const { body, form, headers, signedIn = true, patienceMs, isDocumented = true } = options;
		const { baseUrl, credentials } = sandbox.providers[provider];
		const response = await fetch(baseUrl + path, {
			method,
			redirect: 'manual',
			signal: patienceMs === undefined ? undefined : impatience(sandbox, patienceMs),
			headers: {
				...(signedIn ? HEADERS[provider](credentials) : {}),
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...headers,
			},
			body: form ?? (typeof body === 'string' || body === undefined ? body : JSON.stringify(body)),
		});
		const reply = await read(response);
		const operationId = sandbox.requests(provider).at(-1)?.operationId;
		if (isDocumented && operationId && reply.body !== undefined) {
			expect(descriptions[provider].validateAnswer(operationId, reply.status, reply.body)).toEqual([]);
		}
		return reply;
	};

	const control: Client['control'] = async (provider, method, path, body) => {
		const { origin } = new URL(sandbox.providers[provider].baseUrl);
		const headers = { [TOKEN_HEADER]: sandbox.controlToken, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
		return await read(await fetch(origin + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }));
	};

	return { sandbox, send, control, close: async () => await sandbox.close() };
}

/** Gives up on the next request that arrives, so long afterwards, as AbortSignal.timeout does. */
function impatience(sandbox: Sandbox, patienceMs: number): AbortSignal {
	const giveUp = new AbortController();
	const before = sandbox.requests().length;
	const watch = setInterval(() => {
		if (sandbox.requests().length === before) return;
		clearInterval(watch);
		AbortSignal.timeout(patienceMs).addEventListener('abort', ({ target }) => giveUp.abort(Object(target).reason));
	}, LOOK_EVERY_MS).unref();
	return giveUp.signal;
}

/** Lets the sandbox's clock, which is the system's, run ahead. */
export function startClock(): { advance(ms: number): void } {
	const systemNow = Date.now.bind(Date);
	let aheadMs = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => systemNow() + aheadMs);
	return {
		advance: (ms) => {
			aheadMs += ms;
		},
	};
}

async function read(response: Response): Promise<Reply> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	let body: unknown;
	try {
		body = isJson ? JSON.parse(text) : undefined;
	} catch {
		// Malformed on purpose: the test looks at the text.
	}
	return { status: response.status, headers: response.headers, text, body };
}
