import { InvalidParameter } from '../../core/input/invalidParameter';
import { hasNumberingPlan, planNumber } from '../numbers/numberingPlan';
import { readCountry } from '../numbers/readCountry';

const MAX_SHOWN = 20;

/** Countries as people list them ("US, ca; uk"), as ISO 3166 alpha-2. @throws InvalidParameter for one that does not exist */
export function readCountries(entered: string): ReadonlySet<string> {
	const codes = entered.split(/[,;\s]+/).filter((code) => code !== '').map(readCountry);
	const unknown = codes.find((code) => !hasNumberingPlan(code));
	if (unknown !== undefined) {
		throw new InvalidParameter('Campaign Rules → Allowed Countries', `contains "${unknown.slice(0, MAX_SHOWN)}", which is not a two-letter country code`);
	}
	return new Set(codes);
}

/** The country of a number in E.164; undefined if it may be any of several, or none. */
export function countryOf(number: string): string | undefined {
	return planNumber(number)?.country;
}

/** A number whose country is not certain is not allowed. */
export function isAllowedCountry(countries: ReadonlySet<string>, number: string): boolean {
	const country = countryOf(number);
	return country !== undefined && countries.has(country);
}
