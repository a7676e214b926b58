import type { IDataObject } from 'n8n-workflow';

export type Attempt =
	| { kind: 'answer'; status: number; headers: IDataObject; body: unknown }
	/** No answer. `sent: false` only where it is certain that nothing reached the provider. */
	| { kind: 'lost'; code: string; sent: boolean }
	| Blocked;

/** Something before the provider kept the request from being sent, and would again. */
export interface Blocked {
	kind: 'blocked';
	code: 'unauthorized' | 'rateLimited' | 'unreachable';
	status: number | null;
	retryAfterMs?: number;
	words: string;
}
