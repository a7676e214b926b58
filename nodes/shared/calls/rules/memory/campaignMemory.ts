import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { plainCharacters } from '../../../core/input/plainCharacters';
import { NoteQueue } from '../../../core/once/noteQueue';
import { inTime } from '../../../core/once/noteStore';
import { removeNotes } from '../../../core/once/removeNotes';
import { oncePerObject } from '../../../core/oncePerObject';

export interface Claim {
	campaign: string;
	attempt: number;
	/** The number in E.164, or whatever else names the person. */
	target: string;
}

/** People that a workflow remembers, over all its campaigns; beyond, the oldest are forgotten first. */
export const MAX_REMEMBERED = 100_000;
/** Room for notes of calls that are begun, of when, and of what is asked, so that they push nobody out. */
const MAX_BEGUN = 5000;
/** One row per workflow: docs/decisions.md#the-memory-of-a-campaign */
export const STORE = { scope: 'workflow', maxEntries: MAX_REMEMBERED + MAX_BEGUN } as const;

/** Notes who is called now, in the names of `noteOf`, and gives those whom any execution of the workflow has claimed before. */
export function claimQueue(context: IExecuteFunctions): NoteQueue {
	return new NoteQueue(context, STORE);
}

export async function removeClaimNotes(context: IExecuteFunctions, notes: string[]): Promise<void> {
	await removeNotes(context, notes, STORE);
}

/** All notes of a claim. Without them, the person may be called again. */
export function notesOfClaim(claim: Claim): string[] {
	return [noteOf(claim), begunNoteOf(claim)];
}

/** Forgets everybody, in all campaigns of the workflow. @throws when the store needs more than ten seconds */
export async function forgetAll({ helpers }: IExecuteFunctions): Promise<void> {
	await inTime(async () => await helpers.clearAllProcessedItems(STORE.scope, { mode: 'entries' }));
}

export async function countRemembered({ helpers }: IExecuteFunctions): Promise<number> {
	return await helpers.getProcessedDataCount(STORE.scope, { mode: 'entries' });
}

/** Names the claim in the store; no phone number can be read from it. Names of campaigns are compared without case and as they look. */
export const noteOf = oncePerObject(({ campaign, attempt, target }: Claim): string => {
	const name = plainCharacters(campaign).replace(/\s+/g, ' ').toLowerCase();
	return createHash('sha256').update(JSON.stringify([name, attempt, target])).digest('base64url').slice(0, 22);
});

/** Stands beside the claim until it is certain that the call was placed. */
export function begunNoteOf(claim: Claim): string {
	return `begun ${noteOf(claim)}`;
}

/** Says that calls of the attempt were begun in that hour or minute since 1970: the numbers of these cannot be the same. */
export function timeNoteOf(claim: Claim, time: number): string {
	return `time ${noteOf({ ...claim, target: '' })} ${time}`;
}
