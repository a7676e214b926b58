import { nationalPart } from '../../shared/calls/numbers/nationalPart';
import { significant } from '../../shared/calls/rules/doNotCall/writtenNumbers';
import { plainCharacters } from '../../shared/core/input/plainCharacters';

/** As many as are shown of a number that is masked. Fewer are nobody's. */
const MIN_DIGITS = 4;

/** Digits that are too few or too many for one phone number: its last ones, or several numbers with nothing between them. */
export class OddDigits {
	private readonly written: ReadonlySet<string>;

	/** All digits in a row that are among them, for each length that was asked for. */
	private readonly parts = new Map<number, Set<string>>();

	constructor(texts: string[]) {
		const digits = texts.map((text) => plainCharacters(text).replace(/\D/g, ''));
		// A zero may be one of the last digits, or stand before them.
		this.written = new Set(digits.flatMap((each) => [each, significant(each)]).filter(({ length }) => length >= MIN_DIGITS));
	}

	/** True for a number in E.164 that ends with them, or is among them, with or without its country code. */
	has(number: string): boolean {
		if (this.written.size === 0) return false;
		const [digits, national] = [significant(number), nationalPart(number)];
		const endings = Array.from(digits, (_, from) => digits.slice(from));
		return endings.some((ending) => this.written.has(ending)) || this.partsWith(national.length).has(national);
	}

	private partsWith(length: number): Set<string> {
		const known = this.parts.get(length);
		if (known) return known;
		const parts = new Set<string>();
		for (const each of this.written) for (let from = 0; from + length <= each.length; from++) parts.add(each.slice(from, from + length));
		this.parts.set(length, parts);
		return parts;
	}
}
