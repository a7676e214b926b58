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

interface Memory {
	lost: boolean;
	/** By the index of the node's run, then by intent. */
	runs: Record<string, Record<string, LedgerEntry>>;
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
	/**
	 * True when this is the retry of an execution that lost its memory with its process: what it had sent is not known
	 * here. Decided when the node first runs in an execution, and kept for its later runs.
	 */
	readonly memoryLost: boolean;

	private readonly entries: Record<string, LedgerEntry>;

	constructor(context: IExecuteFunctions) {
		const store: { aiCalls?: Memory } = context.getContext('node');
		const memory = (store.aiCalls ??= { lost: context.getMode() === 'retry', runs: {} });
		this.memoryLost = memory.lost;
		this.entries = memory.runs[String(context.getWorkflowDataProxy(0).$runIndex ?? 0)] ??= {};
	}

	/** All that is known of this run, over all its tries. */
	all(): LedgerEntry[] {
		return Object.values(this.entries);
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
