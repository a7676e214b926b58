/** A moment (Unix milliseconds) as ISO 8601 in UTC; null for none. */
export function isoTime(moment: number): string;
export function isoTime(moment: number | null): string | null;
export function isoTime(moment: number | null): string | null {
	return moment === null ? null : new Date(moment).toISOString();
}
