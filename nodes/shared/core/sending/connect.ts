import { apiRoot } from './apiRoot';
import type { Attempt, Blocked } from './attempted';
import type { Connection, RequestingFunctions } from './connection';
import { fetchFirstToken, fetchToken } from './fetchToken';
import { Gate } from './gate';
import { askedWaitMs } from './retryDelay';
import type { Provider } from '../provider';

/** Fields of a credential that hide nothing; n8n adds the last two to every one. */
const NO_SECRETS = ['baseUrl', 'authentication', 'allowedHttpRequestDomains', 'allowedDomains'];

/** Connects a node to a provider's API; `maxConcurrent` is at least 1. */
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

function waitingOn(attempt: Attempt, leftMs: number): Attempt {
	if (attempt.kind !== 'answer') return attempt;
	return { ...attempt, headers: { ...attempt.headers, 'retry-after': Math.ceil(leftMs / 1000) } };
}

async function readSecrets(context: RequestingFunctions, credential: string): Promise<string[]> {
	const fields = await context.getCredentials(credential);
	const secrets = Object.entries(fields).filter(([name]) => !NO_SECRETS.includes(name));
	const values = secrets.map(([, value]) => value).filter((value): value is string => typeof value === 'string' && value !== '');
	const { username, password } = fields;
	return typeof username === 'string' && typeof password === 'string'
		? [...values, Buffer.from(`${username}:${password}`).toString('base64')]
		: values;
}
