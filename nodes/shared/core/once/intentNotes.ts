import type { Run } from '../running/run';
import type { RootExecution } from './rootExecution';

/** The notes of an intent, without the index of run or item: a retry starts at the first node, counts runs anew, and may read a changed sheet. */
interface IntentNotes {
	ofBirth: string;
	ofExecution: string;
	/** Everything that was sent for it was answered. */
	answered: string;
	/** It was sent again after that, so the answer says nothing of the last time. */
	again: string;
}

export function notesOf({ executionId, birth }: RootExecution, intent: string): IntentNotes {
	const ofExecution = `execution ${executionId}: ${intent}`;
	const ofBirth = `born ${birth?.establishedAt ?? ''}: ${intent}`;
	// Without a start, the first note would be that of all executions.
	const own = birth ? ofBirth : ofExecution;
	return { ofBirth, ofExecution, answered: `answered ${own}`, again: `again ${own}` };
}

/** The notes of an intent that is begun. Those of a retry with its own ID would push the notes of the lost execution out of the store. */
export function beginNotesOf(run: Run, origin: RootExecution, intent: string): string[] {
	const { ofBirth, ofExecution } = notesOf(origin, intent);
	return isJudgedByBirth(run, origin) && !origin.isParent ? [ofBirth] : [ofBirth, ofExecution];
}

/** A retry goes by the notes of all executions with its start: one whose own retry was lost knows only what was stored before that. */
function isJudgedByBirth({ ledger, context }: Run, { birth }: RootExecution): boolean {
	return ledger.memoryLost || (context.getMode() === 'retry' && birth !== undefined);
}

/** True for an intent that a lost process has noted, with the notes that existed before this run's. */
export function notedByOthers(run: Run, origin: RootExecution, { ofBirth, ofExecution }: IntentNotes, known: ReadonlySet<string>): boolean {
	const { ledger } = run;
	const { birth, isParent } = origin;
	// Older versions of n8n give a retry a new start: then no note says whom the lost execution has called.
	if (birth?.source === 'retry' && (ledger.memoryLost || isParent)) return true;
	if (isJudgedByBirth(run, origin)) return known.has(ofBirth);
	if (!isParent) return known.has(ofExecution);
	// A caller may call the same number in several sub-workflows of one execution: these are different intents.
	return birth !== undefined && known.has(ofBirth) && !known.has(ofExecution);
}
