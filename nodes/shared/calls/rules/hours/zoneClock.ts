import { DateTime, Info, Settings, type Zone } from 'luxon';

export const MINUTE_MS = 60_000;

interface Clock {
	zone: Zone;
	/** The minute of `offset`, counted since 1970. */
	minute: number;
	offset: number;
}

const clocks = new Map<string, Clock>();

/** Minutes that the clocks of a zone are ahead of UTC at a minute counted since 1970. The latest answer is kept, since a list asks for few minutes. */
export function offsetAt(zone: string, minute: number): number {
	const clock = clocks.get(zone) ?? startClock(zone);
	if (clock.minute !== minute) {
		clock.offset = clock.zone.offset(minute * MINUTE_MS);
		clock.minute = minute;
	}
	return clock.offset;
}

function startClock(name: string): Clock {
	const clock = { zone: Info.normalizeZone(name), minute: Number.NaN, offset: 0 };
	clocks.set(name, clock);
	return clock;
}

export function minuteOf(at: DateTime): number {
	return Math.floor(at.toMillis() / MINUTE_MS);
}

let latest = DateTime.utc();

/** Now, in UTC: the same object within a millisecond, since people are judged one after the other. */
export function utcNow(): DateTime {
	if (latest.toMillis() !== Settings.now()) latest = DateTime.utc();
	return latest;
}
