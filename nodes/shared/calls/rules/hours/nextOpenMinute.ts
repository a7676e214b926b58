import { type CallingHours, DAY_MINUTES } from './callingHours';
import { isOpenLocally, nextOpenLocally } from './localHours';
import { offsetAt } from './zoneClock';

const MAX_DAYS = 60;

/** What is known of the minutes from `from` up to `until`: none is open; `until` is open if `found`. */
interface Search {
	from: number;
	until: number;
	found: boolean;
}

const searches = new Map<string, Search>();
const MAX_SEARCHES = 5000;

/** The first minute (counted since 1970) from `first` on, within 60 days, at which all zones are open; kept for the next item. */
export function nextOpenMinute(hours: CallingHours, zones: readonly string[], first: number): number | undefined {
	const key = JSON.stringify([hours.windows, [...hours.closedDates], zones]);
	const known = searches.get(key);
	const isKnown = known !== undefined && first >= known.from && first <= known.until;
	const search = isKnown ? { ...known } : { from: first, until: first, found: false };
	const end = first + MAX_DAYS * DAY_MINUTES;
	if (!search.found) Object.assign(search, searchFrom(hours, zones, search.until, end));
	if (searches.size >= MAX_SEARCHES) searches.clear();
	searches.set(key, search);
	return search.found ? search.until : undefined;
}

/** Whether one zone is within the hours, at a minute counted since 1970. */
export function isOpenIn(hours: CallingHours, zone: string, minute: number): boolean {
	return isOpenLocally(hours, minute + offsetAt(zone, minute));
}

function searchFrom(hours: CallingHours, zones: readonly string[], start: number, end: number): Pick<Search, 'until' | 'found'> {
	let minute = start;
	while (minute < end) {
		const closed = zones.find((zone) => !isOpenIn(hours, zone, minute));
		if (closed === undefined) return { until: minute, found: true };
		minute = nextOpenIn(hours, closed, minute, end);
	}
	return { until: end, found: false };
}

/** The first minute before `end` at which one zone is open, or `end`. */
function nextOpenIn(hours: CallingHours, zone: string, start: number, end: number): number {
	let minute = start;
	while (minute < end) {
		const offset = offsetAt(zone, minute);
		const local = minute + offset;
		const midnight = (Math.floor(local / DAY_MINUTES) + 1) * DAY_MINUTES - offset;
		const jump = firstMinuteOf(midnight, minute, (one) => offsetAt(zone, one) !== offset);
		const open = nextOpenLocally(hours, local);
		if (open !== undefined && open - offset < jump) return Math.min(open - offset, end);
		minute = jump;
	}
	return end;
}

/** The first minute after `low` that `is` so, if `high` is; else `high`. */
function firstMinuteOf(high: number, low: number, is: (minute: number) => boolean): number {
	if (!is(high)) return high;
	let [before, after] = [low, high];
	while (after - before > 1) {
		const middle = Math.floor((before + after) / 2);
		if (is(middle)) after = middle;
		else before = middle;
	}
	return after;
}
