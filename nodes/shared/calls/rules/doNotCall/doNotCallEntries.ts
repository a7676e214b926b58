import type { IDataObject } from 'n8n-workflow';
import { ifReadable } from '../../../core/input/ifReadable';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { isObject } from '../../../core/input/isObject';
import { plainWord } from '../../../core/input/plainWord';
import { parseJson } from '../../../core/sending/parseJson';
import { shownColumns } from './shownColumns';

export const DO_NOT_CALL = 'Campaign Rules → Do Not Call';
export const NOBODY_CALLED = 'Correct the list; nobody was called for this item.';

/** Between the numbers of a text, in all scripts. */
export const SEPARATORS = /[,;|&\n\r\v\f\u0085\u2028\u2029\u060c\u061b\u3001\uff0c\uff1b]/;

const PICK_NUMBERS = 'Return the numbers alone, such as {{ $("Do Not Call List").all().map(item => item.json.phone) }}; nobody was called for this item.';
const NOT_LATIN = /[^a-z]/g;
const NUMBER_COLUMNS = new Set([
	...['to', 'tonumber', 'number', 'phone', 'phonenumber', 'telephone', 'telephonenumber', 'tel', 'mobile', 'mobilenumber', 'mobilephone'],
	...['cell', 'cellphone', 'msisdn', 'contactnumber', 'telefon', 'telefonnummer', 'rufnummer', 'handynummer', 'telefono', 'telefone', 'celular', 'numero'],
]);

/** One entry of a list as text, with its place for people: "entry 3". */
export interface Entry {
	text: string;
	place: string;
}

/** The entries of a do-not-call list that are not blank. @throws InvalidParameter if it is no list, or cannot be one of numbers */
export function doNotCallEntries(value: unknown): Entry[] {
	const list = listIn(value);
	const entries = list.map((entry, index): Entry => {
		const place = `entry ${index + 1}`;
		return { text: textOf(isObject(entry) ? numberIn(entry, place) : entry, place), place };
	});
	const filled = entries.filter(({ text }) => text !== '');
	if (filled.length === 0 && list.some((entry) => !isEmptyRow(entry))) {
		throw new InvalidParameter(
			DO_NOT_CALL,
			`has ${list.length} entries, and none contains a number: the column or field that the expression names may be missing`,
			'Check the expression. If there is nobody who must not be called, return an empty list: []. Nobody was called for this item.',
		);
	}
	return filled;
}

function listIn(value: unknown): unknown[] {
	if (Array.isArray(value)) return value.flat() as unknown[];
	if (typeof value === 'number') return [value];
	if (typeof value === 'string') return value.trim() === '' ? [] : (listOfJson(value.trim()) ?? value.split(SEPARATORS));
	if (isObject(value) && !isEmptyRow(value)) return [value];
	throw new InvalidParameter(
		DO_NOT_CALL,
		'could not be read, so nobody is called',
		'Check the expression and the node it reads. If there is nobody who must not be called, return an empty list: []. Nobody was called for this item.',
	);
}

function listOfJson(text: string): unknown[] | undefined {
	const value = /^[[{]/.test(text) ? ifReadable(() => parseJson(text)) : undefined;
	return value === undefined ? undefined : listIn(value);
}

function textOf(value: unknown, place: string): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value.trim();
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	throw new InvalidParameter(DO_NOT_CALL, `contains something that is not a phone number (${place})`, PICK_NUMBERS);
}

/** What n8n outputs for no rows at all: "Always Output Data" gives one item without fields. */
function isEmptyRow(entry: unknown): boolean {
	if (!isObject(entry) || Symbol.iterator in entry || Object.prototype.toString.call(entry) !== '[object Object]') return false;
	return Object.keys(entry).length === 0 || (isObject(entry.json) && isEmptyRow(entry.json));
}

/** The number in a row of a sheet or table, or in an item of n8n. */
function numberIn(entry: IDataObject, place: string): unknown {
	if (isEmptyRow(entry)) return undefined;
	const row = isObject(entry.json) ? entry.json : entry;
	const columns = Object.keys(row);
	const [column, ...more] = columns.filter((name) => NUMBER_COLUMNS.has(plainWord(name).replace(NOT_LATIN, '')));
	if (column !== undefined && more.length === 0) return row[column];
	const named = shownColumns(column === undefined ? columns : [column, ...more]);
	const problem = column === undefined ? 'no column that is known to contain phone numbers' : 'more than one column that may contain the phone number';
	throw new InvalidParameter(DO_NOT_CALL, `contains a row with ${problem} (${place}${named === '' ? '' : `: ${named}`})`, PICK_NUMBERS);
}
