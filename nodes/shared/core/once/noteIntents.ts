import { enterNotes } from './enterNotes';
import { findRootExecution, type RootExecution } from './rootExecution';
import type { PreparedItem } from '../running/preparedItem';
import type { Run } from '../running/run';
import { toError } from '../problem/toError';

export interface NotedItems {
	/** True for an item that an execution whose memory is lost may have sent. */
	maybeSent(itemIndex: number): boolean;
	/** Why the store could not be used. */
	failure?: string;
}

/** What is noted of one intent, which several items may have. */
interface Notes {
	/** Of the birth of the origin, which survives its retries: yesterday's campaign says nothing about today's. */
	ofBirth: string;
	/** Of the very execution that is the origin; a retry is another one. */
	ofExecution: string;
}

/**
 * Notes all that this run is about to send once in n8n's deduplication store, before the first request leaves. Unlike the ledger, the store
 * outlives a killed process. It is believed where somebody else has noted a call for the same intent: the execution that
 * this one is the retry of, an earlier try of the execution that called this sub-workflow, or this very execution when a
 * queue that has lost its newest state runs it once more.
 */
export async function noteIntents(run: Run, items: PreparedItem[]): Promise<NotedItems> {
	const { context, ledger } = run;
	// n8n 2.8 gives the tools of an MCP server none: nothing retries those, and by their notes all would be one execution.
	if (!context.getExecutionId()) return { maybeSent: () => ledger.memoryLost };
	try {
		const origin = await findRootExecution(context);
		const intents = new Map(items.map(({ itemIndex, intent }) => [itemIndex, intent]));
		const distinct = [...new Set(intents.values())];
		const notes = distinct.map((intent) => notesOf(origin, intent)).flatMap(({ ofBirth, ofExecution }) => [ofBirth, ofExecution]);
		const known = await enterNotes(context, notes);
		// What another run of this execution noted is no sign of a lost one.
		const own = new Set(ledger.notedIntents);
		ledger.rememberNoted(distinct.filter((intent) => !known.has(notesOf(origin, intent).ofBirth)));
		return {
			maybeSent: (itemIndex) => {
				const intent = intents.get(itemIndex);
				return intent !== undefined && !own.has(intent) && notedByOthers(run, origin, notesOf(origin, intent), known);
			},
		};
	} catch (error) {
		// Without the store nothing tells whom the lost execution has called: then it may have been anyone.
		return { maybeSent: () => ledger.memoryLost, failure: toError(error).message };
	}
}

/** Given that this execution itself remembers no such note. */
function notedByOthers({ ledger }: Run, { birth, isParent }: RootExecution, { ofBirth, ofExecution }: Notes, known: Set<string>): boolean {
	// Older versions of n8n give a retry a birth of its own: then no note can tell whom the lost execution has called.
	if (birth?.source === 'retry' && (ledger.memoryLost || isParent)) return true;
	if (ledger.memoryLost) return known.has(ofBirth);
	if (!isParent) return known.has(ofExecution);
	// A caller may call the same number in several sub-workflows of one execution: these are different intents.
	return birth !== undefined && known.has(ofBirth) && !known.has(ofExecution);
}

/**
 * What the notes are about: the origin, this operation, this number. Neither the run's nor the item's index belongs to
 * it: the retry of a lost execution starts at the first node, counts runs anew, and may read a sheet that has changed.
 */
function notesOf({ executionId, birth }: RootExecution, intent: string): Notes {
	return { ofBirth: `born ${birth?.establishedAt ?? ''}: ${intent}`, ofExecution: `execution ${executionId}: ${intent}` };
}
