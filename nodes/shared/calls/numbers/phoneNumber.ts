import { InvalidParameter } from '../../core/input/invalidParameter';
import { readPhoneNumber } from './readPhoneNumber';

/** The number in E.164. @throws InvalidParameter naming the field */
export function phoneNumber(
	entered: string | undefined,
	{ parameter, defaultCountry }: { parameter: string; defaultCountry?: string },
): string | undefined {
	if (entered === undefined) return undefined;
	const reading = readPhoneNumber(entered, defaultCountry);
	if ('problem' in reading) {
		throw new InvalidParameter(parameter, reading.problem, 'Correct the number; nobody was called for this item.');
	}
	return reading.number;
}
