/** Shorter values occur in ordinary words. */
const MIN_HELD_LENGTH = 16;

/** The same data with `***` in place of every text that is one of these values, or holds a long one. */
export function hideValues(data: unknown, values: string[]): unknown {
	if (typeof data === 'string') return values.some((value) => isOrHolds(data, value)) ? '***' : data;
	if (Array.isArray(data)) return data.map((entry) => hideValues(entry, values));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, entry]) => [key, hideValues(entry, values)]));
}

function isOrHolds(text: string, value: string): boolean {
	return text === value || (value.length >= MIN_HELD_LENGTH && text.includes(value));
}
