import { type Fate, isTalk, type Outcome } from './fate';
import { reservedNumber } from './reservedNumbers';

/** Where a call stands. `registered` ones are never dialled, `scheduled` ones wait for their moment. */
export type Phase = 'registered' | 'scheduled' | 'queued' | 'ringing' | 'inProgress' | 'ended';

/** A call as it was asked for. All moments are Unix milliseconds. */
export interface Call<Details> {
	readonly id: string;
	/** Who is rung or written to; null when the request names nobody. */
	readonly to: string | null;
	readonly dialled: boolean;
	readonly fate: Fate;
	readonly createdAt: number;
	readonly scheduledAt: number | null;
	/** What else the provider keeps of the request. */
	readonly details: Details;
}

/** A call as it stands at one moment (Unix milliseconds). What has not happened yet is null. */
export interface CallState {
	phase: Phase;
	outcome: Outcome | null;
	ringingAt: number | null;
	answeredAt: number | null;
	endedAt: number | null;
	/** Length of the talk; 0 for an ended call that nobody answered. */
	durationMs: number | null;
}

/** A call as `GET /_sandbox/calls` shows it. */
export interface CallSummary {
	id: string;
	to: string | null;
	phase: Phase;
	outcome: Outcome | null;
	createdAt: string;
}

/** Phases a dialled call goes through before it ends this way; whoever answers is talked to for one more. */
const PHASES_BEFORE_END: Record<Outcome, number> = { answered: 3, voicemail: 3, noAnswer: 2, busy: 2, rejected: 2, failed: 1 };
const PHASES_BEFORE_RINGING = 1;
const PHASES_BEFORE_ANSWER = 2;

/**
 * The calls of one provider. Nothing runs in the background: where a call stands follows from the time passed since it
 * was placed, whenever somebody asks, so that ten thousand calls cost nothing.
 */
export class CallBook<Details> {
	private readonly calls = new Map<string, Call<Details>>();

	/**
	 * @param phaseMs how long each phase lasts
	 * @param rung counts every accepted call, by whom it reaches
	 */
	constructor(
		private readonly phaseMs: number,
		private readonly rung: Map<string, number>,
	) {}

	/** Accepts a call: from here on the person is (or will be) rung. A call to nobody is accepted and fails. */
	place(call: { id: string; to: string | null; scheduledAt?: number | null; details: Details }): Call<Details> {
		if (call.to !== null) this.rung.set(call.to, (this.rung.get(call.to) ?? 0) + 1);
		return this.keep({ scheduledAt: null, ...call, dialled: true, fate: fateOf(call.to), createdAt: Date.now() });
	}

	/** Stores a call that nobody is rung for. */
	register(call: { id: string; details: Details }): Call<Details> {
		return this.keep({ ...call, to: null, dialled: false, fate: 'answered', createdAt: Date.now(), scheduledAt: null });
	}

	get(id: string): Call<Details> | undefined {
		return this.calls.get(id);
	}

	/** All calls, newest first. */
	newestFirst(): Array<Call<Details>> {
		return [...this.calls.values()].reverse();
	}

	stateOf(call: Call<Details>, now = Date.now()): CallState {
		const startedAt = Math.max(call.scheduledAt ?? 0, call.createdAt);
		const ringingAt = startedAt + PHASES_BEFORE_RINGING * this.phaseMs;
		const answeredAt = isTalk(call.fate) ? startedAt + PHASES_BEFORE_ANSWER * this.phaseMs : Infinity;
		const endedAt = call.fate === 'neverEnds' ? Infinity : startedAt + PHASES_BEFORE_END[call.fate] * this.phaseMs;
		const reached = (moment: number) => (moment <= now ? moment : null);

		const ended = call.dialled && endedAt <= now;
		const state = {
			outcome: ended && call.fate !== 'neverEnds' ? call.fate : null,
			ringingAt: call.dialled && call.fate !== 'failed' ? reached(ringingAt) : null,
			answeredAt: call.dialled ? reached(answeredAt) : null,
			endedAt: ended ? endedAt : null,
			durationMs: ended ? Math.max(0, endedAt - answeredAt) : null,
		};
		return { phase: phaseOf(call, state, startedAt > now), ...state };
	}

	summaries(): CallSummary[] {
		return this.newestFirst().map((call) => {
			const { phase, outcome } = this.stateOf(call);
			return { id: call.id, to: call.to, phase, outcome, createdAt: new Date(call.createdAt).toISOString() };
		});
	}

	clear(): void {
		this.calls.clear();
	}

	private keep(call: Call<Details>): Call<Details> {
		this.calls.set(call.id, call);
		return call;
	}
}

function fateOf(to: string | null): Fate {
	if (to === null) return 'failed';
	const reserved = reservedNumber(to);
	return reserved && 'fate' in reserved ? reserved.fate : 'answered';
}

function phaseOf(call: Call<unknown>, state: Omit<CallState, 'phase'>, isAhead: boolean): Phase {
	if (!call.dialled) return 'registered';
	if (isAhead) return 'scheduled';
	if (state.endedAt !== null) return 'ended';
	if (state.answeredAt !== null) return 'inProgress';
	return state.ringingAt === null ? 'queued' : 'ringing';
}
