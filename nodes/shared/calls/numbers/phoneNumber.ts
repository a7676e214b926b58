import { InvalidParameter } from '../../core/input/invalidParameter';
import { readPhoneNumber } from './readPhoneNumber';

interface Place {
	parameter: string;
	defaultCountry?: string;
}

/** The number in E.164. @throws InvalidParameter naming the field */
export function phoneNumber(entered: string, place: Place): string;
export function phoneNumber(entered: string | undefined, place: Place): string | undefined;
export function phoneNumber(entered: string | undefined, { parameter, defaultCountry }: Place): string | undefined {
	if (entered === undefined) return undefined;
	const reading = readPhoneNumber(entered, defaultCountry);
	if ('problem' in reading) {
		throw new InvalidParameter(parameter, reading.problem, 'Correct the number; nobody was called for this item.');
	}
	return reading.number;
}
