/** When people may be called on some days, on their own clocks. */
export interface Window {
	/** ISO weekdays on which it begins: 1 is Monday, 7 Sunday. */
	days: readonly number[];
	/** Minutes after midnight, 0 to 1439. */
	fromMinute: number;
	/** The first minute after it, up to 1440. Not after `fromMinute`, it is on the next day. */
	untilMinute: number;
}

export interface CallingHours {
	windows: readonly Window[];
	/** Dates (yyyy-mm-dd) on the callee's calendar on which nobody is called, and no window begins. */
	closedDates: ReadonlySet<string>;
}

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export const DAY_MINUTES = 24 * 60;

export const ALL_DAY: readonly Window[] = [{ days: EVERY_DAY, fromMinute: 0, untilMinute: DAY_MINUTES }];
