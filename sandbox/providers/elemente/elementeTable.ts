import { type Answer, refusal } from '../../simulation';
import type { TableDialect } from '../../tableOperations';
import { isoTime } from '../../isoTime';
import { wordError } from './wordError';

/** Elemente answers with the bare record. */
export const ELEMENTE_TABLE: TableDialect = {
	success: (_noun, _verb, shown) => ({ status: 200, body: shown }),
	refuse,
	invalidStatus: 400,
	conflictStatus: 409,
};

/** When a record was created and changed, as Elemente writes it. */
export const ELEMENTE_TIMES = {
	created: (now: number) => ({ createdAt: isoTime(now) }),
	changed: (now: number) => ({ updatedAt: isoTime(now) }),
};

export function refuse(status: number, message: string): Answer {
	return refusal({ wordError }, { status, message });
}
