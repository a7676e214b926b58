import type { IExecuteFunctions } from 'n8n-workflow';
import { enterOnce } from '../../../core/once/enterOnce';
import type { Span } from '../../lookUp';
import { removeClaimNotes, STORE, timeNoteOf, type Claim } from './campaignMemory';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HOURS_BACK = 7 * 24;
const MAX_HOURS = 24;
/** No time that anybody notes. It stands beside what the question leaves until that is removed. */
const ASKING = 0;

/** When other runs have begun calls of the attempt that they did not settle, in each hour from the first minute on. `own`: notes of this run */
export async function spansOf(context: IExecuteFunctions, claim: Claim, own: ReadonlySet<string>): Promise<Span[]> {
	const left: string[] = [];
	const askFor = async (times: number[]): Promise<number[]> => {
		const notes = times.map((time) => timeNoteOf(claim, time));
		const { known, added } = await enterOnce(context, notes, { ...STORE, maxEntries: STORE.maxEntries + notes.length });
		// The mark of the question goes last.
		left.unshift(...added);
		const before = new Set(known);
		const isOthers = (note: string): boolean => before.has(note) && !own.has(note);
		return times.filter((time) => isOthers(timeNoteOf(claim, time)));
	};
	try {
		const now = Math.floor(Date.now() / HOUR_MS);
		const hours = await askFor([...hoursUntil(now), ASKING]);
		// Another question is under way, or was broken off: its notes say nothing.
		if (hours.length === 0 || hours.includes(ASKING)) return [];
		const minutes = await askFor(hours.slice(-MAX_HOURS).flatMap((hour) => countFrom(hour * 60, 60)));
		return hours.flatMap((hour): Span[] => {
			const first = minutes.find((minute) => Math.floor(minute / 60) === hour);
			return first === undefined ? [] : [[first * MINUTE_MS, (hour + 1) * HOUR_MS]];
		});
	} finally {
		await removeClaimNotes(context, left);
	}
}

/** What must go so that no call from before is taken for one that is begun from now on and gets lost. */
export function timeNotesOf(claim: Claim): string[] {
	const now = Math.floor(Date.now() / HOUR_MS);
	return [...hoursUntil(now), ...countFrom(now * 60, 60)].map((time) => timeNoteOf(claim, time));
}

export async function takeCall(context: IExecuteFunctions, call: string): Promise<boolean> {
	const { added } = await enterOnce(context, [`taken ${call}`], STORE);
	return added.length > 0;
}

function hoursUntil(now: number): number[] {
	return countFrom(now - HOURS_BACK, HOURS_BACK + 1);
}

function countFrom(first: number, count: number): number[] {
	return Array.from({ length: count }, (_, index) => first + index);
}
