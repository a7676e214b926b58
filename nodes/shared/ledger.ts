import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Problem } from './problem';

/**
 * What became of one item that may not be sent twice. `sent` is written before the request leaves, so it also stands
 * for one whose end was never seen.
 */
export type LedgerEntry =
	| { state: 'sent' }
	| { state: 'answered'; record: IDataObject; adopted?: true }
	| { state: 'unconfirmed'; problem: Problem };

/** What tells one intended call from another within one execution. */
export interface Intent {
	itemIndex: number;
	resource: string;
	operation: string;
	/** The number that rings, or whatever else identifies the request. */
	target: string;
}

/**
 * Which items were sent in this execution, and what came back.
 *
 * Kept in the node's context, which n8n stores with the execution: it survives the tries of Retry On Fail and "Retry
 * execution". Each run of the node has its own part, so loops, several runs and repeated tool calls are different intents. It
 * deliberately holds the number instead of the whole request: an expression such as `{{ $now }}` in a field gives
 * another body on each try, and must not make a phone ring twice.
 */
export class Ledger {
	/** Which run of the node this is within the execution, from 0. */
	readonly runIndex: number;

	/** False when this execution has never run this node before, or when its memory was lost with its process. */
	readonly remembersRun: boolean;

	private readonly entries: Record<string, LedgerEntry>;

	constructor(context: IExecuteFunctions) {
		const memory: { aiCalls?: Record<string, Record<string, LedgerEntry>> } = context.getContext('node');
		const runs = (memory.aiCalls ??= {});
		this.runIndex = Number(context.getWorkflowDataProxy(0).$runIndex ?? 0);
		this.remembersRun = Object.hasOwn(runs, this.runIndex);
		this.entries = runs[this.runIndex] ??= {};
	}

	find(intent: Intent): LedgerEntry | undefined {
		return this.entries[keyOf(intent)];
	}

	/** Before sending: from now on a lost process or connection leaves the intent as sent. */
	claim(intent: Intent): void {
		this.entries[keyOf(intent)] = { state: 'sent' };
	}

	settle(intent: Intent, entry: LedgerEntry): void {
		this.entries[keyOf(intent)] = entry;
	}

	/** The request certainly had no effect, so the item may be sent by a later try. */
	release(intent: Intent): void {
		delete this.entries[keyOf(intent)];
	}
}

function keyOf({ itemIndex, resource, operation, target }: Intent): string {
	const request = createHash('sha256').update(JSON.stringify([resource, operation, target])).digest('base64url').slice(0, 16);
	return `${itemIndex}:${request}`;
}
