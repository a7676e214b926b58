/** `base` with `changes` made at every depth. Lists, null and everything else that is no object replace what is there. */
export function mergeInto(base: unknown, changes: unknown): unknown {
	if (!isObject(base) || !isObject(changes)) return changes;
	const merged = Object.entries(changes).map(([key, value]) => [key, key in base ? mergeInto(base[key], value) : value]);
	return { ...base, ...Object.fromEntries(merged) };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
