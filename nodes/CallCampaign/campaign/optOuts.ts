import { isScientificNotation } from '../../shared/calls/numbers/cleanNumber';
import { notationsOf } from '../../shared/calls/numbers/notationsOf';
import { readDoNotCall, type DoNotCall } from '../../shared/calls/rules/doNotCall/doNotCall';
import { SEPARATORS } from '../../shared/calls/rules/doNotCall/doNotCallEntries';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { toError } from '../../shared/core/problem/toError';
import { OddDigits } from './oddDigits';
import { RoundedNumbers } from './roundedNumbers';

const E164 = /^\+[1-9]\d{6,14}$/;

interface Row {
	optedOut: boolean;
	number?: string;
	numberBefore: string | undefined;
	otherNumbers: string[];
	phone: string | undefined;
}

/** Who has opted out in any row of a list, also where its number cannot be read: then all numbers that end alike, or that a spreadsheet may have rounded to it. */
export class OptOuts {
	private readonly numbers: DoNotCall;

	private readonly unreadable: DoNotCall;

	private readonly rounded: RoundedNumbers;

	private readonly odd: OddDigits;

	constructor(rows: Row[]) {
		const optedOut = rows.filter((row) => row.optedOut);
		this.numbers = readDoNotCall(optedOut.flatMap(({ number, numberBefore, otherNumbers }) => [number ?? [], numberBefore ?? [], otherNumbers].flat()).filter((each) => E164.test(each)));
		const unread = optedOut.flatMap(({ number, phone, otherNumbers }) => [number === undefined ? (phone ?? []) : [], otherNumbers].flat().flatMap(partsOf));
		const [judged, odd] = [unread.filter(isJudgeable), unread.filter((text) => !isJudgeable(text))];
		this.unreadable = readDoNotCall(judged);
		this.rounded = new RoundedNumbers(odd.filter(isScientificNotation));
		this.odd = new OddDigits(odd.filter((text) => !isScientificNotation(text)));
	}

	wordsFor(number: string): string | undefined {
		if (this.numbers.has(number)) return 'The person has opted out in another row.';
		if (this.unreadable.has(number)) return 'The person may have opted out in another row, whose number cannot be read but ends like this one.';
		const written = notationsOf(number);
		if (written.some((each) => this.odd.has(each))) return 'The person may have opted out in another row, whose number has too few or too many digits, and may be this one. Correct the number of that row, and prepare the list again.';
		if (!written.some((each) => this.rounded.has(each))) return undefined;
		return 'The person may have opted out in another row, whose number a spreadsheet has rounded and may have been this one. Correct the number of that row, and prepare the list again.';
	}
}

/** What stands beside a number, such as ", evenings", must not hide it. */
function partsOf(phone: string): string[] {
	return isJudgeable(phone) || isScientificNotation(phone) ? [phone] : phone.split(SEPARATORS).filter((part) => part.trim() !== '');
}

function isJudgeable(phone: string): boolean {
	try {
		readDoNotCall([phone]);
		return true;
	} catch (error) {
		if (error instanceof InvalidParameter) return false;
		throw toError(error);
	}
}
