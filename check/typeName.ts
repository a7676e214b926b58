/** "integer", "list of object": what a value is, in JSON Schema's words. */
export function typeName(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) {
		const types = [...new Set(value.map(typeName))].sort();
		return types.length === 0 ? 'empty list' : `list of ${types.join(' or ')}`;
	}
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}
