import { DateTime } from 'luxon';

/**
 * Whatever is less counts seconds, whatever is more counts milliseconds: 1973 in milliseconds, 5138 in seconds, and no call
 * lies beyond either.
 */
const LEAST_MS = 100_000_000_000;

const MS_PER_SECOND = 1000;

/**
 * A moment as Zudu tells it, in UTC. Times of calls are documented in Unix milliseconds and those of schedules in seconds,
 * but either comes in either form, so the size tells. Undefined for what is no moment.
 */
export function readTimestamp(timestamp: number): DateTime<true> | undefined {
	const moment = DateTime.fromMillis(Math.abs(timestamp) < LEAST_MS ? timestamp * MS_PER_SECOND : timestamp, { zone: 'utc' });
	return moment.isValid ? moment : undefined;
}
