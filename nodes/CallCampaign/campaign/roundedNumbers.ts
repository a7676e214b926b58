import { nationalPart } from '../../shared/calls/numbers/nationalPart';

/** What stands before a number when it is dialed from abroad or from another town, and is no zero. */
const PREFIXES = ['', '11', '8'];

interface Rounded {
	value: number;
	tolerance: number;
}

/** Numbers that a spreadsheet has rounded: "1.2E+10" may be any from 11,500,000,000 to 12,500,000,000. */
export class RoundedNumbers {
	/** In ascending order, by how far a number may be from them. */
	private readonly byTolerance: ReadonlyMap<number, Float64Array>;

	/** @param texts in scientific notation, with a point or a comma */
	constructor(texts: string[]) {
		const values = new Map<number, number[]>();
		for (const { value, tolerance } of [...new Set(texts)].map(readRounded)) {
			const known = values.get(tolerance);
			if (known) known.push(value);
			else if (Number.isFinite(tolerance)) values.set(tolerance, [value]);
		}
		this.byTolerance = new Map([...values].map(([tolerance, known]) => [tolerance, Float64Array.from(known).toSorted()]));
	}

	/** True for a number in E.164 that may have been one of them, with or without its country code. */
	has(number: string): boolean {
		if (this.byTolerance.size === 0) return false;
		const digits = number.replace(/\D/g, '');
		const written = [digits, nationalPart(number)].flatMap((each) => PREFIXES.map((prefix) => Number(prefix + each)));
		return [...this.byTolerance].some(([tolerance, values]) => written.some((each) => distanceToNearest(values, each) <= tolerance));
	}
}

function distanceToNearest(sorted: Float64Array, wanted: number): number {
	let [from, until] = [0, sorted.length];
	while (from < until) {
		const middle = Math.floor((from + until) / 2);
		if ((sorted[middle] ?? Infinity) <= wanted) from = middle + 1;
		else until = middle;
	}
	return Math.min(wanted - (sorted[from - 1] ?? -Infinity), (sorted[from] ?? Infinity) - wanted);
}

function readRounded(text: string): Rounded {
	const [mantissa = '', exponent = ''] = text.trim().replace(/^[+-]/, '').replace(',', '.').toLowerCase().split('e');
	const decimals = mantissa.split('.')[1]?.length ?? 0;
	return { value: Number(`${mantissa}e${exponent}`), tolerance: 10 ** (Number(exponent) - decimals) / 2 };
}
