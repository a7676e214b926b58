import { type Fault, type FaultRule, faultRuleSchema } from './fault';
import { matchingKey } from './phoneNumber';
import type { ProviderName } from './providerName';
import { reservedNumber } from './reservedNumbers';

/** What a fault is chosen by. */
export interface FaultTarget {
	provider: ProviderName;
	operationId: string;
	/** Everybody the request would ring or write to. */
	reaches: readonly string[];
	/** Ids in the path. */
	ids: readonly string[];
	/** Path and body, as they were before they were encoded. */
	text(): string;
}

/** The faults still to come: the rules that were added, in that order, then those of the reserved numbers. */
export class FaultBook {
	private rules: Array<{ rule: FaultRule; toKey: string | undefined; left: number }> = [];
	private readonly timesBefallen = new Map<string, number>();

	/** @throws ZodError naming what is wrong with the rule */
	add(rule: unknown): void {
		const checked = faultRuleSchema.parse(rule);
		this.rules.push({
			rule: checked,
			toKey: checked.to === undefined ? undefined : matchingKey(checked.to),
			left: checked.times ?? Infinity,
		});
	}

	/** The fault that befalls this request, counted as used; null for none. */
	take(target: FaultTarget): Fault | null {
		return this.takeRule(target) ?? this.takeReserved(target);
	}

	clear(): void {
		this.rules = [];
		this.timesBefallen.clear();
	}

	private takeRule({ provider, operationId, reaches, ids, text }: FaultTarget): Fault | null {
		// Once, since there may be thousands of rules.
		const keys = new Set(reaches.map(matchingKey));
		let read: string | undefined;
		const mentions = (word: string) => (read ??= text()).includes(word);
		const index = this.rules.findIndex(
			({ rule, toKey }) =>
				(rule.provider === undefined || rule.provider === provider) &&
				(rule.operationId === undefined || rule.operationId === operationId) &&
				(rule.callId === undefined || ids.includes(rule.callId)) &&
				(rule.mentions === undefined || mentions(rule.mentions)) &&
				(toKey === undefined || keys.has(toKey)),
		);
		if (index < 0) return null;
		const entry = this.rules[index];
		entry.left -= 1;
		if (entry.left <= 0) this.rules.splice(index, 1);
		return entry.rule.fault;
	}

	private takeReserved({ provider, reaches }: FaultTarget): Fault | null {
		for (const to of reaches) {
			const reserved = reservedNumber(to);
			if (!reserved || !('fault' in reserved)) continue;
			const key = `${provider} ${reserved.number}`;
			const befallen = this.timesBefallen.get(key) ?? 0;
			if (befallen >= (reserved.times ?? Infinity)) continue;
			this.timesBefallen.set(key, befallen + 1);
			return reserved.fault;
		}
		return null;
	}
}
