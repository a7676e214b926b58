import { isScientificNotation } from '../../shared/calls/numbers/cleanNumber';
import { readDoNotCall, type DoNotCall } from '../../shared/calls/rules/doNotCall';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { toError } from '../../shared/core/problem/toError';
import { RoundedNumbers } from './roundedNumbers';

interface Row {
	optedOut: boolean;
	number?: string;
	numberBefore: string | undefined;
	phone: string | undefined;
}

/** Who has opted out in any row of a list, also where its number cannot be read: then all numbers that end alike, or that a spreadsheet may have rounded to it. */
export class OptOuts {
	private readonly numbers: ReadonlySet<string>;

	private readonly unreadable: DoNotCall;

	private readonly rounded: RoundedNumbers;

	constructor(rows: Row[]) {
		const optedOut = rows.filter((row) => row.optedOut);
		this.numbers = new Set(optedOut.flatMap(({ number, numberBefore }) => [number ?? [], numberBefore ?? []].flat()));
		const unread = optedOut.flatMap(({ number, phone }) => (number === undefined && phone !== undefined ? phone : []));
		this.unreadable = readDoNotCall(unread.filter(isJudgeable));
		this.rounded = new RoundedNumbers(unread.filter(isScientificNotation));
	}

	wordsFor(number: string): string | undefined {
		if (this.numbers.has(number)) return 'The person has opted out in another row.';
		if (this.unreadable.has(number)) return 'The person may have opted out in another row, whose number cannot be read but ends like this one.';
		if (!this.rounded.has(number)) return undefined;
		return 'The person may have opted out in another row, whose number a spreadsheet has rounded and may have been this one. Correct the number of that row, and prepare the list again.';
	}
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
