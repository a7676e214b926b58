import type { IDataObject } from 'n8n-workflow';

/** What came of sending one request once. */
export type Attempt =
	| { kind: 'answer'; status: number; headers: IDataObject; body: unknown }
	/** No answer. `sent: false` only where it is certain that nothing reached the provider. */
	| { kind: 'lost'; code: string; sent: boolean }
	| Blocked;

/** Something that stands before the request kept it from being sent, and would again. */
export interface Blocked {
	kind: 'blocked';
	code: 'unauthorized' | 'rateLimited' | 'unreachable';
	/** HTTP status of what stands before it, where it answered. */
	status: number | null;
	/** How long it asks to be left alone. */
	retryAfterMs?: number;
	/** A sentence that stands alone, without its full stop. */
	words: string;
}
