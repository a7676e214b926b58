import { InvalidParameter } from '../../shared/input/invalidParameter';
import { isScientificNotation } from '../../shared/input/phone';

const PARAMETER = 'Number to Call';
const REMEDY = 'Correct the number; nobody was called for this item.';

/** Documented by Levers. */
const MAX_LENGTH = 100;

/**
 * The number as entered, without blanks around it. It is not brought into E.164 as elsewhere: Levers reads local numbers
 * itself, by `countryCode` or by a setting of the account that nobody can know here. Only what cannot be a number is
 * refused.
 */
export function readNumberToCall(entered: string): string {
	const number = entered.trim();
	if (isScientificNotation(number)) {
		throw new InvalidParameter(
			PARAMETER,
			'was turned into scientific notation by the sheet, its digits are lost; format the column as text',
			REMEDY,
		);
	}
	if (!/\d/.test(number)) throw new InvalidParameter(PARAMETER, 'holds no digit', REMEDY);
	if (number.length > MAX_LENGTH) {
		throw new InvalidParameter(PARAMETER, `must have at most ${MAX_LENGTH} characters, not ${number.length}`, REMEDY);
	}
	return number;
}
