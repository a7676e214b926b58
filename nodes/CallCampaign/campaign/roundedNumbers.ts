import { nationalPart } from '../../shared/calls/numbers/nationalPart';

/** What stands before a number when it is dialed from abroad or from another town, and is no zero. */
const PREFIXES = ['', '11', '8'];

interface Rounded {
	value: number;
	tolerance: number;
}

/** Numbers that a spreadsheet has rounded: "1.2E+10" may be any from 11,500,000,000 to 12,500,000,000. */
export class RoundedNumbers {
	private readonly rounded: Rounded[];

	/** @param texts in scientific notation, with a point or a comma */
	constructor(texts: string[]) {
		this.rounded = [...new Set(texts)].map(readRounded).filter(({ tolerance }) => Number.isFinite(tolerance));
	}

	/** True for a number in E.164 that may have been one of them, with or without its country code. */
	has(number: string): boolean {
		if (this.rounded.length === 0) return false;
		const digits = number.replace(/\D/g, '');
		const written = [digits, nationalPart(number)].flatMap((each) => PREFIXES.map((prefix) => Number(prefix + each)));
		return this.rounded.some(({ value, tolerance }) => written.some((each) => Math.abs(each - value) <= tolerance));
	}
}

function readRounded(text: string): Rounded {
	const [mantissa = '', exponent = ''] = text.trim().replace(/^[+-]/, '').replace(',', '.').toLowerCase().split('e');
	const decimals = mantissa.split('.')[1]?.length ?? 0;
	return { value: Number(`${mantissa}e${exponent}`), tolerance: 10 ** (Number(exponent) - decimals) / 2 };
}
