import { withoutSecrets } from '../../core/once/sendOnce';
import { NOT_DONE, ProblemError } from '../../core/problem/problem';
import { toError } from '../../core/problem/toError';
import type { FinishedItem, PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import type { LostCalls } from '../placing/lostCalls';
import type { ResultNotes } from '../resultNotes';
import type { JudgedItems } from './judgedItems';
import { noteOf } from './memory/campaignMemory';
import { ClaimsAhead, type ItemClaim } from './memory/claimsAhead';
import type { People } from './people';

const ADOPTED_NOTE = 'Another execution had begun this call, and it was found in the list of calls. It is not placed again. If that execution is still running, it reports the same call.';

interface Known {
	judged: JudgedItems;
	people: People;
	lost: LostCalls | undefined;
}

/** Whom a campaign has called already, and the calls that its other executions have begun. */
export class AlreadyCalled {
	private readonly claims: ClaimsAhead;

	private readonly made = new Map<number, ItemClaim>();

	private readonly adopted = new Set<number>();

	constructor(
		private readonly run: Run,
		private readonly known: Known,
	) {
		this.claims = new ClaimsAhead(run.context);
	}

	nameOf(item: PreparedItem): string | undefined {
		const claim = this.claimOf(item);
		return claim && noteOf(claim);
	}

	expect(items: PreparedItem[]): void {
		this.claims.expect(items.flatMap((item) => this.claimOf(item) ?? []));
	}

	noted(items: PreparedItem[]): void {
		this.claims.claim(items.map(({ itemIndex }) => itemIndex));
	}

	/** The item with its call where that was found, or as skipped; undefined for a person to call. @throws ProblemError where the memory does not answer */
	async find(item: PreparedItem): Promise<PreparedItem | FinishedItem | undefined> {
		const claim = this.claimOf(item);
		const known = claim && (await this.knownAs(claim));
		if (!known) return undefined;
		if (known === 'begun' && (await this.adopt(item, claim))) return item;
		const where = `in campaign "${claim.campaign}", attempt ${claim.attempt}`;
		const message =
			known === 'placed'
				? `The number was called already ${where}.`
				: `A call to the number was begun ${where}, and it is not known whether it was placed: another execution is calling now, was stopped in the middle, or got no answer. Look for the call at ${this.run.provider.name} before you call again.`;
		return this.known.judged.skippedFor(item, { reason: 'alreadyCalled', message });
	}

	/** True for an item that `find` has returned with its call. */
	isAdopted({ itemIndex }: PreparedItem): boolean {
		return this.adopted.has(itemIndex);
	}

	marks(item: PreparedItem): ResultNotes {
		return this.isAdopted(item) ? { resultNote: ADOPTED_NOTE } : {};
	}

	/** Remembers how far the call of an item has come; `notPlaced`: certainly not, so that the person may be called again. */
	remember(item: PreparedItem, state: 'begun' | 'placed' | 'notPlaced'): void {
		const claim = this.claimOf(item);
		if (claim) this.claims[state](claim);
	}

	async finish(): Promise<string | undefined> {
		return await this.claims.finish();
	}

	private async knownAs(claim: ItemClaim): Promise<'begun' | 'placed' | undefined> {
		try {
			return await this.claims.knownAs(claim);
		} catch (error) {
			throw withoutMemory(error);
		}
	}

	/** Takes the call that another execution has begun, if it is certain: docs/decisions.md#looking-for-a-lost-call */
	private async adopt(item: PreparedItem, claim: ItemClaim): Promise<boolean> {
		const { run, known: { lost } } = this;
		const lookUp = lost?.calls.lookUp;
		const spans = lookUp && (await this.claims.spansOf(claim, lookUp));
		const found = spans?.length ? await lost?.find(item, spans) : undefined;
		if (!found || !(await lookUp?.take?.(run.context, `${run.provider.name} ${lost?.calls.simplify(found).callId}`).catch(() => false))) return false;
		run.ledger.settle(item.key, { state: 'answered', record: withoutSecrets(found, item), adopted: true });
		this.adopted.add(item.itemIndex);
		this.claims.placed(claim);
		return true;
	}

	private claimOf(item: PreparedItem): ItemClaim | undefined {
		const { judged, people } = this.known;
		const { rules: { campaign }, decided } = judged.of(item);
		if (!campaign || decided.rehearsal) return undefined;
		const before = this.made.get(item.itemIndex);
		if (before) return before;
		// Not the intent, where possible: whoever is to be forgotten is named without the operation.
		const [target = item.intent, ...others] = people.of(item) ?? [];
		const also = others.map((name) => ({ ...campaign, target: name }));
		const claim = { ...campaign, itemIndex: item.itemIndex, target, also };
		this.made.set(item.itemIndex, claim);
		return claim;
	}
}

function withoutMemory(error: unknown): ProblemError {
	return new ProblemError({
		error: `It could not be checked who was called already in the campaign (${toError(error).message}), so nobody was called.`,
		message: "Check that n8n's database can be written to, then run the item again.",
		details: { code: 'unreachable', ...NOT_DONE, retryable: true },
	});
}
