import type { Problem, ProblemCode } from '../../core/problem/problem';

const DEFAULT_REFUSALS = 10;
const MAX_UNKNOWN = 3;
/** Not of the person who was to be called, but of the account, the connection or the whole list. */
const REFUSALS: ProblemCode[] = ['unreachable', 'rateLimited', 'unauthorized', 'refused'];

/** Stops a run that does nothing but fail: after refusals or connection failures in a row, or calls in a row whose end is unknown. */
export class Breaker {
	private refused = 0;

	private unknown = 0;

	private reason: string | undefined;

	constructor(private readonly maxRefusals = DEFAULT_REFUSALS) {}

	/** Told what became of each request; absent: it was answered. */
	settle(problem: Problem | undefined): void {
		if (!problem || problem.details.done === 'yes') {
			this.refused = 0;
			this.unknown = 0;
		} else if (problem.details.done === 'unknown') {
			this.refused = 0;
			if (++this.unknown >= MAX_UNKNOWN) this.stop(`${MAX_UNKNOWN} calls in a row may or may not have been placed`, problem);
		} else if (REFUSALS.includes(problem.details.code)) {
			this.unknown = 0;
			if (++this.refused >= this.maxRefusals) this.stop(`${this.maxRefusals} requests in a row failed`, problem);
		}
	}

	/** Why nobody is called any more; undefined while calls go on. */
	stopped(): string | undefined {
		return this.reason;
	}

	private stop(what: string, { error }: Problem): void {
		this.reason ??= `Calling was stopped because ${what}. The last error was: ${error}`;
	}
}
