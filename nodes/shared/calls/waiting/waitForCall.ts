import type { IDataObject } from 'n8n-workflow';
import type { SimplifiedCall } from '../call';
import { pause } from '../../core/sending/pause';
import { ProblemError } from '../../core/problem/problem';
import type { Calls } from '../calls';
import type { Run } from '../../core/running/run';
import { toError } from '../../core/problem/toError';
import type { Wait } from './wait';

const MAX_POLL_INTERVAL_MS = 30_000;
const POLL_INTERVAL_GROWTH = 1.2;
/** Failed reads in a row, each of them already repeated as reads are, before the wait ends. */
const MAX_FAILED_LOOKS = 3;

interface Waiting {
	calls: Calls;
	wait: Wait;
	/** True while something else waits for the end: looks do not become rarer. */
	isHurried?(): boolean;
}

/** Reads a call until what is waited for is there, the time is up or the execution is stopped. @throws ProblemError after several failed reads */
export async function waitForCall(
	run: Run,
	{ calls, wait: { until, pollIntervalMs, waitAtMostMs }, isHurried }: Waiting,
	read: () => Promise<IDataObject>,
): Promise<{ record: IDataObject; timedOut: boolean }> {
	const { signal } = run;
	const deadline = Date.now() + waitAtMostMs;
	let interval = pollIntervalMs;
	let last: IDataObject | undefined;
	let failedLooks = 0;
	for (;;) {
		const look = await tryToRead(read);
		if ('record' in look) {
			failedLooks = 0;
			last = look.record;
			if (isReached(calls, until, last)) return { record: last, timedOut: false };
		} else if (!look.error.problem.details.retryable || ++failedLooks === MAX_FAILED_LOOKS) {
			throw look.error;
		}
		const left = deadline - Date.now();
		if (last && (left <= 0 || signal?.aborted)) return { record: last, timedOut: true };
		if (!('record' in look) && (left <= 0 || signal?.aborted)) throw look.error;
		await pause(Math.min(interval, Math.max(left, 0)), signal);
		interval = isHurried?.() ? pollIntervalMs : Math.min(Math.max(MAX_POLL_INTERVAL_MS, pollIntervalMs), interval * POLL_INTERVAL_GROWTH);
	}
}

async function tryToRead(read: () => Promise<IDataObject>): Promise<{ record: IDataObject } | { error: ProblemError }> {
	try {
		return { record: await read() };
	} catch (error) {
		if (error instanceof ProblemError) return { error };
		throw toError(error);
	}
}

export function isReached(calls: Calls, until: Wait['until'], record: IDataObject): boolean {
	return calls.isFinal(record) && !isMissing(calls.simplify(record), until);
}

/** True for a call that is over and lacks what is waited for, although it may still come. */
export function isMissing({ transcript, recordingUrl, outcome }: SimplifiedCall, until: Wait['until']): boolean {
	// Nobody spoke in a call that was not answered: there will be nothing to wait for.
	if (until === 'ended' || (outcome !== 'answered' && outcome !== 'voicemail' && outcome !== 'unknown')) return false;
	return (until === 'transcript' ? transcript : recordingUrl) === null;
}
