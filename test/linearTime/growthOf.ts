import { processorMs } from '../processorMs';

/** Ten times the text each time. */
const LENGTHS = [100, 1_000, 10_000, 100_000, 1_000_000];
/** Up to here a text and what is made of it fit into the processor's caches. */
const SHORT_LENGTH = 10_000;
/** Of a short text: ten times as long is linear, a hundred times quadratic. */
const MAX_FACTOR = { factor: 40, shortestMs: 0.5 };
/** Of a long one, over two steps: a hundred times is linear, ten thousand times quadratic; making long texts costs up to ten times more. */
const MAX_FACTOR_OF_TWO = { factor: 3_000, shortestMs: 0.1 };
/** What seems to grow too fast is looked at again: collecting garbage may make one time long, not each of them. */
const TRIES = 4;

export interface Growth {
	/** In milliseconds, at the last length. */
	ms: number;
	/** What takes too long, in words; undefined when the time grows as the text does. */
	complaint?: string;
}

/**
 * Looks at how the time that `run` takes grows with its text, up to `longest` characters. It stops where the time has grown
 * too fast, so that what is quadratic is found before it takes minutes.
 */
export function growthOf(run: (text: string) => unknown, textOf: (length: number) => string, longest = 1_000_000): Growth {
	const times: number[] = [];
	for (const length of LENGTHS.filter((each) => each <= longest)) {
		const text = textOf(length);
		let ms = processorMs(() => run(text));
		for (let tries = 1; ms > limitAt(length, times) && tries < TRIES; tries++) ms = Math.min(ms, processorMs(() => run(text)));
		if (ms > limitAt(length, times)) {
			const factor = Math.round(ms / Math.max(times.at(-1) ?? 0, MAX_FACTOR_OF_TWO.shortestMs));
			return { ms, complaint: `${length} characters such as ${JSON.stringify(text.slice(0, 40))} take ${factor} times as long as a tenth of them` };
		}
		times.push(ms);
	}
	return { ms: times.at(-1) ?? 0 };
}

/** The longest that a text of this length may take, in milliseconds, given the times of the shorter ones. */
function limitAt(length: number, times: number[]): number {
	const [before = Infinity, earlier = Infinity] = times.toReversed();
	if (length <= SHORT_LENGTH) return MAX_FACTOR.factor * Math.max(before, MAX_FACTOR.shortestMs);
	return MAX_FACTOR_OF_TWO.factor * Math.max(earlier, MAX_FACTOR_OF_TWO.shortestMs);
}
