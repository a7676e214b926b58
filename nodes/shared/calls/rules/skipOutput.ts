import type { IDataObject } from 'n8n-workflow';
import type { FinishedItem } from '../../core/running/preparedItem';
import { EMPTY_CALL } from '../emptyCall';
import type { Place, Skip } from './skip';

/** What decided about a person, beside each call and each skip of a run with rules. */
export interface Decided extends Place {
	campaign: string | null;
	attempt: number | null;
	rehearsal?: true;
}

export interface Skipped {
	itemIndex: number;
	to: string | undefined;
	skip: Skip;
	decided: Decided;
}

/** A person whom a rule held back, as a call that was not placed. */
export function skipOutput({ itemIndex, to, skip, decided }: Skipped): FinishedItem {
	const json = { ...EMPTY_CALL, status: 'skipped', to: to ?? null, skipped: { ...skip }, rules: { ...decided } };
	return { itemIndex, outputs: [{ json, pairedItem: { item: itemIndex } }] };
}

/** True for the output of a person who was held back. */
export function isSkip(json: IDataObject): boolean {
	const { status, callId, skipped } = json;
	return status === 'skipped' && (callId ?? null) === null && typeof skipped === 'object' && skipped !== null && 'reason' in skipped;
}
