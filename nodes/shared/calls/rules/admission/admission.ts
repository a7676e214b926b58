import { DateTime } from 'luxon';
import type { IContextObject } from 'n8n-workflow';
import { oncePerObject } from '../../../core/oncePerObject';
import type { Problem } from '../../../core/problem/problem';
import { toError } from '../../../core/problem/toError';
import { isToolRun } from '../../../core/running/isToolRun';
import type { FinishedItem, PreparedItem, ScreenedItem } from '../../../core/running/preparedItem';
import { pause } from '../../../core/sending/pause';
import { canceledBefore } from '../../../core/sending/sendRequest';
import { Breaker } from './breaker';
import { CallLimit } from './limit';
import { Pace } from './pace';
import type { RulesOfRun } from '../rulesOfRun';
import { scheduleFor } from '../schedule';

/** Calls of an AI agent in one execution, unless Max Calls says otherwise. */
const MAX_CALLS_OF_TOOL = 10;

/** One for all runs of a node in an execution, as in a loop. */
const paceOf = oncePerObject<IContextObject, Pace>(() => new Pace());

/** Lets the calls of a run start, each when its turn comes: within its hours, the pace and the limits, and only if nobody has called the person. */
export class Admission {
	private readonly breaker: Breaker;

	private readonly limit: CallLimit | undefined;

	private readonly pace: Pace;

	/** Unix ms, by item. */
	private readonly grantedAt = new Map<number, number>();

	/** Items whose call was begun by another execution, and counts as active until its end. */
	private readonly active = new Set<number>();

	constructor(readonly rules: RulesOfRun) {
		const { run, reader, entered } = rules;
		const { stopAfter, maxCalls, callsPerMinute, maxActiveCalls } = entered;
		this.breaker = new Breaker(stopAfter, reader && run.ledger.inARow());
		const max = maxCalls ?? (isToolRun(run) ? MAX_CALLS_OF_TOOL : undefined);
		this.limit = max === undefined ? undefined : new CallLimit(max, run.ledger.placedInExecution());
		this.pace = paceOf(run.context.getContext('node')).renew({ callsPerMinute, maxActive: maxActiveCalls });
		run.gate.whenNarrowed((startedAt) => this.pace.slowDown(startedAt));
	}

	/** What the rules say of an item when its turn comes; waits for its turn. An item that is still prepared may be called, unless the ledger has its call. */
	async admit(item: PreparedItem): Promise<ScreenedItem> {
		const { run, judged, called, parts } = this.rules;
		const closed = judged.isRehearsed(item) ? undefined : judged.closed(item);
		const opensLater = closed !== undefined && closed.nextCallAt !== null && judged.of(item).rules.schedulesOutside;
		if (closed && !opensLater) {
			const known = await called.find(item);
			if (!known) called.remember(item, 'notPlaced');
			return known ?? judged.skipped(item, closed);
		}
		const grantedAt = await this.pace.start(run.signal);
		if (grantedAt === undefined) throw canceledBefore(run.operation.effect);
		this.grantedAt.set(item.itemIndex, grantedAt);
		const held = await this.heldBack(item);
		if (held) {
			if (called.isAdopted(item) && parts.wait?.(item.params)) this.active.add(item.itemIndex);
			this.giveBack(item);
			return held;
		}
		return opensLater && parts.schedule ? scheduleFor(item, DateTime.fromISO(closed.nextCallAt ?? '', { setZone: true }), parts.schedule) : item;
	}

	/** The result of an admitted item that must not be called any more, since its turn has taken time. */
	recheck(item: PreparedItem): FinishedItem | undefined {
		const held = this.heldNow(item);
		if (held) this.withdraw(item);
		return held;
	}

	withdraw(item: PreparedItem): void {
		this.giveBack(item);
		this.release(item);
	}

	/** The provider has refused the request for now: its call gives up its start, and after `waitMs` is the next to get one. */
	async startAgain(item: PreparedItem, waitMs: number): Promise<void> {
		const { signal } = this.rules.run;
		this.giveBack(item);
		await pause(waitMs, signal);
		this.grantedAt.set(item.itemIndex, (await this.pace.start(signal, true)) ?? -Infinity);
	}

	/** Told what became of an admitted item's request. */
	settle(item: PreparedItem, problem?: Problem): void {
		if (problem && this.rules.judged.isRehearsed(item)) problem.details.rehearsal = true;
		this.breaker.settle(problem);
		const done = problem?.details.done ?? 'yes';
		if (done === 'no') this.release(item);
		if (done === 'yes') this.rules.called.remember(item, 'placed');
		if (problem) this.pace.end();
	}

	/** True for a call that this run has not placed, and whose end it awaits as that of its own. */
	isActive({ itemIndex }: PreparedItem): boolean {
		return this.active.has(itemIndex);
	}

	awaitsEnd(): boolean {
		return this.pace.awaitsEnd();
	}

	/** Told that a call is over, or that nobody waits for its end any more. */
	ended(): void {
		this.pace.end();
	}

	/** @throws ProblemError after its start was given back */
	private async heldBack(item: PreparedItem): Promise<PreparedItem | FinishedItem | undefined> {
		try {
			return (await this.rules.called.find(item)) ?? this.overLimit(item);
		} catch (error) {
			this.giveBack(item);
			throw toError(error);
		}
	}

	private overLimit(item: PreparedItem): FinishedItem | undefined {
		const { judged, called } = this.rules;
		if (judged.isRehearsed(item)) return undefined;
		if (this.limit && !this.limit.reserve()) {
			called.remember(item, 'notPlaced');
			return judged.skippedFor(item, { reason: 'limitReached', message: 'The maximum number of calls of this execution is reached.' });
		}
		const message = this.breaker.stopped();
		if (message === undefined) return undefined;
		this.release(item);
		return judged.skippedFor(item, { reason: 'stopped', message });
	}

	private heldNow(item: PreparedItem): FinishedItem | undefined {
		const { judged, called } = this.rules;
		const closed = judged.isRehearsed(item) ? undefined : judged.closed(item);
		if (closed) return judged.skipped(item, closed);
		const message = this.breaker.stopped();
		if (message !== undefined) return judged.skippedFor(item, { reason: 'stopped', message });
		judged.judgeAgain(item);
		called.remember(item, 'begun');
		return undefined;
	}

	private giveBack(item: PreparedItem): void {
		this.pace.giveBack(this.grantedAt.get(item.itemIndex) ?? -Infinity, this.isActive(item));
	}

	/** Nothing was sent for an admitted item. */
	private release(item: PreparedItem): void {
		if (this.rules.judged.isRehearsed(item)) return;
		this.limit?.release();
		this.rules.called.remember(item, 'notPlaced');
	}
}
