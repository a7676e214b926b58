import type { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { isSkip } from '../../shared/calls/rules/skipOutput';
import type { SkipReason } from '../../shared/calls/rules/skip';
import { isObject } from '../../shared/core/input/isObject';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import { callState } from './callState';
import type { Attempt } from './history';
import { readCallTime } from './readCallTime';

export type CallResult =
	| { kind: 'skip'; reason: SkipReason; message: string; nextCallAt: DateTime<true> | undefined }
	| { kind: 'notPlaced'; reason: string; message: string; retryable: boolean; httpStatus: unknown }
	| { kind: 'attempt'; attempt: Attempt; startKnown: boolean; from: string | null };

export type NotPlaced = Extract<CallResult, { kind: 'notPlaced' }>;

/** Columns of nodes that do not have the ten fields; absent for those that have. */
export interface GivenResult {
	callId?: string;
	durationSeconds?: number;
	outcome?: string | undefined;
	startedAt?: DateTime<true>;
}

/** What is earlier is how a program writes that it does not know: 1970-01-01 or 0001-01-01. Taken for the start, delay and limits would be over at once. */
const FIRST_YEAR = 2000;

/** Half a character, of which no text can be made that a table keeps. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

const REHEARSED = { kind: 'skip', reason: 'rehearsal', message: 'This was a rehearsal.', nextCallAt: undefined } as const satisfies CallResult;

interface Circumstances {
	now: DateTime<true>;
	zone: string;
	readsCalls: boolean;
}

/** Reads the output item of a node that has called somebody, or has tried to. What it does not say is an attempt of unknown outcome. */
export function readCallResult(call: IDataObject, given: GivenResult, { now, zone, readsCalls }: Circumstances): CallResult {
	const details = isObject(call.details) ? call.details : {};
	const callId = (given.callId ?? plainText(call.callId ?? details.callId)).replace(LONE_SURROGATES, '\ufffd') || null;
	if (isRehearsed(call)) return call.error ? { ...REHEARSED, message: `The rehearsal failed: ${plainText(call.error)}` } : REHEARSED;
	if (!('outcome' in given)) {
		if (isSkip(call)) return readSkip(call.skipped as IDataObject, zone);
		if (call.dryRun === true || call.checkOnly === true) return REHEARSED;
		if (call.error && details.callPlaced === 'no' && callId === null && !readsCalls) {
			return { kind: 'notPlaced', reason: plainText(details.code), message: plainText(call.error), retryable: details.retryable === true, httpStatus: details.httpStatus };
		}
	}
	const written = given.startedAt ?? readCallTime(call.startedAt, zone);
	const startedAt = written && written.year >= FIRST_YEAR ? written : undefined;
	const outcome = 'outcome' in given ? callState(given.outcome ?? '') : stateOf(call, details);
	const seconds = given.durationSeconds ?? secondsIn(plainText(call.durationSeconds));
	return {
		kind: 'attempt',
		startKnown: startedAt !== undefined,
		from: plainText(call.from ?? call.fromNumber ?? call.from_number) || null,
		attempt: {
			// A clock that is ahead must not put the next call off.
			at: startedAt && (startedAt < now || outcome === 'pending') ? startedAt : now,
			outcome,
			seconds: Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds) : 0,
			callId,
		},
	};
}

export function isRehearsed({ rules, details }: IDataObject): boolean {
	return [rules, details].some((each) => isObject(each) && each.rehearsal === true);
}

function secondsIn(text: string): number {
	return text.split(':').reduce((total, part) => 60 * total + Number(part), 0);
}

function readSkip({ reason, message, nextCallAt }: IDataObject, zone: string): CallResult {
	return { kind: 'skip', reason: plainText(reason) as SkipReason, message: plainText(message), nextCallAt: readMoment(nextCallAt, zone) };
}

/** Of the ten fields: a call without an outcome is still going on if its status says so. */
function stateOf({ outcome, status, error, callId }: IDataObject, { callPlaced }: IDataObject): Attempt['outcome'] {
	// A known call that could not be read is as it was.
	if (error) return callId && callPlaced === 'no' ? 'pending' : 'unknown';
	if (plainText(outcome) !== '') return callState(plainText(outcome));
	return callState(plainText(status)) === 'pending' ? 'pending' : 'unknown';
}
