import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { Connection } from '../sending/connection';
import { connect } from '../sending/connect';
import type { Operation } from '../operation';
import type { RequestSpec } from '../request';
import { nodeError } from '../problem/nodeError';
import { ProblemError, type Problem, type ProblemCode } from '../problem/problem';
import type { Provider } from '../provider';
import { sendRequest } from '../sending/sendRequest';
import { isPrivateAddress } from '../sending/isPrivateAddress';
import { requirePublicUrl } from './publicUrl';

const HOOK_TIMEOUT_MS = 10_000;

const REMEDIES: Partial<Record<ProblemCode, string>> = {
	unreachable: "Check the credential's Base URL and this server's network, then try again.",
	rateLimited: 'Wait a few minutes, then try again.',
	unauthorized: 'Open the credential, test it, and correct key, secret or permissions; then try again.',
	refused: 'Correct what the provider names, then try again.',
	unconfirmed: 'Try again later.',
};

type Ask<Result> = (spec: RequestSpec, operation: Pick<Operation, 'response' | 'effect'>) => Promise<Result>;

export interface Registration {
	context: IHookFunctions;
	/** Differs between a test and the active workflow. */
	url: string;
	/** One request, sent at most once if it has an `effect`. @throws ProblemError */
	ask: Ask<unknown>;
	tryAsk: Ask<{ response: unknown } | { problem: Problem }>;
	requireReachable(): Promise<void>;
}

/** Runs one of n8n's webhook hooks with a connection. @throws NodeApiError in the provider's words, else NodeOperationError */
export async function runHook<T>(
	context: IHookFunctions,
	provider: Provider,
	hook: (registration: Registration) => Promise<T>,
): Promise<T> {
	const connection = connect(context, provider, 1);
	try {
		return await hook(registrationOf(context, connection));
	} catch (error) {
		throw asNodeError(connection, error);
	}
}

function registrationOf(context: IHookFunctions, connection: Connection): Registration {
	const { provider, node } = connection;
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(node, 'n8n provided no webhook URL for this node. Save the workflow and try again.');
	const ask: Ask<unknown> = async (spec, operation) =>
		await sendRequest(connection, { spec, operation, timeoutMs: HOOK_TIMEOUT_MS });
	return {
		context,
		url,
		ask,
		tryAsk: async (spec, operation) => {
			try {
				return { response: await ask(spec, operation) };
			} catch (error) {
				if (error instanceof ProblemError) return { problem: error.problem };
				throw asNodeError(connection, error);
			}
		},
		requireReachable: async () => {
			const localIsFine = isPrivateAddress(new URL(await connection.root()).hostname);
			requirePublicUrl(url, { node, provider: provider.name, localIsFine });
		},
	};
}

function asNodeError({ node }: Connection, error: unknown): Error {
	return nodeError(node, error, ({ error: words, details }) => ({ message: [words, REMEDIES[details.code]].filter(Boolean).join(' ') }));
}
