import { planNumber } from './numberingPlan';
import { plainCharacters } from '../../core/input/plainCharacters';
import { splitExtension } from './splitExtension';

const MAX_SHORT_DIGITS = 6;
const MAX_CODE_DIGITS = 3;
/** Prefixes of international calls. "011" and "010" also start local numbers, so what follows must be very short. */
const EXIT_PREFIX = /^(?:(?:0011|00)(?=\d)|01[01](?=\d{1,6}$))/;
/** Hides or shows the caller's number (USA, UK, Germany), before a number that may be a short one. */
const CALLER_ID_PREFIX = /^(?:67|82|31|141|1470|183[123])(?=\d{2,5}$)/;
const BETWEEN_NUMBERS = /[^\d+ ().\-/]+/;
/** In use in many countries; other short numbers after a whole number are keys to be pressed. */
const EMERGENCY = /^(?:000|10[0-38]|11[0-9]|122|19[0-39]|911|99[7-9])$/;

/** True for an emergency number, a short code, or what is too short to be anything else; `country` is where it is dialed. */
export function isShortNumber(digits: string, country?: string): boolean {
	const bare = digits.replace('+', '');
	if (bare === '') return false;
	const withoutPrefix = bare.replace(CALLER_ID_PREFIX, '');
	if (!digits.startsWith('+') && withoutPrefix !== bare && isShortNumber(withoutPrefix, country)) return true;
	const written = [digits, digits.replace(EXIT_PREFIX, '+')].filter((number) => mayBeShort(number));
	if (written.some((number) => country !== undefined && planNumber(number, country)?.valid)) return false;
	return written.some((number) => {
		if (!number.startsWith('+')) return true;
		const planned = planNumber(number);
		return planned ? !planned.valid && planned.nationalDigits <= MAX_SHORT_DIGITS : number.length <= MAX_SHORT_DIGITS + 1;
	});
}

function mayBeShort(number: string): boolean {
	return number.length <= (number.startsWith('+') ? 1 + MAX_CODE_DIGITS + MAX_SHORT_DIGITS : MAX_SHORT_DIGITS);
}

/** The numbers in a text that is sent as it was entered. */
export function numbersIn(entered: string): string[] {
	return splitExtension(plainCharacters(entered))
		.number.split(BETWEEN_NUMBERS)
		.flatMap((part) => part.split(/(?=\+)/))
		.map((part) => part.replace(/[^\d+]/g, ''))
		.filter((digits) => /\d/.test(digits));
}

/** True for a text in which whoever reads it may find an emergency number. */
export function holdsEmergencyNumber(entered: string, country?: string): boolean {
	const [first = '', ...others] = numbersIn(entered);
	const all = [first, ...others].join('').replace(/(?!^)\+/g, '');
	const beside = others.some((digits) => EMERGENCY.test(digits) || (digits.startsWith('+') && isShortNumber(digits)));
	return isShortNumber(first, country) || isShortNumber(all, country) || beside;
}
