import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { apiRoot } from './apiRoot';
import { Gate } from './gate';
import { Ledger } from './ledger';
import type { Operation } from './operation';
import type { Provider } from './provider';

/** One run of the node: what all its items share. */
export interface Run {
	context: IExecuteFunctions;
	provider: Provider;
	operation: Operation;
	/** Values of the parameters Resource and Operation. */
	names: { resource: string; operation: string };
	node: INode;
	ledger: Ledger;
	/** Bounds the requests under way; narrows when the provider asks to wait. */
	gate: Gate;
	/** Aborted when the execution is cancelled or times out. */
	signal: AbortSignal | undefined;
	/** Address of the API, as the credential has it. */
	root(): Promise<string>;
	/** Values of the credential, to be kept out of every text. */
	secrets(): Promise<string[]>;
	/** Makes n8n renew the credential's token; items that need it at the same time share one renewal. */
	renewToken(timeoutMs: number): Promise<void>;
}

interface Choice {
	operation: Operation;
	names: Run['names'];
	/** Requests under way at once, at least 1. */
	maxConcurrent: number;
}

export function startRun(context: IExecuteFunctions, provider: Provider, { operation, names, maxConcurrent }: Choice): Run {
	let renewal: Promise<void> | undefined;
	return {
		context,
		provider,
		operation,
		names,
		node: context.getNode(),
		ledger: new Ledger(context),
		gate: new Gate(maxConcurrent),
		signal: context.getExecutionCancelSignal(),
		root: async () => apiRoot((await context.getCredentials(provider.credential)).baseUrl),
		secrets: async () => await readSecrets(context, provider.credential),
		renewToken: async (timeoutMs) => {
			renewal ??= renew(context, provider, timeoutMs).finally(() => {
				renewal = undefined;
			});
			await renewal;
		},
	};
}

async function readSecrets(context: IExecuteFunctions, credential: string): Promise<string[]> {
	const { baseUrl: _address, authentication: _choice, ...secrets } = await context.getCredentials(credential);
	const values = Object.values(secrets).filter((value): value is string => typeof value === 'string' && value !== '');
	const { username, password } = secrets;
	return typeof username === 'string' && typeof password === 'string'
		? [...values, Buffer.from(`${username}:${password}`).toString('base64')]
		: values;
}

/**
 * n8n renews an expirable token only when a request throws on its 401. The refused request itself is not repeated for
 * that: a harmless read is sent, which meets the same 401, has the token renewed and stored, and succeeds.
 */
async function renew(context: IExecuteFunctions, { credential, renewal }: Provider, timeoutMs: number): Promise<void> {
	if (!renewal) return;
	try {
		await context.helpers.httpRequestWithAuthentication.call(context, credential, {
			method: renewal.method,
			url: renewal.path,
			qs: renewal.query,
			json: true,
			timeout: timeoutMs,
			disableFollowRedirect: true,
		});
	} catch {
		// The request that needs the token is sent once more in any case, and its own answer tells what is wrong.
	}
}
