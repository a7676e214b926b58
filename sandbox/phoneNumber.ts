import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

const NUMBER_WRITING = /^[+\d(][\d\s()./-]*$/;
const NOT_DIGITS = /\D/g;
/** North American numbers are written with and without the leading 1. */
const NORTH_AMERICAN_TRUNK = /^1(?=\d{10}$)/;

/**
 * One spelling per phone: `+` and digits. A local number is read with the country (ISO 3166-1 alpha-2), without one
 * its digits stand alone. Text that is no phone number (an e-mail address, an id) comes back as it is.
 */
export function canonicalNumber(text: string, country?: string | null): string {
	const trimmed = text.trim();
	if (!NUMBER_WRITING.test(trimmed)) return trimmed;
	if (!trimmed.startsWith('+') && country && isSupportedCountry(country)) {
		const parsed = parsePhoneNumberFromString(trimmed, country);
		if (parsed) return parsed.number;
	}
	const digits = trimmed.replace(NOT_DIGITS, '');
	return trimmed.startsWith('+') ? `+${digits}` : digits;
}

/** Equal for two writings of the same number: digits only, without the North American 1. */
export function matchingKey(text: string): string {
	const canonical = canonicalNumber(text);
	return NUMBER_WRITING.test(canonical) ? canonical.replace('+', '').replace(NORTH_AMERICAN_TRUNK, '') : canonical;
}
