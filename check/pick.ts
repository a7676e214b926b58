/** The first text or number at a place: names of members, `*` for each entry of a list. A list where the place has none counts as it. */
export function pick(value: unknown, place: readonly string[]): string | undefined {
	const [name, ...rest] = place;
	if (name === undefined) return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
	if (name === '*') {
		for (const entry of Array.isArray(value) ? value : [value]) {
			const found = pick(entry, rest);
			if (found !== undefined && found !== '') return found;
		}
		return undefined;
	}
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? pick(Object.entries(value).find(([key]) => key === name)?.[1], rest) : undefined;
}

/** The list at a place; undefined where there is none. */
export function listAt(value: unknown, place: readonly string[]): unknown[] | undefined {
	const found = place.reduce<unknown>((inner, name) => Object.entries(Object(inner) as object).find(([key]) => key === name)?.[1], value);
	return Array.isArray(found) ? (found as unknown[]) : undefined;
}
