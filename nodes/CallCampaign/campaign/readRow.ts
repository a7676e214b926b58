import type { IDataObject } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import { cell, statusIn, STATUSES, type Status } from './columns';
import { readHistory, type Attempt } from './history';

export interface RowState {
	status: Status | undefined;
	attempts: number;
	history: Attempt[];
	lastOutcome: string;
	lastCallId: string | null;
	lastAttemptAt: DateTime<true> | undefined;
	nextCallAt: DateTime<true> | undefined;
}

/** Reads the columns of a campaign; `zone` is that of moments without offset. A cell that cannot be read is a problem, in words. */
export function readRow(row: IDataObject, zone: string): RowState | { problem: string } {
	const status = statusIn(row);
	if (!status && cell(row, 'status') !== null) {
		return { problem: `The column "status" has a value that is none of ${STATUSES.join(', ')}. Rename the column if it is one of your own, or empty the cell.` };
	}
	const attempts = isPlain(row, 'attempts') ? Number(plainText(row.attempts)) : NaN;
	if (!Number.isSafeInteger(attempts) || attempts < 0) return { problem: 'The column "attempts" must be a whole number, or empty.' };
	const history = isPlain(row, 'attemptHistory') ? readHistory(plainText(row.attemptHistory), zone) : undefined;
	if (!history) return { problem: 'The column "attemptHistory" cannot be read. Restore it, or empty the cell.' };
	const moments = [cell(row, 'lastAttemptAt'), cell(row, 'nextCallAt')];
	const [lastAttemptAt, nextCallAt] = moments.map((value) => readMoment(value, zone));
	if (moments.filter((value) => value !== null).length > [lastAttemptAt, nextCallAt].filter(Boolean).length) {
		return { problem: 'The columns "lastAttemptAt" and "nextCallAt" must be dates and times such as 2027-01-15T14:30:00.000Z, or empty.' };
	}
	return { status, attempts: Math.max(attempts, history.length), history, lastOutcome: plainText(row.lastOutcome), lastCallId: plainText(row.lastCallId) || null, lastAttemptAt, nextCallAt };
}

/** False for a list or object, as look-ups of some tables are: read as text, it would be a cell that is empty. */
function isPlain(row: IDataObject, column: 'attempts' | 'attemptHistory'): boolean {
	return cell(row, column) === null || plainText(row[column]) !== '';
}
