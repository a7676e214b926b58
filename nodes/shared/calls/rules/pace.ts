import { sleep } from 'n8n-workflow';

interface Limits {
	/** Starts in any minute, evenly spaced; absent: no limit. */
	callsPerMinute?: number;
	/** Calls that have started and not ended; absent: no limit. */
	maxActive?: number;
}

const MINUTE_MS = 60_000;
/** From half of a limit back to the whole of it. */
const RECOVERY_MS = 10 * MINUTE_MS;
const MIN_SHARE = 0.1;

/** Lets calls start one after the other, as fast as the limits allow. Both limits halve after a 429 and recover slowly. */
export class Pace {
	private active = 0;

	private nextStartAt = 0;

	/** Of the limits that were set: halved, and growing again. */
	private share = 1;

	private shareAt = 0;

	private slowedAt = 0;

	private readonly waiting: Array<() => void> = [];

	/** Changes whenever what was planned does not count any more. */
	private plan = 0;

	constructor(
		private readonly limits: Limits,
		private readonly now: () => number = Date.now,
	) {}

	/** Resolves when the next call may start, in the order of asking, or early when the signal is aborted. */
	async start(signal: AbortSignal | undefined): Promise<void> {
		if (signal?.aborted) return;
		if (this.waiting.length === 0 && this.waitMs() === 0) {
			this.take();
			return;
		}
		await new Promise<void>((resolve) => {
			this.waiting.push(resolve);
			signal?.addEventListener('abort', this.releaseAll, { once: true });
			this.admit();
		});
	}

	/** A started call has ended, or was not placed. */
	end(): void {
		this.active = Math.max(0, this.active - 1);
		this.admit();
	}

	/** A start was not used: the next one needs not wait for it. */
	giveBack(): void {
		this.nextStartAt -= this.intervalMs();
		this.end();
	}

	/** The provider asks to slow down. `startedAt` (Unix ms): requests that began before the last slowing down do not count again. */
	slowDown(startedAt: number): void {
		if (startedAt < this.slowedAt) return;
		const now = this.now();
		this.share = Math.max(MIN_SHARE, this.currentShare(now) / 2);
		this.shareAt = now;
		this.slowedAt = now;
	}

	private readonly releaseAll = (): void => {
		this.plan++;
		for (const resolve of this.waiting.splice(0)) resolve();
	};

	private currentShare(now: number): number {
		if (this.share === 1) return 1;
		return Math.min(1, this.share + (now - this.shareAt) / (2 * RECOVERY_MS));
	}

	private intervalMs(): number {
		const { callsPerMinute } = this.limits;
		return callsPerMinute === undefined ? 0 : MINUTE_MS / (callsPerMinute * this.currentShare(this.now()));
	}

	/** Infinity until a call has ended. */
	private waitMs(): number {
		const { maxActive } = this.limits;
		const now = this.now();
		if (maxActive !== undefined && this.active >= Math.max(1, Math.floor(maxActive * this.currentShare(now)))) return Infinity;
		return Math.max(0, this.nextStartAt - now);
	}

	private take(): void {
		this.active++;
		this.nextStartAt = Math.max(this.now(), this.nextStartAt) + this.intervalMs();
	}

	private async admitAfter(waitMs: number, plan: number): Promise<void> {
		await sleep(waitMs);
		if (plan === this.plan) this.admit();
	}

	private admit(): void {
		const plan = ++this.plan;
		while (this.waiting.length > 0) {
			const waitMs = this.waitMs();
			if (waitMs > 0) {
				if (Number.isFinite(waitMs)) void this.admitAfter(Math.ceil(waitMs), plan);
				return;
			}
			this.take();
			this.waiting.shift()?.();
		}
	}
}
