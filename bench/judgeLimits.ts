import type { LimitsCase, LimitsRun } from './limitsCase';

const MINUTE_MS = 60_000;
const LEAST_SHARE = 0.95;

export interface LimitsVerdict {
	/** Of the fastest evenly spaced run that the provider allows; 1 is all of it. */
	share: number;
	tookMs: number;
	refused: number;
	refusedAfterFirstMinute: number;
	/** What was not kept, in words. */
	missed: string[];
}

/** How well a list was called. Those whose limits were set too high only have to reach everybody once. */
export function judgeLimits({ one, acceptedAtMs, refusedAtMs, lost, twice }: LimitsRun): LimitsVerdict {
	const tookMs = Math.max(...acceptedAtMs) - Math.min(...acceptedAtMs);
	const share = fastestMs(one) / tookMs;
	const refusedAfterFirstMinute = refusedAtMs.filter((at) => at >= MINUTE_MS).length;
	const missed = [
		lost > 0 && `${lost} people lost`,
		twice > 0 && `${twice} people called twice`,
		one.setTimes === 1 && share < LEAST_SHARE && `less than ${LEAST_SHARE} of what is allowed`,
		one.setTimes === 1 && refusedAfterFirstMinute > 0 && `${refusedAfterFirstMinute} refused after the first minute`,
	].filter((each) => each !== false);
	return { share, tookMs, refused: refusedAtMs.length, refusedAfterFirstMinute, missed };
}

/** From the first start to the last, where each call takes the place of one that has ended. */
function fastestMs({ allowed: { perMinute, atOnce }, people, callMs }: LimitsCase): number {
	const starts: number[] = [0];
	while (starts.length < people) {
		const room = starts[starts.length - atOnce];
		starts.push(Math.max(starts[starts.length - 1] + MINUTE_MS / perMinute, room === undefined ? 0 : room + callMs));
	}
	return starts[people - 1];
}
