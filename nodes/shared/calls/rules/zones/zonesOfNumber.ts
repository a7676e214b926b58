import { planNumber } from '../../numbers/numberingPlan';
import { readZoneTable } from './readZoneTable';
import { correctZones, type ZonesByPrefix } from './zoneCorrections';
import { COUNTRY_ZONES, PREFIX_ZONES } from './zoneTable';

const E164 = /^\+(\d{4,15})$/;

let tables: { prefixes: ZonesByPrefix; countries: ZonesByPrefix } | undefined;

/** All IANA zones in which a number (E.164) may be, in alphabetical order; none if nobody knows. A number that is not surely a fixed line counts as all zones of its country, except in country code 1, whose mobiles have the area codes of a place. */
export function zonesOfNumber(number: string): string[] {
	const digits = E164.exec(number)?.[1];
	if (digits === undefined) return [];
	const { prefixes, countries } = (tables ??= {
		prefixes: correctZones(readZoneTable(PREFIX_ZONES)),
		countries: readZoneTable(COUNTRY_ZONES),
	});
	const matches = matchesOf(prefixes, digits);
	const zones = matches.at(-1) ?? [];
	if (digits.startsWith('1')) return [...zones];
	const planned = planNumber(number);
	if (planned?.fixedLine) return [...zones];
	const country = planned?.country;
	// The shortest prefix is the country code.
	const others = country === undefined ? matches[0] : countries.get(country);
	return [...union([...zones, ...(others ?? [])])];
}

const unions = new Map<string, readonly string[]>();

/** Each in alphabetical order, once; kept, since the table has few combinations. */
function union(zones: string[]): readonly string[] {
	const key = zones.join();
	const known = unions.get(key) ?? [...new Set(zones)].toSorted();
	unions.set(key, known);
	return known;
}

/** The zones of each prefix that the number has, the longest last. */
function matchesOf(prefixes: ZonesByPrefix, digits: string): Array<readonly string[]> {
	return Array.from(digits, (_, index) => prefixes.get(digits.slice(0, index + 1))).filter((zones) => zones !== undefined);
}
