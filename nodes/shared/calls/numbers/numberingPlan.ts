import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber, type PhoneNumberType } from 'libphonenumber-js/max';

/** What calls to a number may cost beyond the ordinary. */
export type NumberType = 'premiumRate' | 'sharedCost';

/** What the world's numbering plans say of one number. */
export interface PlannedNumber {
	/** In E.164, without a trunk zero after the country code. */
	number: string;
	/** ISO 3166 alpha-2; undefined where several countries share the country code, and none is meant for certain. */
	country: string | undefined;
	/** Digits after the country code. */
	nationalDigits: number;
	/** The length occurs among the numbers that begin like this one. */
	possible: boolean;
	/** The number belongs to a range that is in use. */
	valid: boolean;
	/** It certainly belongs to a mobile phone. */
	mobile: boolean;
	/** Undefined for an ordinary number. */
	type: NumberType | undefined;
}

/** Satellite phones and networks of no country: they are charged like premium numbers. 979 are the premium numbers of no country. */
const CHARGED_LIKE_PREMIUM = ['870', '881', '882', '883', '979'];
/** A number that is not in use may lack so many digits: plans know some ranges with a digit more than people use. */
const MAX_MISSING_DIGITS = 1;
const MAX_NATIONAL_DIGITS = 14;
const MIN_NATIONAL_DIGITS = 4;
/** Digits that may stand after an incomplete number: many ranges exclude one of them somewhere. */
const FILLERS = ['0', '2', '5'];

/** True for an ISO 3166 alpha-2 code in capital letters that has a numbering plan. */
export function hasNumberingPlan(country: string): boolean {
	return isSupportedCountry(country);
}

/** Newest look-ups by what was looked up: one item reads its number several times. */
const recent = new Map<string, PlannedNumber | undefined>();
const MAX_RECENT = 16;

/**
 * Looks a number up in the numbering plans.
 * @param digits  with a plus and country code, or as dialed within `country`
 * @param country ISO 3166 alpha-2
 * @returns undefined where no plan knows the country code, or nothing is left of the number
 */
export function planNumber(digits: string, country?: string): PlannedNumber | undefined {
	const key = `${digits} ${country ?? ''}`;
	if (recent.has(key)) return recent.get(key);
	const planned = lookUp(digits, country);
	for (const oldest of [...recent.keys()].slice(0, recent.size - MAX_RECENT + 1)) recent.delete(oldest);
	recent.set(key, planned);
	return planned;
}

function lookUp(digits: string, country: string | undefined): PlannedNumber | undefined {
	const phone = parsePhoneNumberFromString(digits, {
		...(country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {}),
		extract: false,
	});
	if (!phone) return undefined;
	const type = phone.getType();
	const shorter = type ? undefined : beginning(phone);
	const longer = type || shorter ? undefined : continuation(phone);
	const incomplete = longer !== undefined && longer.nationalNumber.length - phone.nationalNumber.length > MAX_MISSING_DIGITS;
	return {
		number: phone.number,
		country: phone.country,
		nationalDigits: phone.nationalNumber.length,
		// A number that still has a trunk prefix after the country code had two.
		possible: phone.isPossible() && shorter === undefined && !incomplete && (phone.number === digits || readsAsItself(phone)),
		valid: type !== undefined,
		mobile: type === 'MOBILE',
		type: chargedAs(phone.countryCallingCode, type ?? (shorter ?? longer)?.getType()),
	};
}

function readsAsItself({ number }: PhoneNumber): boolean {
	return parsePhoneNumberFromString(number, { extract: false })?.number === number;
}

/** The number in use that it begins with, undefined when there is none. */
function beginning({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber | undefined {
	for (let length = nationalNumber.length - 1; length >= MIN_NATIONAL_DIGITS; length--) {
		const phone = inUse(`+${countryCallingCode}${nationalNumber.slice(0, length)}`);
		if (phone) return phone;
	}
	return undefined;
}

/** The shortest number in use that begins with it, undefined when there is none. */
function continuation({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber | undefined {
	for (let length = nationalNumber.length + 1; length <= MAX_NATIONAL_DIGITS; length++) {
		for (const filler of FILLERS) {
			const phone = inUse(`+${countryCallingCode}${nationalNumber.padEnd(length, filler)}`);
			if (phone?.nationalNumber.length === length) return phone;
		}
	}
	return undefined;
}

function inUse(number: string): PhoneNumber | undefined {
	const phone = parsePhoneNumberFromString(number, { extract: false });
	return phone?.getType() ? phone : undefined;
}

function chargedAs(callingCode: string, type: PhoneNumberType | undefined): NumberType | undefined {
	if (CHARGED_LIKE_PREMIUM.includes(callingCode) || type === 'PREMIUM_RATE') return 'premiumRate';
	return type === 'SHARED_COST' ? 'sharedCost' : undefined;
}
