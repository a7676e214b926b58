import { sleep } from 'n8n-workflow';

export interface PaceLimits {
	/** Starts in any minute, evenly spaced; absent: no limit. */
	callsPerMinute?: number;
	/** Calls that have started and not ended; absent: no limit. */
	maxActive?: number;
}

interface Waiter {
	since: number;
	signal: AbortSignal | undefined;
	isAgain: boolean;
	/** Told when the call may start (Unix ms), or undefined if the execution was canceled. */
	resolve(grantedAt: number | undefined): void;
}

const MINUTE_MS = 60_000;
/** A minute's calls are spread over more than a minute, since some requests take longer to arrive than others. */
const SPREAD_MS = 61_000;
/** Starts that a busy process has missed are made up for, unless they are older. */
const MAX_LATE_MS = 500;
/** From half of a limit back to the whole of it. */
const RECOVERY_MS = 10 * MINUTE_MS;
const MIN_SHARE = 1 / 32;
/** No call starts after a 429, for twice as long after each further one in the same minute. */
const FIRST_HOLD_MS = 5000;
const MAX_HOLD_MS = 30_000;
/** Other events may bring a start forward. */
const LOOK_AGAIN_MS = 200;
/** Of a limit that has grown to a whole number but for the rounding. */
const TOLERANCE = 1e-9;

/** Lets calls start one after the other, as fast as the limits allow. After a 429 both limits halve, and recover slowly: docs/decisions.md#the-pace-of-calls */
export class Pace {
	private active = 0;

	/** When the last call was due, which may be a little before it started. */
	private lastDueAt = -Infinity;

	/** When the last calls started: as many as one minute may have. */
	private readonly startedAt: number[] = [];

	/** Of the limits that were set, at `shareAt`. */
	private share = 1;

	private shareAt = -Infinity;

	private slowedAt = -Infinity;

	private holdMs = 0;

	private readonly waiting: Waiter[] = [];

	private readonly heard = new WeakSet<AbortSignal>();

	private isWatching = false;

	/** `now` in Unix ms, on the clock of n8n's `sleep`. */
	constructor(
		private limits: PaceLimits = {},
		private readonly now: () => number = Date.now,
	) {}

	/** For another run: no call of those before is active any more. */
	renew(limits: PaceLimits): this {
		this.limits = limits;
		this.active = 0;
		return this;
	}

	/** Resolves when the next call may start, in the order of asking (those refused for now first), with that moment (Unix ms); at once with undefined when the execution is canceled. */
	async start(signal: AbortSignal | undefined, isAgain = false): Promise<number | undefined> {
		if (signal?.aborted) return undefined;
		this.hear(signal);
		return await new Promise<number | undefined>((resolve) => {
			const place = isAgain ? this.waiting.findIndex((waiter) => !waiter.isAgain) : -1;
			this.waiting.splice(place < 0 ? this.waiting.length : place, 0, { since: this.now(), signal, isAgain, resolve });
			this.admit();
		});
	}

	/** A call that was started has ended, or was not placed. */
	end(): void {
		this.active = Math.max(0, this.active - 1);
		this.admit();
	}

	/** True while a call could start if one ended. */
	awaitsEnd(): boolean {
		const now = this.now();
		return this.waiting.length > 0 && this.roomAt(now) > now;
	}

	/** A start was not used: the next call takes its place, unless a whole minute's calls have started since it was granted (`grantedAt`, Unix ms). `isActive`: a call goes on all the same */
	giveBack(grantedAt: number, isActive = false): void {
		const place = this.startedAt.lastIndexOf(grantedAt);
		if (place >= 0) {
			this.startedAt.splice(place, 1);
			this.lastDueAt -= this.intervalAt(this.now());
		}
		if (isActive) this.admit();
		else this.end();
	}

	/** The provider asks to slow down. Requests that started (`startedAt`, Unix ms) before the last time do not count: several refusals at once count as one. */
	slowDown(startedAt: number): void {
		if (startedAt <= this.slowedAt) return;
		const now = this.now();
		const goesOn = now - this.shareAt < MINUTE_MS;
		this.slowedAt = now;
		this.holdMs = goesOn ? Math.min(MAX_HOLD_MS, 2 * this.holdMs) : FIRST_HOLD_MS;
		// A minute that is used up refuses whatever the pace is, so only the next one shows whether half was enough.
		if (goesOn) return;
		this.share = Math.max(MIN_SHARE, this.shareNow(now) / 2);
		this.shareAt = now;
	}

	private hear(signal: AbortSignal | undefined): void {
		if (!signal || this.heard.has(signal)) return;
		this.heard.add(signal);
		signal.addEventListener('abort', () => this.release(signal), { once: true });
	}

	private release(signal: AbortSignal): void {
		const all = this.waiting.splice(0);
		this.waiting.push(...all.filter((waiter) => waiter.signal !== signal));
		for (const { resolve } of all.filter((waiter) => waiter.signal === signal)) resolve(undefined);
	}

	private admit(): void {
		const now = this.now();
		for (let next = this.waiting[0]; next && this.nextStartAt(now) <= now; next = this.waiting[0]) {
			this.waiting.shift();
			this.take(next, now);
			next.resolve(now);
		}
		if (!this.isWatching) void this.watch();
	}

	/** Waits until something may start; when only the end of a call can bring that about, `end` goes on. */
	private async watch(): Promise<void> {
		this.isWatching = true;
		for (let waitMs = this.waitMs(); waitMs < Infinity; waitMs = this.waitMs()) {
			await sleep(Math.min(LOOK_AGAIN_MS, Math.ceil(waitMs)));
			this.admit();
		}
		this.isWatching = false;
	}

	private waitMs(): number {
		const now = this.now();
		return this.waiting.length === 0 ? Infinity : Math.max(1, this.nextStartAt(now) - now);
	}

	private take({ since }: Waiter, now: number): void {
		this.active++;
		this.lastDueAt = Math.max(this.lastDueAt + this.intervalAt(now), since, now - MAX_LATE_MS);
		const { callsPerMinute } = this.limits;
		if (callsPerMinute === undefined) return;
		this.startedAt.push(now);
		if (this.startedAt.length > callsPerMinute) this.startedAt.splice(0, this.startedAt.length - Math.ceil(callsPerMinute));
	}

	private nextStartAt(now: number): number {
		const { callsPerMinute = Infinity } = this.limits;
		const [oldest = -Infinity] = this.startedAt.length >= callsPerMinute ? this.startedAt : [];
		return Math.max(this.lastDueAt + this.intervalAt(now), this.slowedAt + this.holdMs, oldest + MINUTE_MS + MAX_LATE_MS, this.roomAt(now));
	}

	private intervalAt(now: number): number {
		const { callsPerMinute } = this.limits;
		return callsPerMinute === undefined ? 0 : SPREAD_MS / (callsPerMinute * this.shareNow(now));
	}

	/** When one more call may be active, if none ends before. */
	private roomAt(now: number): number {
		const { maxActive } = this.limits;
		if (maxActive === undefined || this.active < Math.max(1, Math.floor(maxActive * this.shareNow(now) + TOLERANCE))) return -Infinity;
		if (this.active >= maxActive) return Infinity;
		return this.shareAt + ((this.active + 1) / maxActive - this.share) * 2 * RECOVERY_MS;
	}

	private shareNow(now: number): number {
		return this.share === 1 ? 1 : Math.min(1, this.share + (now - this.shareAt) / (2 * RECOVERY_MS));
	}
}
