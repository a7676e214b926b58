import { maskNumber } from '../../core/problem/redact';
import { cleanNumber, type CleanNumber } from './cleanNumber';
import { isShortNumber } from './emergencyNumber';
import { hasNumberingPlan, planNumber, type PlannedNumber } from './numberingPlan';
import { readCountry } from './readCountry';

/** E.164 allows 15 digits; the shortest numbers in use with a country code have 7. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
const SHORTEST_INVALID = 8;
const MIN_AMBIGUOUS_DIGITS = 11;
/** From a provider's documentation. It lacks a digit, so it reaches nobody. */
const SAMPLE_NUMBER = '+1234567890';

/** A number in E.164, and the digits of an extension that was left out; or why it cannot be called. */
type PhoneNumberReading = { number: string; extension?: string } | { problem: string };

/** A phone number as spreadsheets and CRMs store it; without country code it needs `defaultCountry`: docs/decisions.md#lengths-of-numbers */
export function readPhoneNumber(
	entered: string,
	defaultCountry?: string,
	countryField = "'Default Country' in the options",
): PhoneNumberReading {
	const clean = cleanNumber(entered);
	if ('problem' in clean) return clean;
	const country = defaultCountry?.trim() ? readCountry(defaultCountry) : undefined;
	if (isShortNumber(clean.digits, country)) {
		return {
			problem: 'is too short: it must have 7 to 15 digits with its country code, and emergency numbers and short codes are never called',
		};
	}
	const reading = /^(?:\+|00)/.test(clean.digits)
		? readInternational(clean, country)
		: readNational(clean, { country, defaultCountry, countryField });
	// Such as 605 1375 in Canada, without an area code.
	if ('number' in reading && !readsAsItself(reading.number)) return { problem: 'has a wrong number of digits' };
	return 'number' in reading && clean.extension !== undefined ? { ...reading, extension: clean.extension } : reading;
}

function readInternational({ digits, withoutZero }: CleanNumber, country?: string): PhoneNumberReading {
	// Not every country dials abroad with 00: in Australia it is 0011.
	const abroad = digits.startsWith('00') && country ? planNumber(digits, country) : undefined;
	if (abroad?.valid) return { number: abroad.number };
	const number = digits.replace(/^00/, '+');
	if (!INTERNATIONAL.test(number)) {
		return { problem: 'must have 7 to 15 digits after the plus, and a country code that does not begin with 0' };
	}
	if (number === SAMPLE_NUMBER) return { number };
	const planned = better(planNumber(number), withoutZero && planNumber(withoutZero.replace(/^00/, '+')));
	if (!planned) return { problem: 'begins with a country code that does not exist' };
	if (!isCallable(planned)) return { problem: 'has a wrong number of digits for its country code' };
	return { number: planned.number };
}

interface Country {
	country: string | undefined;
	defaultCountry: string | undefined;
	countryField: string;
}

function readNational({ digits, withoutZero }: CleanNumber, { country, defaultCountry, countryField }: Country): PhoneNumberReading {
	if (country === undefined) {
		return {
			problem: `has no country code, or has lost its plus; write it as +14155550123. Set ${countryField} only if the numbers are local ones`,
		};
	}
	if (!hasNumberingPlan(country)) return { problem: `cannot be read: '${shown(defaultCountry ?? '')}' is not a two-letter country code` };
	const national = better(planNumber(digits, country), withoutZero && planNumber(withoutZero, country));
	// Spreadsheets drop the plus of "+49 151 ...". As a national number, the same digits would call somebody else.
	const international = planNumber(`+${digits}`);
	if (
		international?.valid &&
		international.number !== national?.number &&
		(international.country === country || !national?.valid || lacksTrunkZero(digits, country, national))
	) {
		return {
			problem: `is ambiguous: it can be read with and without its country code, as two different numbers. Write it with a plus if it begins with the country code, or with the trunk prefix (often 0) if it is a local number in ${country}`,
		};
	}
	if (!national || !isCallable(national)) return { problem: `has a wrong number of digits for country ${country}` };
	return { number: national.number };
}

/** True for digits that nobody in the country writes without a trunk zero: docs/decisions.md#lengths-of-numbers */
function lacksTrunkZero(digits: string, country: string, { number, mobile }: PlannedNumber): boolean {
	return digits.length >= MIN_AMBIGUOUS_DIGITS && !mobile && planNumber(`0${digits}`, country)?.number === number;
}

function better(first: PlannedNumber | undefined, second: PlannedNumber | '' | undefined): PlannedNumber | undefined {
	if (!second || first?.valid) return first;
	return second.valid || !first?.possible ? second : first;
}

function isCallable({ number, possible, valid }: PlannedNumber): boolean {
	return possible && INTERNATIONAL.test(number) && (valid || number.length > SHORTEST_INVALID);
}

function readsAsItself(number: string): boolean {
	return !isShortNumber(number) && 'number' in readInternational({ digits: number });
}

function shown(country: string): string {
	return country.replace(/\D/g, '').length > 3 ? maskNumber(country) : country.slice(0, 20);
}
