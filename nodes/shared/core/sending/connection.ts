import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Attempt, Blocked } from './attempted';
import type { Gate } from './gate';
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
