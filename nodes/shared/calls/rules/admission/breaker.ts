import type { InARow } from '../../../core/once/ledger';
import type { Problem, ProblemCode } from '../../../core/problem/problem';

const DEFAULT_REFUSALS = 10;
const MAX_UNKNOWN = 3;
/** Of the account, the connection or the whole list; wrong input and a canceled execution say nothing about them. */
const REFUSALS: ProblemCode[] = ['unreachable', 'refused', 'unauthorized', 'rateLimited'];

/** Stops a run that only fails: refusals or connection failures in a row, or calls in a row that may have been placed. */
export class Breaker {
	constructor(
		private readonly maxRefusals = DEFAULT_REFUSALS,
		private readonly row: InARow = { refusals: 0, unknown: 0 },
	) {}

	/** Told what became of each request; without a problem its call was placed. Only a placed call ends a row: both kinds may alternate. */
	settle(problem: Problem | undefined): void {
		const { done, code } = problem?.details ?? { done: 'yes' };
		if (!problem || done === 'yes') {
			this.row.refusals = 0;
			this.row.unknown = 0;
		} else if (done === 'unknown') {
			if (code !== 'canceled' && ++this.row.unknown >= MAX_UNKNOWN) this.stop(`${MAX_UNKNOWN} calls in a row may or may not have been placed`, problem);
		} else if (code !== undefined && REFUSALS.includes(code)) {
			const times = ++this.row.refusals;
			if (times >= this.maxRefusals) this.stop(times === 1 ? 'a call was refused or failed to connect' : `${times} calls in a row were refused or failed to connect`, problem);
		}
	}

	/** Why nobody is called any more, in one sentence or two; undefined while calls go on. */
	stopped(): string | undefined {
		return this.row.whyStopped;
	}

	private stop(what: string, { error }: Problem): void {
		this.row.whyStopped ??= `Not called: ${what}, so no more calls were started. The last error: ${error}`;
	}
}
