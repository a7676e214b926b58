import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import type { OutputShape } from '../../shared/core/operation';
import { callState, OUTCOMES } from './callState';
import { cell, statusIn, STATUSES } from './columns';
import { isoUtc } from './history';

const NONE = 'none';

export const SUMS = {
	rows: 'integer',
	...{ due: 'integer', claimed: 'integer', calling: 'integer', done: 'integer', skipped: 'integer', held: 'integer', fix: 'integer', otherStatus: 'integer' },
	...{ answered: 'integer', voicemail: 'integer', noAnswer: 'integer', busy: 'integer', rejected: 'integer', canceled: 'integer', failed: 'integer', unknown: 'integer', noOutcome: 'integer' },
	reasons: 'string',
	dueNow: 'integer',
	dueLater: 'integer',
	nextCallAt: 'dateTime?',
	attempts: 'integer',
	minutesTalked: 'number',
	percentDone: 'number',
	finished: 'boolean',
} as const satisfies OutputShape;

/** Where the campaign stands at `now`; `zone` is that of moments without offset. */
export function sumUp(rows: readonly IDataObject[], now: DateTime, zone: string): IDataObject {
	const statuses = rows.map((row) => statusIn(row) ?? 'otherStatus');
	const outcomes = rows.map((row) => outcomeOf(plainText(row.lastOutcome)));
	const due = rows.filter((_, index) => statuses[index] === 'due').map((row) => readMoment(cell(row, 'nextCallAt'), zone) ?? now);
	const later = due.filter((moment) => moment > now);
	const open = statuses.filter((status) => ['due', 'claimed', 'calling', 'otherStatus'].includes(status)).length;
	return {
		rows: rows.length,
		...counts([...STATUSES, 'otherStatus'], statuses),
		...counts([...OUTCOMES, 'noOutcome'], outcomes),
		reasons: inWords(rows.map(({ reason }) => plainText(reason) || NONE)),
		dueNow: due.length - later.length,
		dueLater: later.length,
		nextCallAt: later.length > 0 ? isoUtc(DateTime.min(...later) ?? now) : null,
		attempts: total(rows.map(({ attempts }) => attempts)),
		minutesTalked: Math.round(total(rows.map(({ talkSeconds }) => talkSeconds)) / 6) / 10,
		percentDone: rows.length === 0 ? 0 : Math.floor((1000 * (rows.length - open)) / rows.length) / 10,
		finished: rows.length > 0 && open === 0,
	};
}

/** The last outcome that a row knows, also where another node has written it. */
function outcomeOf(text: string): string {
	const state = text === '' ? 'pending' : callState(text);
	return state === 'pending' ? 'noOutcome' : state;
}

function counts(names: readonly string[], values: readonly string[]): IDataObject {
	return Object.fromEntries(names.map((name) => [name, values.filter((value) => value === name).length]));
}

/** "outsideHours 3, doNotCall 2, none 15", the most frequent first. */
function inWords(values: readonly string[]): string {
	const sums = new Map<string, number>();
	for (const value of values) sums.set(value, (sums.get(value) ?? 0) + 1);
	const sorted = [...sums].sort(([one, sum], [other, otherSum]) => otherSum - sum || one.localeCompare(other, 'en'));
	return sorted.map(([value, sum]) => `${value} ${sum}`).join(', ');
}

function total(values: unknown[]): number {
	return values.reduce((sum: number, value) => sum + (Number.isFinite(Number(value)) ? Number(value) : 0), 0);
}
