import { DateTime } from 'luxon';

/** A time zone where it is one of these hours now. */
export function zoneAt(...hours: number[]): string {
	return Intl.supportedValuesOf('timeZone').find((zone) => hours.includes(DateTime.now().setZone(zone).hour)) ?? '';
}
