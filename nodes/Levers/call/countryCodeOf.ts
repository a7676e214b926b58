import { readCountry } from '../../shared/calls/numbers/readCountry';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';

/** Two capital letters, as Levers takes them, from however a country was entered. */
export function countryCodeOf(entered: string | undefined): string | undefined {
	const code = entered === undefined ? undefined : readCountry(entered);
	if (code && !/^[A-Z]{2}$/.test(code)) throw new InvalidParameter('Country Code', `must be two letters such as SA, not "${entered}"`);
	return code;
}
