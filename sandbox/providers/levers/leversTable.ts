import { isoTime } from '../../isoTime';
import { type Answer, refusal } from '../../simulation';
import type { TableDialect } from '../../tableOperations';
import { wordError } from './wordError';

const LENGTH_OF_DATE = 'YYYY-MM-DD'.length;

/** Levers answers with the bare record. */
export const LEVERS_TABLE: TableDialect = {
	success: (_noun, _verb, shown) => ({ status: 200, body: shown }),
	refuse,
	invalidStatus: 422,
	conflictStatus: 422,
};

/** A refusal; of a body that fits the description but cannot be, in the documented form. */
export function refuse(status: number, message: string): Answer {
	return refusal({ wordError }, { status, message, ...(status === 422 ? { violations: [{ where: ['body'], message, rule: 'value' }] } : {}) });
}

/** The day of a moment (Unix milliseconds), UTC. */
export function dayOf(moment: number): string {
	return isoTime(moment).slice(0, LENGTH_OF_DATE);
}
