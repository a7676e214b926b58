import { DateTime } from 'luxon';
import { lawful, limitsEnd } from './attemptLimits';
import { callState } from './callState';
import type { Status } from './columns';
import type { Attempt } from './history';
import type { PersonRules } from './listRules';
import { afterCall, type Situation } from './planNext';
import type { RowState } from './readRow';

interface Reason {
	reason: string | null;
	reasonText: string | null;
}

/** From when on a person may be called, and why not before; or the status of somebody whom nobody calls by itself. */
type Plan = { from: DateTime; why: Reason | undefined } | (Reason & { status: Status });

const AS_OFTEN_AS_ALLOWED = { reason: 'attemptLimit', reasonText: 'The person was called as often as is allowed in 24 hours or in 7 days.' };

/** For a row that is not settled. The status "due" is a wish, which only the limits put off. */
export function planOfRow(situation: Situation & { rules: PersonRules }): Plan {
	const { state, rules, limits, now } = situation;
	const { attempts, nextCallAt, lastAttemptAt } = state;
	const planned = DateTime.max(nextCallAt ?? now, now);
	if (attempts === 0) return { from: planned, why: undefined };
	if (attempts >= limits.maxAttempts) {
		return { status: 'done', reason: 'attemptLimit', reasonText: `The person was called ${attempts} times, and at most ${limits.maxAttempts} calls are allowed.` };
	}
	if (state.status === 'due') {
		// Attempts that are only counted were made before the row was planned.
		const end = limitsEnd(state, lastAttemptAt ?? (nextCallAt ? undefined : now), lawful(limits, rules));
		return end && end > planned ? { from: end, why: AS_OFTEN_AS_ALLOWED } : { from: planned, why: undefined };
	}
	const { status, nextCallAt: from, ...why } = afterCall(situation, state, lastAttempt(state, now));
	return from ? { from: DateTime.max(planned, from), why } : { status, ...why };
}

function lastAttempt({ history, lastOutcome, lastCallId, lastAttemptAt }: RowState, now: DateTime<true>): Attempt {
	const last = history.at(-1) ?? { at: lastAttemptAt ?? now, outcome: callState(lastOutcome), seconds: 0, callId: lastCallId };
	// Without its ID, nobody can look how the call went on.
	return last.outcome === 'pending' && last.callId === null ? { ...last, outcome: 'unknown' } : last;
}
