import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { apiRoot } from './apiRoot';
import type { Attempt, Blocked } from './attempt';
import { fetchFirstToken, fetchToken } from './fetchToken';
import { Gate } from './gate';
import { askedWaitMs } from './retryDelay';
import type { Provider } from '../provider';

/** Any place in n8n from which a node may send requests. */
export type RequestingFunctions =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** A provider's API as one node reaches it: its credential, and what bounds the requests. */
export interface Connection {
	context: RequestingFunctions;
	provider: Provider;
	node: INode;
	/** Bounds the requests under way; narrows when the provider asks to wait. */
	gate: Gate;
	/** Aborted when nothing more may be sent: the execution was cancelled, timed out, or stops on a problem. */
	signal: AbortSignal | undefined;
	/** Address of the API, as the credential has it. */
	root(): Promise<string>;
	/** Values of the credential, to be kept out of every text. */
	secrets(): Promise<string[]>;
	/** Remembers an answer by which the provider asks to be left alone for longer than is ever waited for. */
	leaveAlone(asked: Attempt): void;
	/** That answer, while its time is not up: nothing is sent meanwhile. */
	leftAlone(): Attempt | undefined;
	/**
	 * Makes n8n fetch the credential's first token, where it needs one and has none: without this each of the requests that
	 * start at the same moment would fetch its own.
	 * @returns why there is no token. It is tried once for a whole run: a wrong secret that is sent for every item may have
	 * the account locked.
	 */
	signIn(timeoutMs: number): Promise<Blocked | undefined>;
	/**
	 * Makes n8n renew the credential's token; requests that need it at the same time share one renewal. Where it fails,
	 * `signIn` tells so from then on.
	 */
	renewToken(timeoutMs: number): Promise<void>;
}

/** @param maxConcurrent requests under way at once, at least 1 */
export function connect(context: RequestingFunctions, provider: Provider, maxConcurrent: number): Connection {
	const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	let signIn: Promise<Blocked | undefined> | undefined;
	let renewal: Promise<void> | undefined;
	let asked: { attempt: Attempt; untilMs: number } | undefined;
	return {
		context,
		provider,
		node: context.getNode(),
		gate: new Gate(maxConcurrent),
		signal,
		root: async () => apiRoot((await context.getCredentials(provider.credential)).baseUrl),
		secrets: async () => await readSecrets(context, provider.credential),
		leaveAlone: (attempt) => {
			asked = { attempt, untilMs: Date.now() + (askedWaitMs(attempt) ?? 0) };
		},
		leftAlone: () => {
			const leftMs = (asked?.untilMs ?? 0) - Date.now();
			return asked && leftMs > 0 ? waitingOn(asked.attempt, leftMs) : undefined;
		},
		signIn: async (timeoutMs) => {
			signIn ??= fetchFirstToken({ context, provider, signal, timeoutMs });
			return await signIn;
		},
		renewToken: async (timeoutMs) => {
			renewal ??= fetchToken({ context, provider, signal, timeoutMs })
				.then((blocked) => {
					if (blocked) signIn = Promise.resolve(blocked);
				})
				.finally(() => {
					renewal = undefined;
				});
			await renewal;
		},
	};
}

/** The same answer as it would read now. */
function waitingOn(attempt: Attempt, leftMs: number): Attempt {
	if (attempt.kind !== 'answer') return attempt;
	return { ...attempt, headers: { ...attempt.headers, 'retry-after': Math.ceil(leftMs / 1000) } };
}

async function readSecrets(context: RequestingFunctions, credential: string): Promise<string[]> {
	const {
		baseUrl: _address,
		authentication: _choice,
		// Fields that n8n adds to every credential.
		allowedHttpRequestDomains: _restriction,
		allowedDomains: _domains,
		...secrets
	} = await context.getCredentials(credential);
	const values = Object.values(secrets).filter((value): value is string => typeof value === 'string' && value !== '');
	const { username, password } = secrets;
	return typeof username === 'string' && typeof password === 'string'
		? [...values, Buffer.from(`${username}:${password}`).toString('base64')]
		: values;
}
