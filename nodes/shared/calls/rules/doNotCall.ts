import { InvalidParameter } from '../../core/input/invalidParameter';
import { isObject } from '../../core/input/isObject';
import { readPhoneNumber } from '../numbers/readPhoneNumber';

/** Numbers that nobody may call. */
export interface DoNotCall {
	/** @param number in E.164 */
	has(number: string): boolean;
}

const PARAMETER = 'Campaign Rules → Do Not Call';
const SEPARATORS = /[,;\n\r]+/;
const NOT_DIGITS = /\D+/g;
const LEADING_ZEROS = /^0+/;
/** Fewer digits name nobody: they would fit many numbers. */
const MIN_DIGITS = 7;
const NUMBER_COLUMN = /^(?:to|tel|mobile|cell|msisdn|number)$|phone/i;
const NOT_OPTED_OUT = ['', '0', 'false', 'no', 'n', 'off', '-'];

/** A do-not-call list in any notation. @throws InvalidParameter if it cannot be read: then nobody may be called */
export function readDoNotCall(value: unknown, defaultCountry?: string): DoNotCall {
	const numbers = new Set<string>();
	const endings = new Map<number, Set<string>>();
	entriesIn(value).forEach((entry, index) => {
		const text = textOf(entry, index);
		if (text === '') return;
		const reading = readPhoneNumber(text, defaultCountry);
		if ('number' in reading) {
			numbers.add(reading.number);
			return;
		}
		const digits = text.replace(NOT_DIGITS, '').replace(LEADING_ZEROS, '');
		if (digits.length < MIN_DIGITS) {
			throw new InvalidParameter(PARAMETER, `contains an entry that is not a phone number (entry ${index + 1})`, `Correct the list, and enter 'Default Country' if its numbers have no country code; nobody was called for this item.`);
		}
		const sameLength = endings.get(digits.length) ?? new Set();
		endings.set(digits.length, sameLength.add(digits));
	});
	return {
		has(number) {
			const digits = number.replace(NOT_DIGITS, '');
			return numbers.has(number) || [...endings].some(([length, ends]) => ends.has(digits.slice(-length)));
		},
	};
}

function entriesIn(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value === 'string') return value.split(SEPARATORS);
	if (typeof value === 'number') return [value];
	throw new InvalidParameter(PARAMETER, 'could not be read, so nobody was called', 'Check the expression and the node it reads from. If nobody is on the list, return an empty list: [].');
}

function textOf(entry: unknown, index: number): string {
	const value = isObject(entry) ? numberIn(entry) : entry;
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	throw new InvalidParameter(PARAMETER, `contains an entry that is not a phone number (entry ${index + 1})`, 'Return a list of phone numbers; nobody was called for this item.');
}

/** The number in a row of a sheet or table; undefined entries in it are blank, a row without such a column is not. */
function numberIn(row: Record<string, unknown>): unknown {
	const columns = Object.keys(row).filter((name) => NUMBER_COLUMN.test(name.trim()));
	const [column] = columns;
	if (columns.length === 1 && column !== undefined) return row[column];
	throw new InvalidParameter(PARAMETER, 'contains rows, but not exactly one column that holds a phone number', 'Return the numbers alone, such as {{ $("List").all().map(item => item.json.phone) }}.');
}

/** True for a person who does not want to be called. Only a blank, no, false or 0 means that calls are allowed. */
export function readOptedOut(value: unknown): boolean {
	if (value === undefined || value === null) return false;
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return true;
	return !NOT_OPTED_OUT.includes(String(value).trim().toLowerCase());
}
