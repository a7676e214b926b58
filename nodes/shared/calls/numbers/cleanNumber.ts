import { plainCharacters } from '../../core/input/plainCharacters';
import { splitExtension } from './splitExtension';

export const MAX_LENGTH = 100;
const SEVERAL = 'is not a phone number: it contains more than one number';
const NO_NUMBER = 'is not a phone number';

/** What n8n returns for a column that does not exist. */
const MISSING = /^\+?\[?(?:undefined|null|nan)\]?$/i;
const JOINTS = /[,;|&\n]| (?:or|and|oder|und|ou|et|o|y) /i;
const PLAIN = /^\+?\d+$/;
const ALLOWED = /^[\d+ ().\-/[\]]+$/;
/** With so many digits before it, a point is a decimal point, since no group of a number is so long. */
const MIN_WHOLE_DIGITS = 7;
/** The same if three or more digits follow, which may be the last group of a number. */
const MIN_WHOLE_DIGITS_LONG = 9;
/** Digits of an area code before a slash, including country code or trunk zero. */
const MAX_AREA_DIGITS = { international: 8, trunk: 6, plain: 5 };
const MIN_LAST_GROUP = 3;

export interface CleanNumber {
	digits: string;
	/** The same without a "(0)", if there was one. */
	withoutZero?: string;
	extension?: string;
}

/** True for a number that a spreadsheet has rounded to "4.47912E+11": its digits are lost. */
export function isScientificNotation(entered: string): boolean {
	return /^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(entered.trim());
}

/** The digits of one phone number as spreadsheets and CRMs store it, or why it is not one. */
export function cleanNumber(entered: string): CleanNumber | { problem: string } {
	if (entered.length > MAX_LENGTH) return { problem: `is longer than ${MAX_LENGTH} characters, so it is not a phone number` };
	if (PLAIN.test(entered)) return { digits: entered };
	if (isScientificNotation(entered)) {
		return { problem: 'was converted to scientific notation by the spreadsheet and lost digits; format the column as text' };
	}
	const plain = plainCharacters(entered).replace(/^tel[.:]{0,2} ?/i, '');
	if (plain === '+') return { problem: 'is empty' };
	if (MISSING.test(plain)) return { problem: 'contains no number: the column or field that the expression names is missing' };
	// Superscripts, fractions and circled digits are notes beside a number.
	if (/\p{No}/u.test(entered)) return { problem: NO_NUMBER };
	const { number: marked, extension } = splitExtension(plain);
	const whole = withoutFraction(marked);
	if (whole === undefined) return { problem: 'has a decimal fraction, so it is not a phone number; format the column as text' };
	const problem = problemOf(whole);
	if (problem) return { problem };
	const digits = compact(whole);
	if (!/^\+?\d+$/.test(digits)) return { problem: NO_NUMBER };
	return {
		digits,
		...(whole.includes('(0)') ? { withoutZero: compact(whole.replace('(0)', '')) } : {}),
		...(extension === undefined ? {} : { extension }),
	};
}

function problemOf(text: string): string | undefined {
	if (!/\d/.test(text)) return NO_NUMBER;
	const parts = text.split(JOINTS);
	if (parts.length > 1) return parts.filter(holdsNumber).length > 1 ? SEVERAL : NO_NUMBER;
	if (!ALLOWED.test(text)) return NO_NUMBER;
	const pluses = text.split('+').slice(1);
	if (pluses.length > 1) return pluses.filter(holdsNumber).length > 1 ? SEVERAL : NO_NUMBER;
	// Digits in brackets at the end say which of several numbers it is, or how many.
	const bracket = /\(\d{1,4}\)$/.exec(text);
	if (bracket && /\d/.test(text.slice(0, bracket.index))) return SEVERAL;
	return isList(text) ? SEVERAL : undefined;
}

function holdsNumber(text: string): boolean {
	return /\d\D*\d\D*\d/.test(text);
}

function isList(text: string): boolean {
	const groups = text.split('/').map(compact);
	if (groups.length === 1) return false;
	const [first = ''] = groups;
	const international = first.startsWith('+') || first.startsWith('00');
	const digits = first.replace(/^(?:00|\+)/, '').length;
	const max = international ? MAX_AREA_DIGITS.international : first.startsWith('0') ? MAX_AREA_DIGITS.trunk : MAX_AREA_DIGITS.plain;
	return (international ? digits : first.length) > max || (groups.at(-1) ?? '').length < MIN_LAST_GROUP;
}

/** Without the ".0" that a spreadsheet has added; undefined for any other fraction. */
function withoutFraction(text: string): string | undefined {
	for (const point of ['.', ',']) {
		const [whole = '', fraction, ...more] = text.split(point);
		if (fraction === undefined || more.length > 0 || !/^\d+$/.test(fraction)) continue;
		const digits = compact(whole).replace('+', '').length;
		if (digits < MIN_WHOLE_DIGITS) continue;
		if (/^0{1,2}$/.test(fraction)) return whole;
		if (fraction.length < MIN_LAST_GROUP || (digits >= MIN_WHOLE_DIGITS_LONG && /^\+?\d+$/.test(whole))) return undefined;
	}
	return text;
}

function compact(text: string): string {
	return text.replace(/[ ().\-/[\]]/g, '');
}
