import { processorMs } from '../processorMs';

/** Ten times the text each time. */
const LENGTHS = [1_000, 10_000, 100_000, 1_000_000];
/** Up to here a text and what is made of it fit into the processor's caches. */
const SHORT_LENGTH = 10_000;
/** Of a short text: ten times as long is linear, a hundred times quadratic. */
const MAX_FACTOR = { factor: 40, shortestMs: 0.5, shorterBy: 10 };
/** Of a long one, over two steps: a hundred times is linear, ten thousand times quadratic; making long texts costs up to ten times more. */
const MAX_FACTOR_OF_TWO = { factor: 3_000, shortestMs: 0.1, shorterBy: 100 };
/** What seems to grow too fast is looked at again: collecting garbage may make one time long, but not each of them, and not by a second, nor each of two by half a second. */
const TRIES = 4;
const LONGEST_COLLECTION_MS = 1_000;
/**
 * What takes this long, and no more times as long as a tenth of the text, needs no longer text: if a part of it were
 * quadratic, it would be at most a third of the rest, and ten times the text would stay within the limits above as well.
 */
const LINEAR = { shortestMs: 5, factor: 13 };

export interface Growth {
	/** Nanoseconds for each character, at the last length. */
	nsPerCharacter: number;
	/** What takes too long, in words; undefined when the time grows as the text does. */
	complaint?: string;
}

/**
 * Looks at how the time that `run` takes grows with its text, up to `longest` characters. It stops where the time has grown
 * too fast, so that what is quadratic is found before it takes minutes, and where it is seen to be linear.
 */
export function growthOf(run: (text: string) => unknown, textOf: (length: number) => string, longest = 1_000_000): Growth {
	const times = new Map<number, number>();
	// The shortest so far: collecting garbage may have made one long, and beside a long time of a short text nothing takes too long.
	const timeOf = (length: number): number => {
		const ms = Math.min(times.get(length) ?? Infinity, processorMs(() => run(textOf(length))));
		times.set(length, ms);
		return ms;
	};
	const nsPerCharacter = (length: number, ms: number) => (ms * 1e6) / length;
	for (const length of LENGTHS.filter((each) => each <= longest)) {
		let ms = timeOf(length);
		const limit = limitAt(length, ms, timeOf);
		const isDoubtful = (tries: number) => ms > limit && ms < limit + LONGEST_COLLECTION_MS / tries;
		for (let tries = 1; isDoubtful(tries) && tries < TRIES; tries++) ms = timeOf(length);
		if (ms > limit) {
			const factor = Math.round(ms / Math.max(timeOf(length / 10), MAX_FACTOR_OF_TWO.shortestMs));
			return {
				nsPerCharacter: nsPerCharacter(length, ms),
				complaint: `${length} characters such as ${JSON.stringify(textOf(length).slice(0, 40))} take ${factor} times as long as a tenth of them`,
			};
		}
		const isLinear = length < longest && ms >= LINEAR.shortestMs && ms <= LINEAR.factor * timeOf(length / 10);
		if (isLinear) return { nsPerCharacter: nsPerCharacter(length, ms) };
	}
	return { nsPerCharacter: nsPerCharacter(longest, times.get(longest) ?? 0) };
}

/** The longest that a text of this length may take, in milliseconds. A shorter one is measured only where what it takes can matter. */
function limitAt(length: number, ms: number, timeOf: (length: number) => number): number {
	const { factor, shortestMs, shorterBy } = length <= SHORT_LENGTH ? MAX_FACTOR : MAX_FACTOR_OF_TWO;
	const always = factor * shortestMs;
	return ms <= always ? always : Math.max(always, factor * timeOf(length / shorterBy));
}
