import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Problem } from '../problem/problem';

/** What is known of one item. `sent` is written before the request leaves, so it also applies when no answer ever came. */
export type LedgerEntry =
	| { state: 'sent' }
	| { state: 'answered'; record: IDataObject; adopted?: true }
	| { state: 'unconfirmed'; problem: Problem };

interface RunMemory {
	entries: Record<string, LedgerEntry>;
	/** Intents that a try of the run has asked about; `heldBack` lists those of them that a lost process may have sent. */
	asked?: string[];
	heldBack?: string[];
}

interface Memory {
	lost: boolean;
	/** Intents that this execution itself has noted, so that their notes are no sign of a lost execution. */
	noted?: string[];
	runs: Record<string, RunMemory>;
}

/** What this execution has sent, and what was answered; n8n stores it with the execution. Keys: docs/decisions.md#one-key-per-item */
export class Ledger {
	/** True for the retry of an execution whose memory was lost with its process; decided when the node first runs. */
	readonly memoryLost: boolean;

	private readonly memory: Memory;

	private readonly run: RunMemory;

	constructor(context: IExecuteFunctions) {
		const store: { aiCalls?: Memory } = context.getContext('node');
		this.memory = store.aiCalls ??= { lost: context.getMode() === 'retry', runs: {} };
		this.memoryLost = this.memory.lost;
		this.run = this.memory.runs[String(context.getWorkflowDataProxy(0).$runIndex ?? 0)] ??= { entries: {} };
	}

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

	holdBack(asked: Iterable<string>, heldBack: Iterable<string>): void {
		this.run.asked = [...this.asked, ...asked];
		this.run.heldBack = [...this.heldBack, ...heldBack];
	}

	keys(): string[] {
		return Object.keys(this.run.entries);
	}

	/** All that is known of this run, over all its tries. */
	all(): LedgerEntry[] {
		return Object.values(this.run.entries);
	}

	/** What this node has sent in this execution, over all its runs, and was not certainly refused. */
	placedInExecution(): number {
		return Object.values(this.memory.runs).reduce((sum, { entries }) => sum + Object.keys(entries).length, 0);
	}

	find(key: string): LedgerEntry | undefined {
		return this.run.entries[key];
	}

	/** Before sending: if process or connection is lost from now on, the item counts as sent. */
	claim(key: string): void {
		this.run.entries[key] = { state: 'sent' };
	}

	settle(key: string, entry: LedgerEntry): void {
		this.run.entries[key] = entry;
	}

	/** The request certainly had no effect, so a later try may send the item. */
	release(key: string): void {
		delete this.run.entries[key];
	}
}

/** What one item is about, the same for each try. `target`: the number or the IDs; no phone number can be read from the result. */
export function intentOf({ resource, operation }: { resource: string; operation: string }, target: string): string {
	return createHash('sha256').update(JSON.stringify([resource, operation, target])).digest('base64url').slice(0, 16);
}

/** The key that a row has in the ledger when it is first sent. */
export function keyOf({ intent, itemIndex }: { intent: string; itemIndex: number }): string {
	return `${intent}:${itemIndex}`;
}
