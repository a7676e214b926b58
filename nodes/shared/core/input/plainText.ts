/** A text, number or boolean as trimmed text; empty for anything else. */
export function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value).trim() : '';
}
