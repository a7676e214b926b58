import { nationalPart } from '../../shared/calls/numbers/nationalPart';
import { significant } from '../../shared/calls/rules/writtenNumbers';
import { plainCharacters } from '../../shared/core/input/plainCharacters';

/** As many as are shown of a number that is masked. Fewer are nobody's. */
const MIN_DIGITS = 4;

/** Digits that are too few or too many for one phone number: its last ones, or several numbers with nothing between them. */
export class OddDigits {
	private readonly written: string[];

	constructor(texts: string[]) {
		const digits = texts.map((text) => plainCharacters(text).replace(/\D/g, ''));
		// A zero may be one of the last digits, or stand before them.
		this.written = [...new Set(digits.flatMap((each) => [each, significant(each)]))].filter(({ length }) => length >= MIN_DIGITS);
	}

	/** True for a number in E.164 that ends with them, or is among them, with or without its country code. */
	has(number: string): boolean {
		if (this.written.length === 0) return false;
		const [digits, national] = [significant(number), nationalPart(number)];
		return this.written.some((each) => digits.endsWith(each) || each.includes(national));
	}
}
