import { DateTime } from 'luxon';
import type { Place } from '../skip';
import type { Zones } from '../zones/zonesFor';

/** One opening on some days. If it does not end after it begins, it lasts into the next day. */
export interface Window {
	/** ISO: Monday is 1. */
	days: readonly number[];
	/** Minutes after midnight by the clock of the wall, 0 to 1440. */
	fromMinute: number;
	/** The first minute that is closed again. */
	untilMinute: number;
}

export interface CallingHours {
	windows: readonly Window[];
	/** Dates (yyyy-mm-dd) that are closed from midnight to midnight. */
	closedDates: ReadonlySet<string>;
}

interface Local {
	date: string;
	weekday: number;
	minute: number;
}

const MAX_DAYS_AHEAD = 60;
const MAX_NAMED_ZONES = 3;
const MINUTE_MS = 60_000;
const STEP_MINUTES = 15;

/** True if calls are allowed at `at` in all of the zones. */
export function isOpen(hours: CallingHours, zones: readonly string[], at: DateTime): boolean {
	return zones.every((zone) => isOpenIn(hours, zone, at));
}

/** The first moment from `after` on, within 60 days, at which all of the zones are open. */
export function nextOpening(hours: CallingHours, zones: readonly [string, ...string[]], after: DateTime): DateTime | null {
	if (isOpen(hours, zones, after)) return after.setZone(zones[0]);
	for (let day = 0; day <= MAX_DAYS_AHEAD; day++) {
		const candidates = zones.flatMap((zone) => openingsOn(hours, after.setZone(zone).startOf('day').plus({ days: day })));
		const next = candidates.sort((a, b) => a - b).find((ms) => ms > after.toMillis() && isOpen(hours, zones, DateTime.fromMillis(ms)));
		if (next !== undefined) return DateTime.fromMillis(next, { zone: zones[0] });
	}
	return null;
}

/** Where somebody is and what decides there: the first zone that is closed, or the first one. */
export function placeAt(hours: CallingHours | undefined, { zones, source }: Zones, at: DateTime): Place {
	const deciding = (hours && zones.find((zone) => !isOpenIn(hours, zone, at))) ?? zones[0];
	const more = zones.length - MAX_NAMED_ZONES;
	return {
		localTime: at.setZone(deciding).toISO({ suppressMilliseconds: true }),
		timeZone: zones.slice(0, MAX_NAMED_ZONES).join(', ') + (more > 0 ? ` and ${more} more` : ''),
		timeZoneSource: source,
	};
}

function isOpenIn({ windows, closedDates }: CallingHours, zone: string, at: DateTime): boolean {
	const { date, weekday, minute } = localIn(zone, at);
	if (closedDates.has(date)) return false;
	const dayBefore = weekday === 1 ? 7 : weekday - 1;
	return windows.some(({ days, fromMinute, untilMinute }) => {
		if (untilMinute > fromMinute) return days.includes(weekday) && minute >= fromMinute && minute < untilMinute;
		return (days.includes(weekday) && minute >= fromMinute) || (days.includes(dayBefore) && minute < untilMinute);
	});
}

const lastLocal = new Map<string, { minute: number; local: Local }>();

/** The time on the wall; a run asks for the same zones again and again within a minute. */
function localIn(zone: string, at: DateTime): Local {
	const minute = Math.floor(at.toMillis() / MINUTE_MS);
	const last = lastLocal.get(zone);
	if (last?.minute === minute) return last.local;
	const moment = at.setZone(zone);
	const local = { date: moment.toISODate() ?? '', weekday: moment.weekday, minute: moment.hour * 60 + moment.minute };
	lastLocal.set(zone, { minute, local });
	return local;
}

/** Moments (Unix ms) at which a day may open: at midnight, where windows begin, and often on a day whose clock is put forward or back. */
function openingsOn({ windows }: CallingHours, startOfDay: DateTime): number[] {
	const end = startOfDay.plus({ days: 1 });
	const steps = startOfDay.offset === end.offset ? 1 : Math.ceil(end.diff(startOfDay).as('minutes') / STEP_MINUTES);
	return [
		...Array.from({ length: steps }, (_, step) => startOfDay.plus({ minutes: step * STEP_MINUTES }).toMillis()),
		...windows.map(({ fromMinute }) => startOfDay.set({ hour: Math.floor(fromMinute / 60), minute: fromMinute % 60 }).toMillis()),
	];
}
