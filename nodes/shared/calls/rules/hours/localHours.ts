import { type CallingHours, DAY_MINUTES } from './callingHours';

const DAY_MS = DAY_MINUTES * 60_000;

/** Whether a local minute (counted since midnight of 1970-01-01 on the callee's clock) is within the hours. */
export function isOpenLocally(hours: CallingHours, minute: number): boolean {
	return openings(hours, Math.floor(minute / DAY_MINUTES)).some(({ from, until }) => minute >= from && minute < until);
}

/** The first local minute from `minute` to the end of its day that is within the hours. */
export function nextOpenLocally(hours: CallingHours, minute: number): number | undefined {
	const starts = openings(hours, Math.floor(minute / DAY_MINUTES))
		.filter(({ until }) => until > minute)
		.map(({ from }) => Math.max(from, minute));
	return starts.length > 0 ? Math.min(...starts) : undefined;
}

interface Opening {
	from: number;
	until: number;
}

/** The parts of windows on one local day (counted since 1970-01-01), as local minutes. */
function openings({ windows, closedDates }: CallingHours, day: number): Opening[] {
	if (isClosed(closedDates, day)) return [];
	const [start, end] = [day * DAY_MINUTES, (day + 1) * DAY_MINUTES];
	const parts: Opening[] = [];
	for (const { days, fromMinute, untilMinute } of windows) {
		const isOvernight = untilMinute <= fromMinute;
		if (days.includes(weekdayOf(day))) parts.push({ from: start + fromMinute, until: isOvernight ? end : start + untilMinute });
		if (isOvernight && days.includes(weekdayOf(day - 1)) && !isClosed(closedDates, day - 1)) {
			parts.push({ from: start, until: start + untilMinute });
		}
	}
	return parts;
}

function isClosed(closedDates: ReadonlySet<string>, day: number): boolean {
	return closedDates.size > 0 && closedDates.has(new Date(day * DAY_MS).toISOString().slice(0, 10));
}

/** ISO weekday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
	return ((((day + 3) % 7) + 7) % 7) + 1;
}
