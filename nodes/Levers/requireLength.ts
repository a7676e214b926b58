import { InvalidParameter } from '../shared/core/input/invalidParameter';

const MAX_LENGTH = 255;

/** The text as it was entered. @throws InvalidParameter for one that Levers would refuse, naming `parameter` as the form shows it */
export function requireLength<T extends string | undefined>(entered: T, parameter: string): T {
	if (entered && entered.length > MAX_LENGTH) throw new InvalidParameter(parameter, `must have at most ${MAX_LENGTH} characters`);
	return entered;
}
