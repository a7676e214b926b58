/** The same data with `***` in place of every text that is one of these values. */
export function hideValues(data: unknown, values: string[]): unknown {
	if (typeof data === 'string') return values.includes(data) ? '***' : data;
	if (Array.isArray(data)) return data.map((entry) => hideValues(entry, values));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, entry]) => [key, hideValues(entry, values)]));
}
