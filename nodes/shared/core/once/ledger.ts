import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Problem } from '../problem/problem';

/**
 * What became of one item that may not be sent twice. `sent` is written before the request leaves, so it also stands
 * for one whose end was never seen.
 */
export type LedgerEntry =
	| { state: 'sent' }
	| { state: 'answered'; record: IDataObject; adopted?: true }
	| { state: 'unconfirmed'; problem: Problem };

interface RunMemory {
	/** By intent. */
	entries: Record<string, LedgerEntry>;
	/** Intents that a try of the run has asked about, and those of them that a lost process may have sent. */
	asked?: string[];
	heldBack?: string[];
}

interface Memory {
	lost: boolean;
	/** Intents that this execution itself has noted for the case of a crash: such a note tells nothing of a lost one. */
	noted?: string[];
	/** By the index of the node's run. */
	runs: Record<string, RunMemory>;
}

/**
 * Which items were sent in this execution, and what came back.
 *
 * Kept in the node's context, which n8n stores with the execution: it survives the tries of Retry On Fail and "Retry
 * execution". Each run of the node has its own part, so loops, several runs and repeated tool calls are different intents. An
 * intent is what a request is about (the number it rings, the ids it names), not the whole request: an expression such as
 * `{{ $now }}` in a field gives another body on each try, and must not make a phone ring twice. Nor is it the row: a list that
 * was corrected or sorted in between would give one person another's answer.
 */
export class Ledger {
	/**
	 * True when this is the retry of an execution that lost its memory with its process: what it had sent is not known
	 * here. Decided when the node first runs in an execution, and kept for its later runs.
	 */
	readonly memoryLost: boolean;

	private readonly memory: Memory;

	private readonly run: RunMemory;

	constructor(context: IExecuteFunctions) {
		const store: { aiCalls?: Memory } = context.getContext('node');
		this.memory = store.aiCalls ??= { lost: context.getMode() === 'retry', runs: {} };
		this.memoryLost = this.memory.lost;
		this.run = this.memory.runs[String(context.getWorkflowDataProxy(0).$runIndex ?? 0)] ??= { entries: {} };
	}

	/** Intents of this run that a lost process may have sent. */
	get heldBack(): readonly string[] {
		return this.run.heldBack ?? [];
	}

	/** Intents of this run of which it is known whether they are held back. */
	get asked(): readonly string[] {
		return this.run.asked ?? [];
	}

	/** Intents that other runs of the node in this execution have noted. */
	get notedIntents(): readonly string[] {
		return this.memory.noted ?? [];
	}

	rememberNoted(intents: string[]): void {
		this.memory.noted = [...this.notedIntents, ...intents];
	}

	/** @param asked intents that were asked about, of which `heldBack` may have been sent */
	holdBack(asked: Iterable<string>, heldBack: Iterable<string>): void {
		this.run.asked = [...this.asked, ...asked];
		this.run.heldBack = [...this.heldBack, ...heldBack];
	}

	/** Keys of all that is known of this run. */
	keys(): string[] {
		return Object.keys(this.run.entries);
	}

	/** All that is known of this run, over all its tries. */
	all(): LedgerEntry[] {
		return Object.values(this.run.entries);
	}

	find(key: string): LedgerEntry | undefined {
		return this.run.entries[key];
	}

	/** Before sending: from now on a lost process or connection leaves the intent as sent. */
	claim(key: string): void {
		this.run.entries[key] = { state: 'sent' };
	}

	settle(key: string, entry: LedgerEntry): void {
		this.run.entries[key] = entry;
	}

	/** The request certainly had no effect, so the item may be sent by a later try. */
	release(key: string): void {
		delete this.run.entries[key];
	}
}

/**
 * The name of what one item intends: the same for each try, and no phone number to be read from it.
 * @param target the number that rings, or the ids that the request names
 */
export function intentOf({ resource, operation }: { resource: string; operation: string }, target: string): string {
	return createHash('sha256').update(JSON.stringify([resource, operation, target])).digest('base64url').slice(0, 16);
}

/** The key that a row has in the ledger when it is first sent. */
export function keyOf({ intent, itemIndex }: { intent: string; itemIndex: number }): string {
	return `${intent}:${itemIndex}`;
}
