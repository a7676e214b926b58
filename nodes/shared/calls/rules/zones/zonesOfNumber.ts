import { planNumber } from '../../numbers/numberingPlan';
import { readZoneTable } from './readZoneTable';
import { correctZones, type ZonesByPrefix } from './zoneCorrections';
import { COUNTRY_ZONES, PREFIX_ZONES } from './zoneTable';

const E164 = /^\+(\d{4,15})$/;
const MAX_COUNTRY_CODE_DIGITS = 3;

let tables: { prefixes: ZonesByPrefix; countries: ZonesByPrefix } | undefined;

/**
 * All IANA zones in which a number (E.164) may be, in alphabetical order; none if nobody knows. A number that is not surely
 * a fixed line counts as all zones of its country, except in country code 1, whose mobiles have the area codes of a place.
 */
export function zonesOfNumber(number: string): string[] {
	const digits = E164.exec(number)?.[1];
	if (digits === undefined) return [];
	const { prefixes, countries } = (tables ??= {
		prefixes: correctZones(readZoneTable(PREFIX_ZONES)),
		countries: readZoneTable(COUNTRY_ZONES),
	});
	const zones = longestMatch(prefixes, digits, digits.length);
	const planned = digits.startsWith('1') ? undefined : planNumber(number);
	if (!planned || planned.fixedLine) return [...zones];
	const others = planned.country === undefined ? longestMatch(prefixes, digits, MAX_COUNTRY_CODE_DIGITS) : (countries.get(planned.country) ?? []);
	return [...new Set([...zones, ...others])].toSorted();
}

function longestMatch(prefixes: ZonesByPrefix, digits: string, longest: number): readonly string[] {
	for (let length = longest; length > 0; length--) {
		const zones = prefixes.get(digits.slice(0, length));
		if (zones) return zones;
	}
	return [];
}
