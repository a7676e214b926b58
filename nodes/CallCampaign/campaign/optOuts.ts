import { readDoNotCall, type DoNotCall } from '../../shared/calls/rules/doNotCall';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { toError } from '../../shared/core/problem/toError';

interface Row {
	optedOut: boolean;
	number?: string;
	phone: string | undefined;
}

/** Who has opted out in any row of a list, also where its number cannot be read: then all numbers that end alike. */
export class OptOuts {
	private readonly numbers: ReadonlySet<string>;

	private readonly unreadable: DoNotCall;

	constructor(rows: Row[]) {
		const optedOut = rows.filter((row) => row.optedOut);
		this.numbers = new Set(optedOut.flatMap(({ number }) => number ?? []));
		this.unreadable = readDoNotCall(optedOut.flatMap(({ number, phone }) => (number === undefined && phone !== undefined && isJudgeable(phone) ? phone : [])));
	}

	wordsFor(number: string): string | undefined {
		if (this.numbers.has(number)) return 'The person has opted out in another row.';
		return this.unreadable.has(number) ? 'The person may have opted out in another row, whose number cannot be read but ends like this one.' : undefined;
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
