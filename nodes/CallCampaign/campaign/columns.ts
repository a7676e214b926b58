import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../shared/core/input/plainText';
import type { OutputShape } from '../../shared/core/operation';

/** The columns of a campaign, one row for each person: plain values that fit a table or a sheet. Moments are ISO 8601 in UTC. */
export const COLUMNS = {
	campaign: 'string?',
	to: 'string?',
	numberCountry: 'string?',
	timezone: 'string?',
	timeZones: 'string?',
	timeZoneSource: 'string?',
	status: 'string?',
	decision: 'string',
	reason: 'string?',
	reasonText: 'string?',
	attempts: 'integer?',
	attemptHistory: 'string?',
	lastOutcome: 'string?',
	lastCallId: 'string?',
	lastAttemptAt: 'dateTime?',
	nextCallAt: 'dateTime?',
	talkSeconds: 'number',
	doNotCall: 'boolean',
	duplicateOf: 'integer?',
	consentAt: 'string?',
} as const satisfies OutputShape;

export type Columns = Record<keyof typeof COLUMNS, IDataObject[string]>;

/** Where a row stands. Only what is due is called; "held" and "fix" wait for a person. */
export const STATUSES = ['due', 'claimed', 'calling', 'done', 'skipped', 'held', 'fix'] as const;

export type Status = (typeof STATUSES)[number];

/** A status as people write it, or undefined for a cell that is empty or has another meaning. */
export function statusIn({ status }: IDataObject): Status | undefined {
	const word = plainText(status).toLowerCase();
	return STATUSES.find((each) => each === word);
}

/** Statuses that only the result of a call, or a person, changes. */
const SETTLED: Status[] = ['claimed', 'calling', 'done', 'held'];

export function settledStatus(row: IDataObject): Status | undefined {
	const status = statusIn(row);
	return status && SETTLED.includes(status) ? status : undefined;
}

/** A row's value of a column; null for a cell that is empty or missing. */
export function cell(row: IDataObject, column: keyof typeof COLUMNS | 'phone'): IDataObject[string] {
	const value = row[column];
	return value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value;
}
