import { DateTime } from 'luxon';
import type { Place } from '../skip';
import type { Zones } from '../zones/zonesFor';
import type { CallingHours } from './callingHours';
import { isOpenIn, nextOpenMinute } from './nextOpenMinute';
import { MINUTE_MS, minuteOf, offsetAt } from './zoneClock';

const MAX_NAMED_ZONES = 3;

/** True if calls are allowed at `at` in all of the zones. */
export function isOpen(hours: CallingHours, zones: readonly string[], at: DateTime): boolean {
	const minute = minuteOf(at);
	return zones.every((zone) => isOpenIn(hours, zone, minute));
}

/** The first moment from `after` on, within 60 days, at which all of the zones are open: `after` itself or a whole minute, in the first zone. */
export function nextOpening(hours: CallingHours, zones: readonly [string, ...string[]], after: DateTime): DateTime | null {
	if (isOpen(hours, zones, after)) return after.setZone(zones[0]);
	const minute = nextOpenMinute(hours, zones, minuteOf(after) + 1);
	return minute === undefined ? null : DateTime.fromMillis(minute * MINUTE_MS, { zone: zones[0] });
}

/** Where somebody is and what decides there: the first zone that is closed, or the first one. It is named before the others: "America/Adak, America/Boise, America/Denver and 39 more". */
export function placeAt(hours: CallingHours | undefined, { zones, source }: Zones, at: DateTime): Place {
	const minute = minuteOf(at);
	const deciding = (hours && zones.find((zone) => !isOpenIn(hours, zone, minute))) ?? zones[0];
	const names = [deciding, ...zones.filter((zone) => zone !== deciding)];
	const more = names.length - MAX_NAMED_ZONES;
	return {
		localTime: localTime(deciding, at),
		timeZone: names.slice(0, MAX_NAMED_ZONES).join(', ') + (more > 0 ? ` and ${more} more` : ''),
		timeZoneSource: source,
	};
}

const toldTimes = new Map<string, { at: DateTime; local: string | null }>();

/** The latest answer is kept: a list is judged at few moments. */
function localTime(zone: string, at: DateTime): string | null {
	const before = toldTimes.get(zone);
	if (before?.at === at) return before.local;
	const local = writeLocalTime(zone, at);
	toldTimes.set(zone, { at, local });
	return local;
}

/** Luxon asks Intl for each moment, which takes longer than all other rules together; it writes London's winter as +00:00 and a fixed offset of 0 as Z. */
function writeLocalTime(zone: string, at: DateTime): string | null {
	const offset = offsetAt(zone, minuteOf(at));
	const local = offset === 0 ? at.setZone(zone) : at.toUTC(offset);
	return local.toISO({ suppressMilliseconds: true });
}
