import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber, type PhoneNumberType } from 'libphonenumber-js/max';

/** What calls to a number may cost beyond the ordinary. */
export type NumberType = 'premiumRate' | 'sharedCost';

/** What the world's numbering plans say about one number. */
export interface PlannedNumber {
	/** In E.164, without a trunk zero after the country code. */
	number: string;
	/** ISO 3166 alpha-2; undefined if several countries share the country code and it may be any of them. */
	country: string | undefined;
	/** All that it may be in, as ISO 3166 alpha-2: one if it is known, none for networks of no country. */
	countries: string[];
	nationalDigits: number;
	/** The length occurs among the numbers that start like this one. */
	possible: boolean;
	valid: boolean;
	mobile: boolean;
	/** Surely one: false where mobiles have the same numbers. */
	fixedLine: boolean;
	type: NumberType | undefined;
}

/** Satellite phones and networks of no country are charged like premium numbers; 979 are those of no country. */
const CHARGED_LIKE_PREMIUM = ['870', '881', '882', '883', '979'];
/** Plans know some ranges with a digit more than people use: docs/decisions.md#lengths-of-numbers */
const MAX_MISSING_DIGITS = 1;
const MAX_NATIONAL_DIGITS = 14;
const MIN_NATIONAL_DIGITS = 4;
/** Digits that may follow an incomplete number: many ranges exclude one of them somewhere. */
const FILLERS = ['0', '2', '5'];

export function hasNumberingPlan(country: string): boolean {
	return isSupportedCountry(country);
}

const recent = new Map<string, PlannedNumber | undefined>();
/** A run reads all numbers before it judges the first. */
const MAX_RECENT = 30_000;

/** Looks up `digits`, with plus and country code or as dialed within `country` (ISO 3166 alpha-2); undefined if no plan knows them. */
export function planNumber(digits: string, country?: string): PlannedNumber | undefined {
	const key = `${digits} ${country ?? ''}`;
	if (recent.has(key)) return recent.get(key);
	const planned = lookUp(digits, country);
	if (recent.size >= MAX_RECENT) recent.clear();
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
		countries: phone.country ? [phone.country] : phone.getPossibleCountries(),
		nationalDigits: phone.nationalNumber.length,
		// A number that still has a trunk prefix after the country code had two.
		possible: phone.isPossible() && shorter === undefined && !incomplete && (phone.number === digits || readsAsItself(phone)),
		valid: type !== undefined,
		mobile: type === 'MOBILE',
		fixedLine: type === 'FIXED_LINE',
		type: chargedAs(phone.countryCallingCode, type ?? (shorter ?? longer)?.getType()),
	};
}

function readsAsItself({ number }: PhoneNumber): boolean {
	return parsePhoneNumberFromString(number, { extract: false })?.number === number;
}

function beginning({ countryCallingCode, nationalNumber }: PhoneNumber): PhoneNumber | undefined {
	for (let length = nationalNumber.length - 1; length >= MIN_NATIONAL_DIGITS; length--) {
		const phone = inUse(`+${countryCallingCode}${nationalNumber.slice(0, length)}`);
		if (phone) return phone;
	}
	return undefined;
}

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
