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

export type RequestingFunctions =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** A provider's API as one node uses it: its credential, and what limits the requests. */
export interface Connection {
	context: RequestingFunctions;
	provider: Provider;
	node: INode;
	/** Limits the requests in progress; lowers the limit when the provider asks to wait. */
	gate: Gate;
	/** Aborted when nothing more may be sent: the execution was canceled, timed out, or stops at a problem. */
	signal: AbortSignal | undefined;
	root(): Promise<string>;
	secrets(): Promise<string[]>;
	/** Remembers an answer that asks to wait for longer than we ever wait. */
	leaveAlone(asked: Attempt): void;
	leftAlone(): Attempt | undefined;
	/** Fetches the first token where one is needed; returns why there is none. Tried once per run: docs/decisions.md#one-token-for-a-run */
	signIn(timeoutMs: number): Promise<Blocked | undefined>;
	/** Renews the token once for all requests that need it; after a failure `signIn` returns the reason. */
	renewToken(timeoutMs: number): Promise<void>;
}
