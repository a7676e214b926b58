import { maskEntered } from './maskEntered';

const MAX_SHOWN = 40;

/** A value as an error shows it. */
export function describeEntered(value: unknown): string {
	if (typeof value === 'string') return `"${shorten(value)}"`;
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : shorten(String(value));
}

function shorten(text: string): string {
	const masked = maskEntered(text.slice(0, 5 * MAX_SHOWN));
	return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN)}…` : masked;
}
