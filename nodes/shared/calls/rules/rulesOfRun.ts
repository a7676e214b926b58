import { DateTime } from 'luxon';
import { InvalidParameter } from '../../core/input/invalidParameter';
import { ProblemError, type Problem } from '../../core/problem/problem';
import { toError } from '../../core/problem/toError';
import { withoutSecrets } from '../../core/once/sendOnce';
import { hint } from '../../core/running/hint';
import { isToolRun } from '../../core/running/isToolRun';
import { invalidInput } from '../../core/running/prepareItem';
import { isPrepared, type FinishedItem, type PreparedItem, type ScreenedItem, type UnsendableItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import { pause } from '../../core/sending/pause';
import { canceledBefore } from '../../core/sending/sendRequest';
import type { CallParts } from '../callParts';
import type { LostCalls } from '../placing/lostCalls';
import type { ResultNotes } from '../resultNotes';
import { Breaker } from './breaker';
import { checkedItem, checkHint, judgmentOf, toFix } from './checkOnly';
import { laterDuplicates } from './duplicates';
import { utcNow } from './hours/zoneClock';
import { outsideHours, placeOf, RulesReading, type ItemRules } from './itemRules';
import { CallLimit } from './limit';
import { noteOf } from './memory/campaignMemory';
import { ClaimsAhead, type ItemClaim } from './memory/claimsAhead';
import { refuseSharedRow } from './memory/refuseSharedRow';
import { once } from './once';
import { Pace } from './pace';
import { rulesReader, type EnteredRules, type RulesReader } from './readRules';
import { campaignRules } from './campaignRules';
import { offeredRules } from './rulesFields';
import { readRehearsalNumber, rehearse } from './rehearse';
import { scheduledAt, scheduleFor } from './schedule';
import type { Place, Skip } from './skip';
import { skipOutput, type Decided } from './skipOutput';

/** Calls of an AI agent in one execution, unless Max Calls says otherwise. */
const MAX_CALLS_OF_TOOL = 10;

const ADOPTED_NOTE = 'Another execution had begun this call, and it was found in the list of calls. It is not placed again. If that execution is still running, it reports the same call.';

type Parts = Pick<CallParts<never>, 'wait' | 'schedule' | 'numberPaths' | 'otherPersonPaths' | 'callInstead'>;

interface Judged {
	rules: ItemRules;
	decided: Decided;
	to: string | undefined;
	/** When its call was allowed to start (Unix ms). */
	grantedAt: number;
	claim?: ItemClaim;
	/** Its call was begun by another execution; active: as a call of this run, until `ended`. */
	adopted?: 'active' | 'only';
}

/** The campaign rules during one run of a node; undefined where nothing limits its calls. */
export function startRules(run: Run, parts: Parts, lost?: LostCalls): RulesOfRun | undefined {
	const read = rulesReader(run.context);
	if (!read && !isToolRun(run)) return undefined;
	return new RulesOfRun(run, parts, lost, read);
}

export class RulesOfRun {
	readonly judgesOnly: boolean;

	private readonly ofRun: EnteredRules | { error: unknown };

	private readonly breaker: Breaker;

	private readonly limit: CallLimit | undefined;

	private readonly pace: Pace;

	private readonly offered: string[];

	private readonly requireOwnRow = once(() => refuseSharedRow(this.run.context));

	private readonly judged = new Map<number, Judged>();

	private optedOutEntered = 0;

	private optedOutMissing = 0;

	private claims: ClaimsAhead | undefined;

	constructor(
		private readonly run: Run,
		private readonly parts: Parts,
		private readonly lost: LostCalls | undefined,
		private readonly read: RulesReader | undefined,
	) {
		this.ofRun = this.readFirst();
		this.offered = offeredRules(run.operation, parts);
		const { checkOnly, stopAfter, maxCalls, callsPerMinute, maxActiveCalls } = 'error' in this.ofRun ? {} : this.ofRun;
		this.judgesOnly = checkOnly ?? false;
		this.breaker = new Breaker(stopAfter);
		const max = maxCalls ?? (isToolRun(run) ? MAX_CALLS_OF_TOOL : undefined);
		this.limit = max === undefined ? undefined : new CallLimit(max, run.ledger.placedInExecution());
		this.pace = new Pace({ callsPerMinute, maxActive: maxActiveCalls });
		run.gate.whenNarrowed((startedAt) => this.pace.slowDown(startedAt));
	}

	private readFirst(): EnteredRules | { error: unknown } {
		try {
			return this.read?.ofRun() ?? {};
		} catch (error) {
			return { error };
		}
	}

	/** Judges what does not depend on the moment. Wrong input and persons who are never called come back as such. */
	screen(items: Array<PreparedItem | UnsendableItem>): ScreenedItem[] {
		const reading = new RulesReading();
		const screened = this.withoutRepeats(this.withoutDuplicates(items.map((item) => (isPrepared(item) ? this.screenItem(item, reading) : item))));
		if (this.judgesOnly) return this.judgeAll(screened);
		this.hintAtMissingColumn(items);
		const rehearsed = this.withRehearsal(screened);
		const due = rehearsed.filter(isPrepared).filter((item) => this.isNew(item));
		this.claims = new ClaimsAhead(this.run.context, due.flatMap((item) => this.claimOf(item) ?? []));
		return rehearsed;
	}

	/** A misspelled column looks like one that is blank for everybody. */
	private hintAtMissingColumn(items: ScreenedItem[]): void {
		if (this.optedOutEntered === 0 || this.optedOutMissing < items.length) return;
		hint(this.run, "No item has a value for 'Opted Out' in the Campaign Rules, so nobody counts as opted out. Check the name of the column.");
	}

	private isNew({ key, dryRun }: PreparedItem): boolean {
		return (this.judgesOnly || !dryRun) && this.run.ledger.find(key) === undefined;
	}

	private screenItem(item: PreparedItem, reading: RulesReading): ScreenedItem {
		try {
			if ('error' in this.ofRun) throw this.ofRun.error;
			const entered = this.read?.ofItem(item.itemIndex) ?? {};
			this.refuseMissingParts(item, entered);
			if ('optedOut' in entered) this.optedOutEntered++;
			if ('optedOut' in entered && entered.optedOut === undefined) this.optedOutMissing++;
			const rules = reading.read(entered, { number: item.recipient, defaultCountry: defaultCountryOf(item.params) });
			if (rules.campaign && !this.judgesOnly) this.requireOwnRow();
			const judged = { rules, to: item.recipient, grantedAt: -Infinity, decided: this.decidedAt(rules, this.momentOf(item)) };
			this.judged.set(item.itemIndex, judged);
			if (!this.isNew(item) || !rules.refused) return item;
			return this.skippedFor(item, rules.refused);
		} catch (error) {
			return { itemIndex: item.itemIndex, problem: invalidInput(this.run.operation, error) };
		}
	}

	private refuseMissingParts({ params }: PreparedItem, entered: EnteredRules): void {
		const missing = campaignRules.options.find(({ name }) => name in entered && !this.offered.includes(name));
		if (missing) {
			throw new InvalidParameter(`Campaign Rules → ${missing.displayName}`, 'is not available for this operation', 'Remove the rule; nobody was called for this item.');
		}
		if (entered.maxActiveCalls !== undefined && !this.parts.wait?.(params)) {
			throw new InvalidParameter('Campaign Rules → Max Active Calls', "needs 'Wait For': without it, nobody knows when a call has ended", "Choose what to wait for in 'Wait For', or use 'Calls per Minute' instead.");
		}
	}

	private withoutDuplicates(items: ScreenedItem[]): ScreenedItem[] {
		const { duplicates } = this.ofRun as EnteredRules;
		if (duplicates === undefined || duplicates === 'callEach') return items;
		const firstOf = laterDuplicates(items.map((item) => (isPrepared(item) ? this.personOf(item) : undefined)));
		const firsts = new Set(firstOf.values());
		return items.map((item, index) => {
			if (!isPrepared(item) || !this.isNew(item)) return item;
			const first = firstOf.get(index);
			if (duplicates === 'refuse' && (first !== undefined || firsts.has(index))) return this.refusedDuplicate(item);
			if (first === undefined) return item;
			return this.skippedFor(item, { reason: 'duplicate', message: `The ${item.recipient === undefined ? 'contact' : 'number'} is also that of entry ${(items[first]?.itemIndex ?? first) + 1} of the list.` });
		});
	}

	/** An earlier item with the same claim calls the person, or has: this one never does, whatever becomes of that. */
	private withoutRepeats(items: ScreenedItem[]): ScreenedItem[] {
		const firstOf = laterDuplicates(items.map((item) => (isPrepared(item) && (this.judgesOnly || !item.dryRun) ? this.claimNameOf(item) : undefined)));
		return items.map((item, index) => {
			const first = firstOf.get(index);
			if (first === undefined || !isPrepared(item) || !this.isNew(item)) return item;
			const message = `This person is also entry ${(items[first]?.itemIndex ?? first) + 1} of the list, and a campaign calls each person once in an attempt.`;
			return this.skippedFor(item, { reason: 'duplicate', message });
		});
	}

	private refusedDuplicate({ itemIndex }: PreparedItem): UnsendableItem {
		const error = new InvalidParameter('Campaign Rules → Duplicates', "is 'Refuse', and the number or contact of this item appears more than once", 'Remove the duplicates, then run the items again; nobody was called for this item.');
		return { itemIndex, problem: invalidInput(this.run.operation, error) };
	}

	private withRehearsal(items: ScreenedItem[]): ScreenedItem[] {
		const { rehearsalNumber, rehearsalCalls = 1 } = this.ofRun as EnteredRules;
		if (rehearsalNumber === undefined) return items;
		let called = 0;
		return items.map((item) => {
			if (!isPrepared(item)) return item;
			if (!item.dryRun && ++called > rehearsalCalls) {
				return this.skippedFor(item, { reason: 'rehearsal', message: `This is a rehearsal: only ${rehearsalCalls === 1 ? 'one call goes' : `${rehearsalCalls} calls go`} to your own number.` });
			}
			try {
				const number = readRehearsalNumber(rehearsalNumber, defaultCountryOf(item.params));
				this.judgedOf(item).decided.rehearsal = true;
				return rehearse(this.run, item, { number, ...this.parts });
			} catch (error) {
				return { itemIndex: item.itemIndex, problem: invalidInput(this.run.operation, error) };
			}
		});
	}

	private judgeAll(items: ScreenedItem[]): FinishedItem[] {
		const inputs = this.run.context.getInputData();
		const checked = items.map((item): FinishedItem => {
			const { itemIndex } = item;
			const of = (to: string | undefined) => ({ itemIndex, to, input: inputs[itemIndex]?.json ?? {} });
			if ('problem' in item) return checkedItem(of(undefined), toFix(item.problem));
			if (isPrepared(item)) return checkedItem(of(item.recipient), judgmentOf(placeIn(this.judgedOf(item).decided), this.closed(item)));
			const { json = {} } = item.outputs[0] ?? {};
			return checkedItem(of(json.to as string), judgmentOf(placeIn(json.rules as unknown as Decided), json.skipped as unknown as Skip));
		});
		hint(this.run, checkHint(checked));
		return checked;
	}

	/** True if nobody is called again, neither by another item nor by executing the node again. */
	callsOnce(): boolean {
		const judged = [...this.judged.values()];
		return judged.length > 0 && judged.every(({ rules, decided }) => rules.campaign !== undefined && !decided.rehearsal);
	}

	/** Told of people whose turn comes soon. */
	noted(items: PreparedItem[]): void {
		this.claims?.claim(items.map(({ itemIndex }) => itemIndex));
	}

	/** What the rules say of an item when its turn comes; waits for its turn. An item that is still prepared may be called, unless the ledger has its call. */
	async admit(item: PreparedItem): Promise<ScreenedItem> {
		const judged = this.judgedOf(item);
		const rehearsed = judged.decided.rehearsal === true;
		const closed = rehearsed ? undefined : this.closed(item);
		const opensLater = closed !== undefined && closed.nextCallAt !== null && judged.rules.schedulesOutside;
		if (closed && !opensLater) {
			const known = await this.calledAlready(item);
			if (!known) this.notPlaced(item);
			return known ?? this.skipped(item, closed);
		}
		const grantedAt = await this.pace.start(this.run.signal);
		if (grantedAt === undefined) throw canceledBefore(this.run.operation.effect);
		judged.grantedAt = grantedAt;
		const held = await this.heldBack(item);
		if (held) {
			if (judged.adopted && this.parts.wait?.(item.params)) judged.adopted = 'active';
			this.pace.giveBack(grantedAt, judged.adopted === 'active');
			return held;
		}
		return opensLater && this.parts.schedule ? scheduleFor(item, DateTime.fromISO(closed.nextCallAt ?? '', { setZone: true }), this.parts.schedule) : item;
	}

	/** @throws ProblemError after its start was given back */
	private async heldBack(item: PreparedItem): Promise<PreparedItem | FinishedItem | undefined> {
		const { decided, grantedAt } = this.judgedOf(item);
		try {
			return (decided.rehearsal ? undefined : await this.calledAlready(item)) ?? this.overLimit(item);
		} catch (error) {
			this.pace.giveBack(grantedAt);
			throw toError(error);
		}
	}

	/** An admitted item is not sent after all. */
	withdraw(item: PreparedItem): void {
		this.pace.giveBack(this.judgedOf(item).grantedAt);
		this.release(item);
	}

	private async calledAlready(item: PreparedItem): Promise<PreparedItem | FinishedItem | undefined> {
		const claim = this.claimOf(item);
		const known = claim && (await this.knownAs(claim));
		if (!known) return undefined;
		if (known === 'begun' && (await this.adopt(item, claim))) return item;
		const where = `in campaign "${claim.campaign}", attempt ${claim.attempt}`;
		const message =
			known === 'placed'
				? `The number was called already ${where}.`
				: `A call to the number was begun ${where}, and it is not known whether it was placed: another execution is calling now, was stopped in the middle, or got no answer. Look for the call at ${this.run.provider.name} before you call again.`;
		return this.skippedFor(item, { reason: 'alreadyCalled', message });
	}

	private async knownAs(claim: ItemClaim): Promise<'begun' | 'placed' | undefined> {
		try {
			return await this.claims?.knownAs(claim);
		} catch (error) {
			throw withoutMemory(error);
		}
	}

	/** Takes the call that another execution has begun, if it is certain: docs/decisions.md#looking-for-a-lost-call */
	private async adopt(item: PreparedItem, claim: ItemClaim): Promise<boolean> {
		const { run, lost } = this;
		const lookUp = lost?.calls.lookUp;
		const spans = lookUp && (await this.claims?.spansOf(claim, lookUp));
		const found = spans?.length ? await lost?.find(item, spans) : undefined;
		if (!found || !(await lookUp?.take?.(run.context, `${run.provider.name} ${lost?.calls.simplify(found).callId}`).catch(() => false))) return false;
		run.ledger.settle(item.key, { state: 'answered', record: withoutSecrets(found, item), adopted: true });
		this.judgedOf(item).adopted = 'only';
		this.placed(item);
		return true;
	}

	/** True for a call that this run has not placed, and whose end it awaits as that of its own. */
	isActive(item: PreparedItem): boolean {
		return this.judged.get(item.itemIndex)?.adopted === 'active';
	}

	private overLimit(item: PreparedItem): FinishedItem | undefined {
		if (this.judgedOf(item).decided.rehearsal) return undefined;
		if (this.limit && !this.limit.reserve()) {
			this.notPlaced(item);
			return this.skippedFor(item, { reason: 'limitReached', message: 'The maximum number of calls of this execution is reached.' });
		}
		const stopped = this.breaker.stopped();
		if (stopped === undefined) return undefined;
		this.release(item);
		return this.skippedFor(item, { reason: 'stopped', message: stopped });
	}

	/** The skip of an admitted item that must not be called any more, since its turn has taken time. */
	recheck(item: PreparedItem): FinishedItem | UnsendableItem | undefined {
		const held = this.heldNow(item);
		if (held) this.withdraw(item);
		return held;
	}

	private heldNow(item: PreparedItem): FinishedItem | UnsendableItem | undefined {
		try {
			const { decided, rules } = this.judgedOf(item);
			const stopped = this.breaker.stopped();
			const skip: Skip | undefined =
				(decided.rehearsal ? undefined : this.closed(item)) ??
				(stopped === undefined ? undefined : { reason: 'stopped', message: stopped, nextCallAt: null, ...placeIn(decided) });
			if (skip) return this.skipped(item, skip);
			Object.assign(decided, this.decidedAt(rules, this.momentOf(item)));
			const claim = this.claimOf(item);
			if (claim) this.claims?.begun(claim);
			return undefined;
		} catch (error) {
			return { itemIndex: item.itemIndex, problem: invalidInput(this.run.operation, error) };
		}
	}

	/** Nothing was sent for an admitted item. */
	private release(item: PreparedItem): void {
		if (this.judgedOf(item).decided.rehearsal) return;
		this.limit?.release();
		this.notPlaced(item);
	}

	/** The provider has refused the request for now: its call gives up its start, and after `waitMs` is the next to get one. */
	async startAgain(item: PreparedItem, waitMs: number): Promise<void> {
		const judged = this.judgedOf(item);
		this.pace.giveBack(judged.grantedAt);
		await pause(waitMs, this.run.signal);
		judged.grantedAt = (await this.pace.start(this.run.signal, true)) ?? -Infinity;
	}

	awaitsEnd(): boolean {
		return this.pace.awaitsEnd();
	}

	/** Told what became of an admitted item's request. */
	settle(item: PreparedItem, problem?: Problem): void {
		this.breaker.settle(problem);
		const done = problem?.details.done ?? 'yes';
		if (done === 'no') this.release(item);
		if (done === 'yes') this.placed(item);
		if (problem) this.pace.end();
	}

	/** Told that a call is over, or that nobody waits for its end any more. */
	ended(): void {
		this.pace.end();
	}

	/** What decided about an item, for its output. */
	marks({ itemIndex }: PreparedItem): ResultNotes {
		const judged = this.read && this.judged.get(itemIndex);
		return judged ? { ...(judged.adopted && { resultNote: ADOPTED_NOTE }), rules: { ...judged.decided } } : {};
	}

	async finish(): Promise<void> {
		hint(this.run, await this.claims?.finish());
	}

	private closed(item: PreparedItem): Skip | undefined {
		return outsideHours(this.judgedOf(item).rules, this.momentOf(item));
	}

	private momentOf({ spec }: PreparedItem): DateTime {
		return scheduledAt(spec, this.parts.schedule) ?? utcNow();
	}

	private decidedAt(rules: ItemRules, at: DateTime): Decided {
		return { campaign: rules.campaign?.campaign ?? null, attempt: rules.campaign?.attempt ?? null, ...placeOf(rules, at) };
	}

	/** The call of the item is there, whether or not this run has placed it. */
	placed(item: PreparedItem): void {
		const claim = this.claimOf(item);
		if (claim) this.claims?.placed(claim);
	}

	private notPlaced(item: PreparedItem): void {
		const claim = this.claimOf(item);
		if (claim) this.claims?.notPlaced(claim);
	}

	private claimOf(item: PreparedItem): ItemClaim | undefined {
		const judged = this.judgedOf(item);
		const { rules, decided } = judged;
		if (!rules.campaign || decided.rehearsal) return undefined;
		// Not the intent, where possible: whoever is to be forgotten is named without the operation.
		judged.claim ??= { ...rules.campaign, itemIndex: item.itemIndex, target: this.personOf(item) ?? item.intent };
		return judged.claim;
	}

	private personOf({ recipient, spec }: PreparedItem): string | undefined {
		return recipient ?? this.run.operation.target?.(spec.body ?? {});
	}

	private claimNameOf(item: PreparedItem): string | undefined {
		const claim = this.claimOf(item);
		return claim && noteOf(claim);
	}

	private judgedOf({ itemIndex }: PreparedItem): Judged {
		const judged = this.judged.get(itemIndex);
		if (!judged) throw new Error(`Item ${itemIndex} was not judged`);
		return judged;
	}

	/** The skip of a person whom no later moment makes callable, at the place that was judged. */
	private skippedFor(item: PreparedItem, why: Pick<Skip, 'reason' | 'message'>): FinishedItem {
		return this.skipped(item, { ...why, nextCallAt: null, ...placeIn(this.judgedOf(item).decided) });
	}

	private skipped({ itemIndex }: PreparedItem, skip: Skip): FinishedItem {
		const { decided, to } = this.judged.get(itemIndex) ?? {};
		return skipOutput({ itemIndex, to, skip, decided: { campaign: null, attempt: null, ...decided, ...placeIn(skip) } });
	}
}

function withoutMemory(error: unknown): ProblemError {
	return new ProblemError({
		error: `It could not be checked who was called already in the campaign (${toError(error).message}), so nobody was called.`,
		message: "Check that n8n's database can be written to, then run the item again.",
		details: { code: 'unreachable', httpStatus: null, done: 'no', callPlaced: 'no', retryable: true },
	});
}

function placeIn({ localTime, timeZone, timeZoneSource }: Place): Place {
	return { localTime, timeZone, timeZoneSource };
}

function defaultCountryOf(params: { options?: { defaultCountry?: string }; countryCode?: string }): string | undefined {
	return params.options?.defaultCountry ?? params.countryCode;
}
