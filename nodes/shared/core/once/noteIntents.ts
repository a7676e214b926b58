import { enterNotes } from './enterNotes';
import { findRootExecution, type RootExecution } from './rootExecution';
import type { PreparedItem } from '../running/preparedItem';
import type { Run } from '../running/run';
import { toError } from '../problem/toError';

/** Notes per node. A run with more items keeps all of its own. */
const MAX_NOTES = 20_000;

export interface NotedItems {
	/** True for an item that an execution whose memory is lost may have sent. */
	maybeSent(itemIndex: number): boolean;
	failure?: string;
}

interface Notes {
	ofBirth: string;
	ofExecution: string;
}

/** Notes all that this run will send once, before the first request: docs/decisions.md#notes-for-a-lost-process */
export async function noteIntents(run: Run, items: PreparedItem[]): Promise<NotedItems> {
	const { context, ledger } = run;
	// n8n 2.8 gives tools of an MCP server no ID; nothing retries them, and their notes would all belong to one execution.
	if (!context.getExecutionId()) return { maybeSent: () => ledger.memoryLost };
	try {
		const origin = await findRootExecution(context);
		const intents = new Map(items.map(({ itemIndex, intent }) => [itemIndex, intent]));
		const distinct = [...new Set(intents.values())];
		const notes = distinct.map((intent) => notesOf(origin, intent)).flatMap(({ ofBirth, ofExecution }) => [ofBirth, ofExecution]);
		const known = await enterNotes(context, notes, { scope: 'node', maxEntries: Math.max(MAX_NOTES, 2 * notes.length) });
		// What another run of this execution noted is no sign of a lost execution.
		const own = new Set(ledger.notedIntents);
		ledger.rememberNoted(distinct.filter((intent) => !known.has(notesOf(origin, intent).ofBirth)));
		return {
			maybeSent: (itemIndex) => {
				const intent = intents.get(itemIndex);
				return intent !== undefined && !own.has(intent) && notedByOthers(run, origin, notesOf(origin, intent), known);
			},
		};
	} catch (error) {
		// Without the store it is unknown whom the lost execution has called: then it may be anyone.
		return { maybeSent: () => ledger.memoryLost, failure: toError(error).message };
	}
}

function notedByOthers({ ledger }: Run, { birth, isParent }: RootExecution, { ofBirth, ofExecution }: Notes, known: Set<string>): boolean {
	// Older versions of n8n give a retry a new start: then no note says whom the lost execution has called.
	if (birth?.source === 'retry' && (ledger.memoryLost || isParent)) return true;
	if (ledger.memoryLost) return known.has(ofBirth);
	if (!isParent) return known.has(ofExecution);
	// A caller may call the same number in several sub-workflows of one execution: these are different intents.
	return birth !== undefined && known.has(ofBirth) && !known.has(ofExecution);
}

/** Without the index of run or item: a retry starts at the first node, counts runs anew, and may read a changed sheet. */
function notesOf({ executionId, birth }: RootExecution, intent: string): Notes {
	return { ofBirth: `born ${birth?.establishedAt ?? ''}: ${intent}`, ofExecution: `execution ${executionId}: ${intent}` };
}
