/** Overlay area codes and an area code of the same area. Google's map gives an overlay one zone, or a wrong one, though its area has several: docs/decisions.md#zones-of-numbers */
const OVERLAYS: Record<string, string> = {
	'236': '250',
	'257': '250',
	'364': '270',
	'367': '418',
	'448': '850',
	'458': '541',
	'474': '306',
	'581': '418',
	'672': '250',
	'689': '407',
	'729': '423',
	'778': '250',
	'879': '709',
	'930': '812',
};

/** Area codes whose unlisted exchanges may be in any of their zones. */
const MIXED_AREAS = ['867'];

/** Zones with other clocks in Google's map, by prefix, and the zone that is right there. */
const REPLACED: Record<string, Record<string, string>> = {
	'1867': { 'America/Fort_Nelson': 'America/Whitehorse', 'America/Vancouver': 'America/Whitehorse' },
	'211': { 'Africa/Nairobi': 'Africa/Juba' },
	'212': { 'Atlantic/Canary': 'Africa/Casablanca' },
	'213': { 'Europe/Paris': 'Africa/Algiers' },
	'218': { 'Europe/Bucharest': 'Africa/Tripoli' },
	'353': { 'Europe/Guernsey': 'Europe/Dublin', 'Europe/Isle_of_Man': 'Europe/Dublin', 'Europe/London': 'Europe/Dublin' },
	'505': { 'America/Chicago': 'America/Managua' },
	'52': { 'America/New_York': 'America/Cancun' },
	'7': { 'Europe/Bucharest': 'Europe/Kaliningrad' },
	'970': { 'Europe/Bucharest': 'Asia/Gaza' },
};

/** Regions with clocks of their own that Google's map does not know: the prefix of their numbers and all zones of it. */
const REGIONS: Record<string, string[]> = {
	'56': ['America/Punta_Arenas', 'America/Santiago', 'Pacific/Easter'],
	'675': ['Pacific/Bougainville', 'Pacific/Port_Moresby'],
};

export type ZonesByPrefix = ReadonlyMap<string, readonly string[]>;

/** Google's map of prefixes (in E.164 without plus) with what it lacks. */
export function correctZones(zones: ZonesByPrefix): ZonesByPrefix {
	const corrected = new Map(zones);
	for (const [code, names] of Object.entries(REPLACED)) {
		for (const [prefix, entries] of zones) {
			if (prefix.startsWith(code)) corrected.set(prefix, sorted(entries.map((zone) => names[zone] ?? zone)));
		}
	}
	for (const [overlay, area] of Object.entries(OVERLAYS)) corrected.set(`1${overlay}`, zonesUnder(zones, `1${area}`));
	for (const area of MIXED_AREAS) corrected.set(`1${area}`, zonesUnder(corrected, `1${area}`));
	for (const [prefix, entries] of Object.entries(REGIONS)) corrected.set(prefix, entries);
	return corrected;
}

/** All zones of the prefixes that begin with `start`. */
export function zonesUnder(zones: ZonesByPrefix, start: string): string[] {
	return sorted([...zones].flatMap(([prefix, entries]) => (prefix.startsWith(start) ? entries : [])));
}

function sorted(zones: string[]): string[] {
	return [...new Set(zones)].toSorted();
}
