import { DateTime } from 'luxon';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import type { CallingHours, Window } from './openingHours';
import { PRESETS, presetFor } from './presets';
import type { HoursChoice } from './presetOptions';

interface EnteredHours {
	callingHours?: HoursChoice;
	customHours?: { hours?: Array<{ days?: number[]; from?: string; until?: string }> };
	/** Text, or a list of texts or dates. */
	closedDates?: unknown;
}

const ALL_DAY: Window[] = [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, untilMinute: 1440 }];
const TIME = /^(\d{1,2})(?::(\d{2}))? ?([ap]m)?$/;
const MAX_TIME_LENGTH = 10;
const DATE = /^\d{4}-\d{2}-\d{2}/;
const DATE_SEPARATORS = /[,;\s]+/;

/** The hours for numbers of a country, from the form. @throws InvalidParameter */
export function readCallingHours({ callingHours, customHours, closedDates }: EnteredHours): (country: string | undefined) => CallingHours {
	const closed = new Set(readClosedDates(closedDates));
	const entered = customHours?.hours?.map(readWindow) ?? [];
	const choice = callingHours ?? (entered.length > 0 ? 'custom' : undefined);
	if (choice === 'custom' && entered.length === 0) {
		throw new InvalidParameter('Campaign Rules → Custom Hours', "is empty, but Calling Hours is 'Custom'", "Add the hours, or choose others in 'Calling Hours'.");
	}
	return (country) => {
		if (choice === undefined) return { windows: ALL_DAY, closedDates: closed };
		if (choice === 'custom') return { windows: entered, closedDates: closed };
		return { windows: PRESETS[choice === 'byCountry' ? presetFor(country) : choice], closedDates: closed };
	};
}

function readWindow({ days = [], from = '', until = '' }: { days?: number[]; from?: string; until?: string }): Window {
	if (days.length === 0) throw new InvalidParameter('Campaign Rules → Custom Hours → Days', 'is empty');
	return { days, fromMinute: readTime(from, 'From'), untilMinute: readTime(until, 'Until') };
}

function readTime(entered: string, field: string): number {
	const text = entered.slice(0, MAX_TIME_LENGTH + 1).trim().toLowerCase();
	const [, hours, minutes = '0', half] = TIME.exec(text) ?? [];
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
	const minute = hour * 60 + Number(minutes);
	const fits = hours !== undefined && Number(minutes) < 60 && minute <= 1440 && (half === undefined || (Number(hours) >= 1 && Number(hours) <= 12));
	if (!fits) throw new InvalidParameter(`Campaign Rules → Custom Hours → ${field}`, `must be a time such as 09:00 or 5:30 pm, not "${entered.slice(0, 20)}"`);
	return minute;
}

function readClosedDates(entered: unknown): string[] {
	if (entered === undefined || entered === '') return [];
	const entries: unknown[] = typeof entered === 'string' ? entered.split(DATE_SEPARATORS).filter((text) => text !== '') : Array.isArray(entered) ? entered : [entered];
	return entries.map(readDate);
}

function readDate(entry: unknown): string {
	const date =
		entry instanceof DateTime
			? entry.toISODate()
			: entry instanceof Date
				? DateTime.fromJSDate(entry).toISODate()
				: typeof entry === 'string' && DATE.test(entry.trim())
					? DateTime.fromISO(entry.trim().slice(0, 10)).toISODate()
					: null;
	if (date === null) throw new InvalidParameter('Campaign Rules → Closed Dates', 'must contain dates such as 2026-12-25, separated by commas');
	return date;
}
