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

export interface NumberOptions {
	defaultCountry?: string;
	allowedNumberTypes?: NumberType[];
	sendAsEntered?: boolean;
}

export interface NumberToCall {
	/** Identifies the person: in E.164, or as entered if that is sent as entered. */
	number: string;
	sent: string;
	extension?: string;
}

interface Place {
	parameter: string;
	options: NumberOptions;
	countryField?: string;
}

/** Each number is asked for several times while an item is prepared, with the same options. */
const numbersRead = new WeakMap<NumberOptions, Map<string, NumberToCall>>();

/** The number that an item calls. @throws InvalidParameter for no number, emergency numbers, and types that are not allowed */
export function numberToCall(entered: string, place: Place): NumberToCall;
export function numberToCall(entered: string | undefined, place: Place): NumberToCall | undefined;
export function numberToCall(entered: string | undefined, { parameter, options, countryField }: Place): NumberToCall | undefined {
	if (entered === undefined) return undefined;
	const read = numbersRead.get(options) ?? new Map<string, NumberToCall>();
	numbersRead.set(options, read);
	const before = read.get(entered);
	if (before) return before;
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
	read.set(entered, number);
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

/** The number in E.164, or as entered if it cannot be read. Never throws. */
export function nameOfNumber(entered: string, country: string | undefined): string {
	const reading = readPhoneNumber(entered, country);
	return 'number' in reading ? reading.number : entered.trim();
}

function typesIn(numbers: string[], { defaultCountry, allowedNumberTypes = [] }: NumberOptions): NumberType[] {
	return numbers.flatMap((number) => {
		const type = planNumber(number.replace(/^00/, '+'), countryOf(defaultCountry))?.type;
		return type && !allowedNumberTypes.includes(type) ? [type] : [];
	});
}

function countryOf(entered: string | undefined): string | undefined {
	return entered?.trim() ? readCountry(entered) : undefined;
}
