import { parameterPath } from '../../../core/input/parameterPath';
import type { Place } from '../skip';
import { readZone } from './readZone';
import { zonesOfNumber } from './zonesOfNumber';

export interface Zones {
	zones: [string, ...string[]];
	source: NonNullable<Place['timeZoneSource']>;
}

interface ZoneChoice {
	entered: string | undefined;
	/** E.164; none for a person whom only the provider knows. */
	numbers: string[];
	defaultZone: string | undefined;
}

/** Where a person may be: as the item says, else as the number says, else by default; undefined if nothing says it. @throws InvalidParameter */
export function zonesFor({ entered, numbers, defaultZone }: ZoneChoice): Zones | undefined {
	if (entered?.trim()) return { zones: [zoneNamed(entered, 'Time Zone')], source: 'item' };
	const [first, ...others] = new Set(numbers.flatMap(zonesOfNumber));
	if (first !== undefined) return { zones: [first, ...others], source: 'number' };
	return defaultZone?.trim() ? { zones: [zoneNamed(defaultZone, 'Default Time Zone')], source: 'default' } : undefined;
}

const read = new Map<string, string>();
const MAX_READ = 1000;

/** Intl takes long for a name, and a list has few. */
function zoneNamed(entered: string, field: string): string {
	const known = read.get(entered);
	if (known !== undefined) return known;
	const zone = readZone(entered, parameterPath('Campaign Rules', field));
	if (read.size >= MAX_READ) read.clear();
	read.set(entered, zone);
	return zone;
}
