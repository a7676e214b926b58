import { z } from 'zod';
import { PROVIDER_NAMES, type ProviderName } from './providerName';

const MINUTE_MS = 60_000;
const count = z.number().int().min(1).optional();

/**
 * What a provider allows: requests that reach somebody, in any minute, and calls that go on at once. What is left out is
 * not limited; without a provider the rule is for all of them.
 */
const limitRuleSchema = z.object({ provider: z.enum(PROVIDER_NAMES).optional(), perMinute: count, atOnce: count }).strict();

/** See {@link limitRuleSchema}. */
export type LimitRule = z.infer<typeof limitRuleSchema>;

/** Why a request is one too many, and what a provider may tell of its limit. */
export interface Excess {
	reason: string;
	limit: number;
	/** Until another one is allowed; null where that depends on the end of a call. */
	resetMs: number | null;
}

/** How much the providers allow. Without a rule, everything. */
export class LimitBook {
	private readonly rules = new Map<ProviderName, Omit<LimitRule, 'provider'>>();

	/** When requests were let through in the last minute, by provider. */
	private readonly passedAt = new Map<ProviderName, number[]>();

	/** @throws ZodError naming what is wrong with the rule */
	set(rule: unknown): void {
		const { provider, ...limits } = limitRuleSchema.parse(rule);
		for (const name of provider === undefined ? PROVIDER_NAMES : [provider]) this.rules.set(name, limits);
	}

	/** Counts a request that reaches somebody; for one too many, says why, and does not count it. */
	take(provider: ProviderName, activeCalls: () => number, now = Date.now()): Excess | undefined {
		const { perMinute, atOnce } = this.rules.get(provider) ?? {};
		if (perMinute === undefined && atOnce === undefined) return undefined;
		const passed = (this.passedAt.get(provider) ?? []).filter((at) => at > now - MINUTE_MS);
		this.passedAt.set(provider, passed);
		if (perMinute !== undefined && passed.length >= perMinute) {
			return { reason: `over ${perMinute} a minute`, limit: perMinute, resetMs: (passed.at(-perMinute) ?? now) + MINUTE_MS - now };
		}
		if (atOnce !== undefined && activeCalls() >= atOnce) return { reason: `over ${atOnce} at once`, limit: atOnce, resetMs: null };
		passed.push(now);
		return undefined;
	}

	clear(): void {
		this.rules.clear();
		this.passedAt.clear();
	}
}
