import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js/min';

/** E.164 allows 15 digits; the shortest numbers in use with a country code have 7. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/** True for a number that a sheet has rounded to "4.47912E+11": its digits are lost. */
export function isScientificNotation(entered: string): boolean {
	return /^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(entered.trim());
}

export type PhoneNumberReading = { number: string } | { problem: string };

/**
 * A phone number as sheets and CRMs hold it, in E.164 ("+14155550123").
 *
 * Formatting is removed (spaces, dashes, brackets, a leading apostrophe or "tel:", invisible marks; "00" becomes "+").
 * A number that has its country code is not second-guessed: providers' own numbers and samples are not always valid by
 * the numbering plans. One without needs `defaultCountry` (ISO 3166 alpha-2).
 */
export function readPhoneNumber(entered: string, defaultCountry?: string): PhoneNumberReading {
	if (isScientificNotation(entered)) {
		return { problem: 'was turned into scientific notation by the sheet, its digits are lost; format the column as text' };
	}
	const compact = entered
		.normalize('NFKC')
		.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
		.replace(/^\s*'?\s*(tel:)?/i, '')
		.replace(/\(0\)/, '')
		.replace(/[\s().\-\u2010-\u2015/]/g, '')
		.replace(/^00/, '+');
	if (!/^\+?\d+$/.test(compact)) return { problem: 'is not a phone number' };
	if (compact.startsWith('+')) {
		return INTERNATIONAL.test(compact)
			? { number: compact }
			: { problem: 'must have 7 to 15 digits after the plus, and a country code that does not begin with 0' };
	}
	if (!defaultCountry) {
		return { problem: "has no country code; write it as +14155550123 or set 'Default Country' in the options" };
	}
	const country = defaultCountry.toUpperCase();
	if (!isSupportedCountry(country)) return { problem: `cannot be read: '${defaultCountry}' is not a two-letter country code` };
	const national = parsePhoneNumberFromString(compact, country);
	if (!national?.isPossible() || !INTERNATIONAL.test(national.number)) return { problem: `has a wrong number of digits for country ${country}` };
	// Sheets drop the plus of "+49 151 ...". Read as a national number, the same digits would ring somebody else.
	const international = parsePhoneNumberFromString(`+${compact}`);
	if (international?.country === country && international.isValid() && international.number !== national.number) {
		return { problem: 'can be read with and without its country code, as two different numbers; write it with a plus' };
	}
	return { number: national.number };
}
