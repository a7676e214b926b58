import { DateTime } from 'luxon';

/** Less counts seconds, more counts milliseconds: docs/decisions.md#times-at-zudu */
const LEAST_MS = 100_000_000_000;

const MS_PER_SECOND = 1000;

/** In UTC; undefined for what is no moment. */
export function readTimestamp(timestamp: number): DateTime<true> | undefined {
	const moment = DateTime.fromMillis(Math.abs(timestamp) < LEAST_MS ? timestamp * MS_PER_SECOND : timestamp, { zone: 'utc' });
	return moment.isValid ? moment : undefined;
}
