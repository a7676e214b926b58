import { z } from 'zod';
import { matchingKey } from './phoneNumber';

const MAX_MS = 24 * 3_600_000;
const milliseconds = z.number().int().min(0).max(MAX_MS);

const paceSchema = z.object({
	/** How long each phase of a call lasts: queued, ringing, in progress. */
	phaseMs: milliseconds,
	/** From the end of a talk until its transcript is there. */
	transcriptDelayMs: milliseconds,
	/** From the end of a talk until its recording is there. */
	recordingDelayMs: milliseconds,
	/** From the end of a talk until its analysis is there. */
	analysisDelayMs: milliseconds,
});

/** How fast a call goes, and what comes after it. All in milliseconds. */
export type Pace = z.infer<typeof paceSchema>;

/** A change of pace for calls placed from now on: to one number (in any writing), or to all that have none of their own. */
const paceRuleSchema = paceSchema.partial().extend({ to: z.string().optional() }).strict();

/** See {@link paceRuleSchema}. */
export type PaceRule = z.infer<typeof paceRuleSchema>;

/** How fast calls go. A call keeps the pace it was placed with. */
export class PaceBook {
	private general: Partial<Pace> = {};
	private readonly byNumber = new Map<string, Partial<Pace>>();

	/** @param initial what holds where no rule says otherwise */
	constructor(private readonly initial: Pace) {}

	/** @throws ZodError naming what is wrong with the rule */
	add(rule: unknown): void {
		const { to, ...changes } = paceRuleSchema.parse(rule);
		if (to === undefined) Object.assign(this.general, changes);
		else this.byNumber.set(matchingKey(to), { ...this.byNumber.get(matchingKey(to)), ...changes });
	}

	paceOf(to: string | null): Pace {
		const own = to === null || this.byNumber.size === 0 ? undefined : this.byNumber.get(matchingKey(to));
		return { ...this.initial, ...this.general, ...own };
	}

	clear(): void {
		this.general = {};
		this.byNumber.clear();
	}
}
