import { type Fate, isTalk, type Outcome, outcomeOf } from './fate';
import type { Pace, PaceBook } from './pace';
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
	readonly pace: Pace;
	readonly createdAt: number;
	readonly scheduledAt: number | null;
	/** What else the provider keeps of the request. */
	readonly details: Details;
}

/** When what happens to a call, in Unix milliseconds; Infinity for what never does. */
export interface CallMoments {
	dialled: number;
	ringing: number;
	answered: number;
	ended: number;
	transcribed: number;
	recorded: number;
	analyzed: number;
	/** Nothing more comes: with a talk, all of the above; without, the end. */
	settled: number;
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
	/** False for ever where there was no talk; so are the two below. */
	isTranscribed: boolean;
	isRecorded: boolean;
	isAnalyzed: boolean;
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
const ACTIVE_PHASES: Phase[] = ['queued', 'ringing', 'inProgress'];
const NEVER: CallMoments = {
	dialled: Infinity,
	ringing: Infinity,
	answered: Infinity,
	ended: Infinity,
	transcribed: Infinity,
	recorded: Infinity,
	analyzed: Infinity,
	settled: Infinity,
};

/**
 * The calls of one provider. Nothing runs in the background: where a call stands follows from the time passed since it
 * was placed, whenever somebody asks, so that ten thousand calls cost nothing.
 */
export class CallBook<Details> {
	private readonly calls = new Map<string, Call<Details>>();

	/**
	 * @param paces how fast calls go
	 * @param rung counts every accepted call, by whom it reaches
	 */
	constructor(
		private readonly paces: PaceBook,
		private readonly rung: Map<string, number>,
	) {}

	/** Accepts a call: from here on the person is (or will be) rung. A call to nobody is accepted and fails. */
	place(call: { id: string; to: string | null; scheduledAt?: number | null; details: Details }): Call<Details> {
		this.countRing(call.to, 1);
		return this.keep({ scheduledAt: null, ...call, dialled: true, fate: fateOf(call.to), pace: this.paces.paceOf(call.to), createdAt: Date.now() });
	}

	/** Stores a call that nobody is rung for. */
	register(call: { id: string; details: Details }): Call<Details> {
		const never = { to: null, dialled: false, fate: 'answered', scheduledAt: null } as const;
		return this.keep({ ...call, ...never, pace: this.paces.paceOf(null), createdAt: Date.now() });
	}

	/** A talk that is in no list and that nobody was rung for, to have something to tell of. It was settled one phase ago. */
	imagine(call: { id: string; to: string; details: Details }): Call<Details> {
		const pace = this.paces.paceOf(call.to);
		const imagined = { ...call, dialled: true, fate: 'answered', pace, createdAt: 0, scheduledAt: null } as const;
		return { ...imagined, createdAt: Date.now() - this.momentsOf(imagined).settled - pace.phaseMs };
	}

	get(id: string): Call<Details> | undefined {
		return this.calls.get(id);
	}

	/** All calls, newest first. */
	newestFirst(): Array<Call<Details>> {
		return [...this.calls.values()].reverse();
	}

	/** Keeps something else of a call than before. */
	amend(call: Call<Details>, details: Details): Call<Details> {
		return this.keep({ ...call, details });
	}

	/** Moves a scheduled call. */
	reschedule(call: Call<Details>, scheduledAt: number): Call<Details> {
		return this.keep({ ...call, scheduledAt });
	}

	/** Makes a scheduled call one that nobody is rung for; its person no longer counts as rung. */
	unschedule(call: Call<Details>): Call<Details> {
		this.countRing(call.to, -1);
		return this.keep({ ...call, dialled: false, scheduledAt: null });
	}

	/** Forgets a call; whoever was rung for it stays rung. */
	remove(call: Call<Details>): void {
		this.calls.delete(call.id);
	}

	/** How many calls wait in the provider's queue, ring or are talked in. */
	countActive(): number {
		return [...this.calls.values()].filter((call) => ACTIVE_PHASES.includes(this.stateOf(call).phase)).length;
	}

	momentsOf(call: Omit<Call<unknown>, 'id' | 'details'>): CallMoments {
		if (!call.dialled) return NEVER;
		const { phaseMs, transcriptDelayMs, recordingDelayMs, analysisDelayMs } = call.pace;
		const dialled = Math.max(call.scheduledAt ?? 0, call.createdAt);
		const outcome = outcomeOf(call.fate);
		const ended = outcome === null ? Infinity : dialled + PHASES_BEFORE_END[outcome] * phaseMs;
		const wasTalk = isTalk(call.fate);
		return {
			dialled,
			ringing: call.fate === 'failed' ? Infinity : dialled + PHASES_BEFORE_RINGING * phaseMs,
			answered: wasTalk ? dialled + PHASES_BEFORE_ANSWER * phaseMs : Infinity,
			ended,
			transcribed: wasTalk ? ended + transcriptDelayMs : Infinity,
			recorded: wasTalk ? ended + recordingDelayMs : Infinity,
			analyzed: wasTalk ? ended + analysisDelayMs : Infinity,
			settled: wasTalk ? ended + Math.max(transcriptDelayMs, recordingDelayMs, analysisDelayMs) : ended,
		};
	}

	stateOf(call: Call<Details>, now = Date.now()): CallState {
		const moments = this.momentsOf(call);
		const reached = (moment: number) => (moment <= now ? moment : null);
		const endedAt = reached(moments.ended);
		const state = {
			outcome: endedAt === null ? null : outcomeOf(call.fate),
			ringingAt: reached(moments.ringing),
			answeredAt: reached(moments.answered),
			endedAt,
			durationMs: endedAt === null ? null : Math.max(0, endedAt - moments.answered),
			isTranscribed: moments.transcribed <= now,
			isRecorded: moments.recorded <= now,
			isAnalyzed: moments.analyzed <= now,
		};
		return { phase: phaseOf(call, state, moments.dialled > now), ...state };
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

	private countRing(to: string | null, times: 1 | -1): void {
		if (to === null) return;
		const count = (this.rung.get(to) ?? 0) + times;
		if (count > 0) this.rung.set(to, count);
		else this.rung.delete(to);
	}
}

function fateOf(to: string | null): Fate {
	if (to === null) return 'failed';
	const reserved = reservedNumber(to);
	return reserved && 'fate' in reserved ? reserved.fate : 'answered';
}

function phaseOf(call: Call<unknown>, state: Pick<CallState, 'ringingAt' | 'answeredAt' | 'endedAt'>, isAhead: boolean): Phase {
	if (!call.dialled) return 'registered';
	if (isAhead) return 'scheduled';
	if (state.endedAt !== null) return 'ended';
	if (state.answeredAt !== null) return 'inProgress';
	return state.ringingAt === null ? 'queued' : 'ringing';
}
