import type { RequestSpec } from '../nodes/shared/core/request';
import { apiRoot } from '../nodes/shared/core/sending/apiRoot';

/** An answer, or why there is none. */
export type Reply = { status: number; body: unknown; mediaType: string } | { failure: string };

export interface Asked {
	method: 'GET' | 'POST';
	/** From the host on, with everything but the query. */
	path: string;
	query?: Record<string, string | number>;
	body?: unknown;
}

interface ClientOptions {
	baseUrl: string;
	headers: Record<string, string>;
	/** "POST /api/calls": what only looks like a write. */
	searches: ReadonlySet<string>;
	/** True if one call may be placed. */
	mayCall: boolean;
}

const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 20_000_000;
const MAX_RETRY_AFTER_S = 60;
const TOO_LONG = 'too long';
const ERROR_CODE = /^[A-Z_]{3,40}$/;
const MEDIA_TYPES = ['application/json', 'text/html', 'text/plain', 'application/problem+json', 'application/xml'];

/**
 * Sends requests that read, and at most one call. Redirects are not followed, since the key would go along; nothing is sent again
 * but a read that was answered with 429.
 */
export class Client {
	private readonly root: string;
	private callsLeft: number;

	/** @throws Error in plain words for a base URL that would get the key unencrypted */
	constructor(private readonly options: ClientOptions) {
		this.root = apiRoot(options.baseUrl);
		this.callsLeft = options.mayCall ? 1 : 0;
	}

	/** @throws Error for a request that does more than read */
	async read(asked: Asked, headers = this.options.headers): Promise<Reply> {
		if (asked.method !== 'GET' && !this.options.searches.has(`${asked.method} ${asked.path}`)) throw new Error(`${asked.method} ${asked.path} is no read`);
		const reply = await this.send(asked, headers);
		if (!('wait' in reply)) return reply;
		await new Promise((resolve) => setTimeout(resolve, reply.wait));
		const second = await this.send(asked, headers);
		return 'wait' in second ? { failure: 'was answered with 429 twice' } : second;
	}

	/** @throws Error unless one call may be placed and none has been yet */
	async placeCall({ method, path, body }: RequestSpec): Promise<Reply> {
		if (this.callsLeft === 0 || method !== 'POST') throw new Error('No call may be placed');
		this.callsLeft--;
		const reply = await this.send({ method, path, body }, this.options.headers);
		return 'wait' in reply ? { failure: 'was answered with 429' } : reply;
	}

	private async send({ method, path, query = {}, body }: Asked, headers: Record<string, string>): Promise<Reply | { wait: number }> {
		const url = new URL(this.root + path);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
		try {
			const response = await fetch(url, {
				method,
				headers: { accept: 'application/json', ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
				body: body === undefined ? undefined : JSON.stringify(body),
				redirect: 'manual',
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
			if (response.status === 429) {
				await response.body?.cancel();
				const seconds = Number(response.headers.get('retry-after') ?? 1);
				return { wait: Math.min(Number.isFinite(seconds) ? Math.max(seconds, 1) : 1, MAX_RETRY_AFTER_S) * 1000 };
			}
			const text = await limitedText(response);
			const [given = ''] = (response.headers.get('content-type') ?? '').split(';');
			return { status: response.status, body: parsed(text), mediaType: MEDIA_TYPES.find((type) => type === given.trim().toLowerCase()) ?? 'another media type' };
		} catch (error) {
			return { failure: describeFailure(error) };
		}
	}
}

async function limitedText(response: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		const bytes = part as Uint8Array;
		size += bytes.length;
		if (size > MAX_ANSWER_BYTES) throw new Error(TOO_LONG);
		parts.push(bytes);
	}
	return Buffer.concat(parts).toString();
}

/** JSON, or the text where it is none; undefined for nothing. */
function parsed(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** Without the address, which error messages repeat. */
function describeFailure(error: unknown): string {
	const { name, message, cause }: { name?: unknown; message?: unknown; cause?: unknown } = Object(error);
	if (name === 'TimeoutError') return `was not answered within ${TIMEOUT_MS / 1000} s`;
	if (message === TOO_LONG) return `was answered with more than ${MAX_ANSWER_BYTES / 1_000_000} MB`;
	const code: unknown = Object(cause).code;
	return `was not answered (${typeof code === 'string' && ERROR_CODE.test(code) ? code : 'connection failed'})`;
}
