import { InvalidParameter } from '../../core/input/invalidParameter';
import { plainText } from '../../core/input/plainText';
import { hasNumberingPlan, planNumber } from '../numbers/numberingPlan';
import { readCountry } from '../numbers/readCountry';

const PARAMETER = 'Campaign Rules → Allowed Countries';
const REMEDY = "Enter two-letter country codes such as 'US, CA', or remove the rule; nobody was called for this item.";
const SEPARATORS = /[\s,;|]/;
const MAX_SHOWN = 20;

/** Countries as people list them ("US, ca; uk", or a list), as ISO 3166 alpha-2. @throws InvalidParameter for none, and for one that does not exist */
export function readCountries(value: unknown): ReadonlySet<string> {
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	const codes = entries.flatMap((entry) => plainText(entry).split(SEPARATORS)).filter((code) => code !== '').map(readCountry);
	if (codes.length === 0 || entries.some((entry) => plainText(entry) === '')) {
		throw new InvalidParameter(PARAMETER, codes.length === 0 ? 'is empty' : 'contains an entry that is not a country code', REMEDY);
	}
	const unknown = codes.find((code) => !hasNumberingPlan(code));
	if (unknown !== undefined) {
		throw new InvalidParameter(PARAMETER, `contains "${unknown.slice(0, MAX_SHOWN)}", which is not a two-letter country code`, REMEDY);
	}
	return new Set(codes);
}

/** The country of a number in E.164; undefined if it may be any of several, or none. */
export function countryOf(number: string): string | undefined {
	return planNumber(number)?.country;
}

/** A number that may be in several countries is allowed if all of them are, and one of no country never: docs/decisions.md#allowed-countries */
export function isAllowedCountry(allowed: ReadonlySet<string>, number: string): boolean {
	const possible = planNumber(number)?.countries ?? [];
	return possible.length > 0 && possible.every((country) => allowed.has(country));
}
