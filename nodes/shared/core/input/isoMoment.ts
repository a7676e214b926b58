import type { DateTime } from 'luxon';

/** ISO 8601 with offset and without milliseconds ("2027-01-15T14:30:00Z"). */
export function isoMoment(moment: DateTime<true> | undefined): string | undefined {
	return moment?.toISO({ suppressMilliseconds: true });
}
