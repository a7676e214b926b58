import { plainCharacters } from '../../../core/input/plainCharacters';
import { numbersIn } from '../../numbers/emergencyNumber';
import { splitExtension } from '../../numbers/splitExtension';

/** Fewer digits name nobody: they would fit many numbers. */
export const MIN_DIGITS = 7;

/** Nothing to find out, as in most lists. */
const DIGITS_ONLY = /^\+?\d+$/;
/** Footnotes, and what stands behind a number to say which one it is, or how many. */
const NOTES = /\p{No}/gu;
const COUNT = /(?:\(\d{1,4}\)| ?\/ ?\d{1,2}| - ?\d{1,2})$/;
/** A ".0" that a spreadsheet has added, and what is no group of a number. */
const ZEROS = /[.,]0{1,2}$/;
const FRACTION = /^(\+?\d{7,})[.,]\d{1,2}$/;

/** All that may be the phone number in a text that holds one, and all numbers in one that holds several: rather one too many than one too few. Digits, with a plus if there is one; nothing with fewer than seven digits. */
export function writtenNumbers(text: string): string[] {
	if (DIGITS_ONLY.test(text)) return significant(text).length >= MIN_DIGITS ? [text] : [];
	const { number } = splitExtension(plainCharacters(text.replace(NOTES, ' ')));
	const forms = new Set([number, number.replace('(0)', ''), number.replace(COUNT, ''), number.replace(ZEROS, ''), number.replace(FRACTION, '$1')]);
	const whole = [...forms].map((form) => form.replace(/[^\d+]/g, '').replace(/(?!^)\+.*/, ''));
	const found = [...whole, ...[...forms].flatMap(numbersIn), ...severalIn(number)];
	return [...new Set(found.filter((digits) => significant(digits).length >= MIN_DIGITS))];
}

/** Numbers that only a space or slash separates, if there are several. */
function severalIn(text: string): string[] {
	const parts = text.split(/[ /]+/).filter((part) => significant(part).length >= MIN_DIGITS);
	return parts.length > 1 ? parts.map((part) => part.replace(/[^\d+]/g, '')) : [];
}

/** The digits of a number without zeros before it. */
export function significant(number: string): string {
	return number.replace(/\D/g, '').replace(/^0+/, '');
}
