import { type Answer, refusal } from '../../simulation';
import { isoTime } from '../../isoTime';
import type { TableDialect } from '../../tableOperations';
import { wordError } from './wordError';

/** Kejue answers with the bare record. A conflict is nowhere documented (inferred). */
export const KEJUE_TABLE: TableDialect = {
	success: (_noun, _verb, shown) => ({ status: 200, body: shown }),
	refuse,
	invalidStatus: 400,
	conflictStatus: 409,
};

/** When a record was created and changed, as Kejue writes it. */
export const KEJUE_TIMES = {
	created: (now: number) => ({ created_at: isoTime(now) }),
	changed: (now: number) => ({ updated_at: isoTime(now) }),
};

export function refuse(status: number, message: string): Answer {
	return refusal({ wordError }, { status, message });
}
