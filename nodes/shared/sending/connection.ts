import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { apiRoot } from './apiRoot';
import { Gate } from './gate';
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
	/**
	 * Makes n8n fetch the credential's first token, where it needs one and has none: without this each of the requests that
	 * start at the same moment would fetch its own.
	 */
	signIn(timeoutMs: number): Promise<void>;
	/** Makes n8n renew the credential's token; requests that need it at the same time share one renewal. */
	renewToken(timeoutMs: number): Promise<void>;
}

/** @param maxConcurrent requests under way at once, at least 1 */
export function connect(context: RequestingFunctions, provider: Provider, maxConcurrent: number): Connection {
	let signIn: Promise<void> | undefined;
	let renewal: Promise<void> | undefined;
	return {
		context,
		provider,
		node: context.getNode(),
		gate: new Gate(maxConcurrent),
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
		root: async () => apiRoot((await context.getCredentials(provider.credential)).baseUrl),
		secrets: async () => await readSecrets(context, provider.credential),
		signIn: async (timeoutMs) => {
			signIn ??= fetchFirstToken(context, provider, timeoutMs);
			await signIn;
		},
		renewToken: async (timeoutMs) => {
			renewal ??= fetchToken(context, provider, timeoutMs).finally(() => {
				renewal = undefined;
			});
			await renewal;
		},
	};
}

async function readSecrets(context: RequestingFunctions, credential: string): Promise<string[]> {
	const { baseUrl: _address, authentication: _choice, ...secrets } = await context.getCredentials(credential);
	const values = Object.values(secrets).filter((value): value is string => typeof value === 'string' && value !== '');
	const { username, password } = secrets;
	return typeof username === 'string' && typeof password === 'string'
		? [...values, Buffer.from(`${username}:${password}`).toString('base64')]
		: values;
}

async function fetchFirstToken(context: RequestingFunctions, provider: Provider, timeoutMs: number): Promise<void> {
	const { credential, token } = provider;
	if (token && !(await context.getCredentials(credential))[token.field]) await fetchToken(context, provider, timeoutMs);
}

/**
 * n8n renews an expirable token only when a request throws on its 401. The refused request itself is not repeated for
 * that: a harmless read is sent, which meets the same 401, has the token renewed and stored, and succeeds.
 */
async function fetchToken(context: RequestingFunctions, { credential, token }: Provider, timeoutMs: number): Promise<void> {
	if (!token) return;
	const { method, path, query } = token.read;
	try {
		await context.helpers.httpRequestWithAuthentication.call(context, credential, {
			method,
			url: path,
			qs: query,
			json: true,
			timeout: timeoutMs,
			disableFollowRedirect: true,
		});
	} catch {
		// The request that needs the token is sent once more in any case, and its own answer tells what is wrong.
	}
}
