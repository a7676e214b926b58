import { DateTime, type DateTimeMaybeValid } from 'luxon';

/** "2027-01-15 14:30", as spreadsheets write it, beside ISO 8601. */
const READERS = [
	(text: string, zone: string) => DateTime.fromISO(text, { zone, setZone: true }),
	(text: string, zone: string) => DateTime.fromSQL(text, { zone, setZone: true }),
];

/** A date and time: ISO text, a Date, or a Luxon object (possibly of another copy of Luxon), in `zone` (IANA) where it has no offset. */
export function readMoment(entered: unknown, zone: string): DateTime<true> | undefined {
	if (entered instanceof Date) return valid(DateTime.fromJSDate(entered, { zone }));
	const text =
		typeof entered === 'object' && entered && 'toISO' in entered && typeof entered.toISO === 'function'
			? String((entered.toISO as () => unknown)())
			: entered;
	if (typeof text !== 'string') return undefined;
	// A bare year or week ("2027") is ISO 8601 too, but never what a cell with a date means.
	if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(text.trim())) return undefined;
	for (const read of READERS) {
		const moment = valid(read(text.trim(), zone));
		if (moment) return moment;
	}
	return undefined;
}

function valid(moment: DateTimeMaybeValid): DateTime<true> | undefined {
	return moment.isValid ? moment : undefined;
}
