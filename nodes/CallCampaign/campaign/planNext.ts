import { DateTime } from 'luxon';
import { neverOpen } from '../../shared/calls/rules/hours/hoursWords';
import { nextOpening } from '../../shared/calls/rules/hours/openingHours';
import { lawful, limitsEnd, type AttemptLimits } from './attemptLimits';
import type { CallResult } from './callResult';
import type { Status } from './columns';
import type { Attempt } from './history';
import type { PersonRules } from './listRules';
import type { RowState } from './readRow';

const NOT_PLACED_MINUTES = 60;

export interface Situation {
	state: RowState;
	rules: PersonRules | { problem: string };
	limits: AttemptLimits;
	now: DateTime<true>;
}

export interface Turn extends Situation {
	result: CallResult;
	optedOut: boolean;
	ofAnother: boolean;
	isForAll: boolean;
}

interface Counted {
	attempts: number;
	history: Attempt[];
}

interface Next {
	status: Status;
	reason: string | null;
	reasonText: string | null;
	nextCallAt: DateTime | null;
}

export type Change = Partial<Counted & Next & { doNotCall: true }>;

/** What is to happen after a person's turn. Nothing changes where the row knows this result already. */
export function planNext(turn: Turn): Change {
	const { state, result, optedOut, ofAnother } = turn;
	const tellsNothing = result.kind !== 'attempt' || (result.attempt.outcome === 'unknown' && result.attempt.callId === null);
	if (state.status === 'calling' && tellsNothing) return {};
	if (ofAnother || result.kind !== 'attempt') {
		if (optedOut) return optOut();
		if (['done', 'skipped', 'held'].includes(state.status ?? '')) return {};
		if (result.kind !== 'attempt' && !ofAnother) return withoutCall(turn, result);
		return state.status === 'calling' ? {} : hold('otherNumber', 'The result is that of a call to another number than that of the row, and changes nothing else.');
	}
	const { isNews, isLatest, ...counted } = count(state, result, turn.now);
	const record: Change = isNews ? counted : {};
	if (optedOut && result.attempt.outcome !== 'pending') return { ...record, ...optOut() };
	if (!isNews || state.status === 'done' || state.status === 'skipped') return record;
	if (isLatest) return { ...record, ...afterCall(turn, counted, counted.history.at(-1) ?? result.attempt) };
	// What is told late of an earlier call brings no other, but may be the last word.
	return { ...record, ...(state.status === 'due' && !turn.limits.again.has(result.attempt.outcome) && afterCall(turn, counted, result.attempt)) };
}

function optOut(): Change {
	return { ...end('done', 'doNotCall', 'The person has opted out of calls.'), doNotCall: true };
}

/** The attempts with this one among them, once: the result of a call may arrive in several pieces, and more than once. */
function count(
	{ history, attempts, status, lastAttemptAt }: RowState,
	{ attempt, startKnown }: CallResult & { kind: 'attempt' },
	now: DateTime<true>,
): Counted & { isNews: boolean; isLatest: boolean } {
	const index = history.findLastIndex((known, place) => isSame(known, attempt, { startKnown, isHeld: status === 'held' && place === history.length - 1 }));
	const known = history[index];
	const before = known ? history[index - 1]?.at : (history.at(-1)?.at ?? lastAttemptAt);
	// A start before the call before is wrong, and would take delays and caps away.
	const isStart = startKnown && (before === undefined || attempt.at >= before);
	if (!known) return { attempts: attempts + 1, history: [...history, isStart ? attempt : { ...attempt, at: now }], isNews: true, isLatest: true };
	const isNews = known.outcome !== attempt.outcome && (known.outcome === 'pending' || !['pending', 'unknown'].includes(attempt.outcome));
	const merged = { ...attempt, at: isStart ? attempt.at : known.at, callId: attempt.callId ?? known.callId };
	// A row that is claimed for its next call does not know of that yet.
	return { attempts, history: history.with(index, merged), isNews, isLatest: index === history.length - 1 && status !== 'claimed' };
}

/** A call without ID is the one that has begun at the same moment and ended alike, or the one that is still open, if there is one. */
function isSame(known: Attempt, attempt: Attempt, { startKnown, isHeld }: { startKnown: boolean; isHeld: boolean }): boolean {
	if (known.callId !== null && attempt.callId !== null) return known.callId === attempt.callId;
	if (startKnown && known.outcome === attempt.outcome && known.at.toMillis() === attempt.at.toMillis()) return true;
	return known.outcome === 'pending' || (isHeld && known.outcome === 'unknown');
}

export function afterCall(turn: Situation, counted: Counted, { outcome, at }: Attempt): Next {
	const { limits, rules, now } = turn;
	const again = limits.again.get(outcome);
	if (outcome === 'pending') return { status: 'calling', reason: null, reasonText: null, nextCallAt: null };
	if (outcome === 'unknown') return hold('unknownOutcome', 'It is not known how the call ended. Look at the call.');
	if ('refused' in rules && rules.refused) return end('done', rules.refused.reason, rules.refused.message);
	if (!again) return end('done', 'finalOutcome', `Nobody is called again after "${outcome}".`);
	if (counted.attempts >= limits.maxAttempts) return end('done', 'attemptLimit', `The person was called ${counted.attempts} times.`);
	const { history, attempts } = counted;
	const known = history.filter((attempt) => attempt.outcome === outcome).length;
	// Of attempts that only the column attempts knows, the outcome may be the same.
	if (known + attempts - history.length > again.times) return end('done', 'outcomeLimit', `"${outcome}" leads to another call at most ${again.times} times.`);
	return schedule(turn, counted, { from: DateTime.max(now, at.plus({ minutes: again.afterMinutes })), reason: 'callAgain', reasonText: `The last call ended with "${outcome}".` });
}

function withoutCall(turn: Turn, result: Exclude<CallResult, { kind: 'attempt' }>): Change {
	const { state, now } = turn;
	const { reason, message: reasonText } = result;
	if (result.kind === 'notPlaced') {
		if (turn.isForAll) return schedule(turn, state, { from: now.plus({ minutes: NOT_PLACED_MINUTES }), reason: 'wrongForAll', reasonText: `${reasonText} ${NOT_THE_ROW}` });
		if (reason === 'invalidInput') return end('fix', reason, `${reasonText} Correct the row, leave its status, and prepare the list again.`);
		if (!result.retryable) return hold(reason, reasonText);
		return schedule(turn, state, { from: now.plus({ minutes: NOT_PLACED_MINUTES }), reason, reasonText });
	}
	switch (result.reason) {
		case 'doNotCall':
			return { ...end('skipped', reason, reasonText), doNotCall: true };
		case 'countryNotAllowed':
		case 'duplicate':
			return end('skipped', reason, reasonText);
		case 'limitReached':
		case 'stopped':
		case 'rehearsal':
			return schedule(turn, state, { from: DateTime.max(now, state.nextCallAt ?? now), reason, reasonText });
		default:
			// Called by another execution, or never open.
			return result.nextCallAt ? schedule(turn, state, { from: DateTime.max(now, result.nextCallAt), reason, reasonText }) : hold(reason, reasonText);
	}
}

const NOT_THE_ROW = 'The row is not at fault: when what is wrong is corrected, the person is called by itself.';

function end(status: Status, reason: string, reasonText: string): Next {
	return { status, reason, reasonText, nextCallAt: null };
}

/** What a row needs to be called after all, wherever it lives: many tables do not find an empty moment. */
export const ONCE_MORE = 'When that is settled, set status to done, or to due and nextCallAt to now.';

function hold(reason: string, problem: string): Next {
	return end('held', reason, `${problem} ${ONCE_MORE}`);
}

interface Wish extends Pick<Next, 'reason' | 'reasonText'> {
	from: DateTime;
}

function schedule({ rules, limits, state, now }: Situation, counted: Counted, { from, reason, reasonText }: Wish): Next {
	if ('problem' in rules) return hold('invalidTimeZone', rules.problem);
	const { hours, zones } = rules;
	const limitsOver = limitsEnd(counted, state.lastAttemptAt ?? now, lawful(limits, rules)) ?? from;
	const nextCallAt = nextOpening(hours, zones.zones, DateTime.max(from, limitsOver));
	return nextCallAt ? { status: 'due', reason, reasonText, nextCallAt } : hold('outsideHours', neverOpen(zones.zones.length));
}
