import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import type { OutputShape } from '../../shared/core/operation';
import { callState, OUTCOMES } from './callState';
import { cell, statusIn, STATUSES } from './columns';
import { entriesIn, isoUtc } from './history';

const NONE = 'none';
const CALCULATED_BY_SPREADSHEETS = /^[=+\-@＝＋－＠]/;

export const SUMS = {
	...{ finished: 'boolean', finishedNow: 'boolean', dueNow: 'integer', nextCallAt: 'dateTime?', percentDone: 'number', rows: 'integer' },
	...{ due: 'integer', claimed: 'integer', calling: 'integer', done: 'integer', skipped: 'integer', held: 'integer', fix: 'integer', otherStatus: 'integer' },
	...{ dueLater: 'integer', dueWithoutTime: 'integer' },
	...{ answered: 'integer', voicemail: 'integer', noAnswer: 'integer', busy: 'integer', rejected: 'integer', canceled: 'integer', failed: 'integer', unknown: 'integer', noOutcome: 'integer' },
	reasons: 'string',
	attempts: 'integer',
	minutesTalked: 'number',
} as const satisfies OutputShape;

interface Circumstances {
	now: DateTime;
	zone: string;
	finishedBefore: boolean;
}

export function sumUp(rows: readonly IDataObject[], { now, zone, finishedBefore }: Circumstances): IDataObject {
	const statuses = rows.map((row) => statusIn(row) ?? 'otherStatus');
	const outcomes = rows.map((row) => outcomeOf(plainText(row.lastOutcome)));
	const due = rows.filter((_, index) => statuses[index] === 'due').map((row) => readMoment(cell(row, 'nextCallAt'), zone));
	const planned = due.filter((moment) => moment !== undefined);
	const later = planned.filter((moment) => moment > now);
	const done = statuses.filter((status) => DONE.includes(status)).length;
	const finished = rows.length > 0 && !statuses.some((status) => OPEN.includes(status));
	return {
		finished,
		finishedNow: finished && !finishedBefore,
		dueNow: planned.length - later.length,
		nextCallAt: later.length > 0 ? isoUtc(DateTime.min(...later) ?? now) : null,
		percentDone: rows.length === 0 ? 0 : Math.floor((1000 * done) / rows.length) / 10,
		rows: rows.length,
		...counts([...STATUSES, 'otherStatus'], statuses),
		dueLater: later.length,
		dueWithoutTime: due.length - planned.length,
		...counts([...OUTCOMES, 'noOutcome'], outcomes),
		reasons: inWords(rows.map(({ reason }) => plainText(reason).replaceAll(',', ';').replace(CALCULATED_BY_SPREADSHEETS, "'$&") || NONE)),
		attempts: total(rows.map((row) => Math.max(count(row.attempts), entriesIn(plainText(row.attemptHistory)).length))),
		minutesTalked: Math.round(total(rows.map(({ talkSeconds }) => count(talkSeconds))) / 6) / 10,
	};
}

const DONE = ['done', 'skipped'];
const OPEN = ['due', 'claimed', 'calling', 'otherStatus'];

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

function total(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}

function count(value: unknown): number {
	const number = Number(value);
	return Number.isFinite(number) && number > 0 ? number : 0;
}
