import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Problem } from '../problem/problem';

/** What is known of one item. `sent` is written before the request leaves, so it also applies when no answer ever came. */
type LedgerEntry =
	| { state: 'sent' }
	| { state: 'answered'; record: IDataObject; adopted?: true }
	| { state: 'unconfirmed'; problem: Problem };

interface RunMemory {
	entries: Record<string, LedgerEntry>;
	/** Intents that a try of the run has asked about. */
	asked?: string[];
	inDoubt?: string[];
	lost?: string[];
}

export interface InARow {
	refusals: number;
	unknown: number;
	whyStopped?: string;
}

/** What is known of an intent that a lost process has noted: it may have been sent, or it was answered and the answer is lost. */
export type Lost = 'inDoubt' | 'answered';

interface Memory {
	lost: boolean;
	/** Of the execution that has written it last. */
	executionId?: string;
	/** Intents that this execution itself has noted, so that their notes are no sign of a lost execution. */
	noted?: string[];
	inARow?: InARow;
	othersOf?: Record<string, string[]>;
	runs: Record<string, RunMemory>;
}

/** What this execution has sent, and what was answered; n8n stores it with the execution. Keys: docs/decisions.md#one-key-per-item */
export class Ledger {
	/** True for the retry of an execution whose memory was lost with its process; decided when the node first runs. */
	readonly memoryLost: boolean;

	private readonly memory: Memory;

	private readonly run: RunMemory;

	whenAnswered?: (intent: string) => void;

	constructor(context: IExecuteFunctions) {
		const store: { aiCalls?: Memory } = context.getContext('node');
		this.memory = store.aiCalls ??= { lost: context.getMode() === 'retry', runs: {} };
		this.memoryLost = this.memory.lost;
		const { runs } = this.memory;
		const index = String(context.getWorkflowDataProxy(0).$runIndex ?? 0);
		// Another try begins anew.
		if (runs[index]) this.memory.inARow = undefined;
		this.run = runs[index] ??= { entries: {} };
		this.enterExecution(context.getExecutionId());
	}

	/** What a lost process has left of this run's intents, as far as it was asked. */
	lost(): Map<string, Lost> {
		return new Map([
			...(this.run.inDoubt ?? []).map((intent): [string, Lost] => [intent, 'inDoubt']),
			...(this.run.lost ?? []).map((intent): [string, Lost] => [intent, 'answered']),
		]);
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

	/** Remembers for which intents the notes were read, and what a lost process has left of them. */
	rememberAsked(asked: readonly string[], lost: ReadonlyMap<string, Lost>): void {
		this.run.asked = [...this.asked, ...asked];
		if (lost.size === 0) return;
		const those = (left: Lost): string[] => [...lost].flatMap(([intent, each]) => (each === left ? [intent] : []));
		this.run.inDoubt = [...(this.run.inDoubt ?? []), ...those('inDoubt')];
		this.run.lost = [...(this.run.lost ?? []), ...those('answered')];
	}

	/** Intents that were not sent, and whose notes are gone: a later try or retry asks again. */
	forgetNoted(intents: readonly string[]): void {
		const gone = new Set(intents);
		this.memory.noted = this.notedIntents.filter((intent) => !gone.has(intent));
		this.run.asked = this.asked.filter((intent) => !gone.has(intent));
	}

	/** True when another run of this execution has taken the answer that a lost process had for this intent. */
	isTakenElsewhere(intent: string): boolean {
		return this.runs().some((run) => run !== this.run && run.lost?.includes(intent));
	}

	keys(): string[] {
		return Object.keys(this.run.entries);
	}

	all(): LedgerEntry[] {
		return Object.values(this.run.entries);
	}

	/** What was answered to an intent in all runs of this execution. */
	answersTo(intent: string): IDataObject[] {
		const entries = this.runs().flatMap((run) => Object.entries(run.entries));
		return entries.flatMap(([key, entry]) => (intentOfKey(key) === intent && entry.state === 'answered' ? [entry.record] : []));
	}

	/** What this node has sent in this execution, over all its runs, and was not certainly refused. */
	placedInExecution(): number {
		return this.runs().reduce((sum, { entries }) => sum + Object.keys(entries).length, 0);
	}

	rememberOthers(intent: string, others: string[]): void {
		(this.memory.othersOf ??= {})[intent] = others;
	}

	sentElsewhere(): Set<string> {
		const sent = intentsOf(this.runs().filter((run) => run !== this.run));
		return new Set([...sent].flatMap((intent) => [intent, ...(this.memory.othersOf?.[intent] ?? [])]));
	}

	/** What failed in a row, over all runs of this execution. */
	inARow(): InARow {
		return (this.memory.inARow ??= { refusals: 0, unknown: 0 });
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
		if (entry.state === 'answered') this.whenAnswered?.(intentOfKey(key));
	}

	private runs(): RunMemory[] {
		return Object.values(this.memory.runs);
	}

	/** What another execution has noted and not sent may have been sent since: by a retry whose process was lost. */
	private enterExecution(executionId: string | undefined): void {
		if (this.memory.executionId === executionId) return;
		this.memory.executionId = executionId;
		this.memory.inARow = undefined;
		const runs = this.runs();
		const sent = intentsOf(runs);
		const keep = (intents: string[] | undefined) => intents?.filter((intent) => sent.has(intent));
		this.memory.noted = keep(this.memory.noted);
		for (const run of runs) run.asked = keep(run.asked);
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

function intentsOf(runs: RunMemory[]): Set<string> {
	return new Set(runs.flatMap(({ entries }) => Object.keys(entries)).map(intentOfKey));
}

function intentOfKey(key: string): string {
	return key.slice(0, key.indexOf(':'));
}

/** The key that a row has in the ledger when it is first sent. */
export function keyOf({ intent, itemIndex }: { intent: string; itemIndex: number }): string {
	return `${intent}:${itemIndex}`;
}
