import { MAX_LENGTH } from './cleanNumber';
import { holdsEmergencyNumber, numbersIn } from './emergencyNumber';
import { InvalidParameter } from '../../core/input/invalidParameter';
import { planNumber, type NumberType } from './numberingPlan';
import { readPhoneNumber } from './readPhoneNumber';
import { readCountry } from './readCountry';

const REMEDY = 'Correct the number; nobody was called for this item.';

const TYPE_NAMES: Record<NumberType, { name: string; words: string }> = {
	premiumRate: { name: 'Premium Rate', words: 'a premium rate number' },
	sharedCost: { name: 'Shared Cost', words: 'a shared cost number' },
};

/** Options that say how the number of an item is read. */
export interface NumberOptions {
	defaultCountry?: string;
	/** Types that are refused unless they stand here. */
	allowedNumberTypes?: NumberType[];
	sendAsEntered?: boolean;
}

/** The number that an item calls. */
export interface NumberToCall {
	/** Names the person: in E.164, or as entered where that cannot be read and is sent as entered. */
	number: string;
	/** What the provider gets. */
	sent: string;
	/** Digits of an extension that is not sent. */
	extension?: string;
}

interface Place {
	/** The field as the form shows it. */
	parameter: string;
	options: NumberOptions;
	/** The field that the country comes from, where it is not the option. */
	countryField?: string;
}

/**
 * The number that an item calls, checked. Nothing entered gives undefined.
 * @throws InvalidParameter for what is no number, for emergency numbers, and for types that are not allowed
 */
export function numberToCall(entered: string, place: Place): NumberToCall;
export function numberToCall(entered: string | undefined, place: Place): NumberToCall | undefined;
export function numberToCall(entered: string | undefined, { parameter, options, countryField }: Place): NumberToCall | undefined {
	if (entered === undefined) return undefined;
	const number = options.sendAsEntered
		? numberAsEntered(entered.trim(), parameter, options)
		: readNumber(entered, { parameter, options, countryField });
	const type = typesIn([number.number, ...(options.sendAsEntered ? numbersIn(entered) : [])], options)[0];
	if (type) {
		throw new InvalidParameter(
			parameter,
			`is ${TYPE_NAMES[type].words}, or charged like one`,
			`Correct the number, or add '${TYPE_NAMES[type].name}' to 'Allowed Number Types' in the options; nobody was called for this item.`,
		);
	}
	return number;
}

function readNumber(entered: string, { parameter, options, countryField }: Place): NumberToCall {
	const reading = readPhoneNumber(entered, options.defaultCountry, countryField);
	if ('problem' in reading) throw new InvalidParameter(parameter, reading.problem, REMEDY);
	return { ...reading, sent: reading.number };
}

function numberAsEntered(entered: string, parameter: string, { defaultCountry }: NumberOptions): NumberToCall {
	if (entered.length > MAX_LENGTH) throw new InvalidParameter(parameter, `must have at most ${MAX_LENGTH} characters`, REMEDY);
	if (numbersIn(entered).length === 0) throw new InvalidParameter(parameter, 'contains no digits', REMEDY);
	if (holdsEmergencyNumber(entered, countryOf(defaultCountry))) {
		throw new InvalidParameter(parameter, 'is or contains an emergency number or short code, which are never called', REMEDY);
	}
	return { number: nameOfNumber(entered, defaultCountry), sent: entered };
}

/** The number in E.164, or as entered where it cannot be read. Never throws. */
export function nameOfNumber(entered: string, country: string | undefined): string {
	const reading = readPhoneNumber(entered, country);
	return 'number' in reading ? reading.number : entered.trim();
}

/** Types among the numbers that are not allowed. */
function typesIn(numbers: string[], { defaultCountry, allowedNumberTypes = [] }: NumberOptions): NumberType[] {
	return numbers.flatMap((number) => {
		const type = planNumber(number.replace(/^00/, '+'), countryOf(defaultCountry))?.type;
		return type && !allowedNumberTypes.includes(type) ? [type] : [];
	});
}

function countryOf(entered: string | undefined): string | undefined {
	return entered?.trim() ? readCountry(entered) : undefined;
}
