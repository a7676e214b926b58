import { zonesFor } from '../../shared/calls/rules/zones/zonesFor';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { toError } from '../../shared/core/problem/toError';
import { contradiction } from './contradiction';
import type { KnownColumns } from './knownColumns';

export function zoneOfRow({ row, written }: KnownColumns): string | { problem: string } {
	const zones = written('timezone');
	const others = zones.filter(({ heading }) => heading !== 'timezone');
	const [own] = zones.filter(({ heading }) => heading === 'timezone');
	// What this node has made of another heading follows that heading, which may have been corrected since.
	const isMade = own !== undefined && row.timeZoneSource === 'item' && row.timeZones === meaningOf(own.text);
	const counted = isMade && others.length > 0 ? others : zones;
	const problem = contradiction(counted, meaningOf, zones);
	return problem === undefined ? (counted[0]?.text ?? '') : { problem };
}

function meaningOf(entered: string): string {
	try {
		return zonesFor({ entered, numbers: [], defaultZone: undefined })?.zones[0] ?? entered;
	} catch (error) {
		if (error instanceof InvalidParameter) return entered;
		throw toError(error);
	}
}
