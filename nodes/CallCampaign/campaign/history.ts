import type { DateTime } from 'luxon';
import { readMoment } from '../../shared/core/input/readMoment';
import { RESULTS, type CallState } from './callState';

export interface Attempt {
	at: DateTime<true>;
	outcome: CallState;
	seconds: number;
	callId: string | null;
}

const ENTRIES = ';';

/** Reads what `writeHistory` writes; undefined for anything else. */
export function readHistory(text: string, zone: string): Attempt[] | undefined {
	const entries = entriesIn(text);
	const attempts = entries.flatMap((entry) => readAttempt(entry, zone) ?? []);
	return attempts.length === entries.length ? attempts : undefined;
}

export function entriesIn(text: string): string[] {
	return text.split(ENTRIES).map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function readAttempt(entry: string, zone: string): Attempt | undefined {
	const [moment = '', state = '', seconds = '', callId] = entry.split(' ');
	const at = readMoment(moment, zone);
	const outcome = RESULTS.find((each) => each === state);
	const duration = Number(seconds.replace(/s$/, ''));
	if (!at || !outcome || seconds === '' || !Number.isFinite(duration)) return undefined;
	return { at, outcome, seconds: duration, callId: callId === undefined ? null : decodedId(callId) };
}

/** "2026-12-02T20:00:00.000Z noAnswer 0s call_1; ...", which a person can read too. */
export function writeHistory(attempts: readonly Attempt[]): string | null {
	const entries = attempts.map(({ at, outcome, seconds, callId }) => [isoUtc(at), outcome, `${seconds}s`, ...(callId === null ? [] : [encodeURIComponent(callId)])].join(' '));
	return entries.length > 0 ? entries.join(`${ENTRIES} `) : null;
}

/** ISO 8601 in UTC, so that moments can be compared as text. */
export function isoUtc(moment: DateTime): string {
	return new Date(moment.toMillis()).toISOString();
}

function decodedId(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
