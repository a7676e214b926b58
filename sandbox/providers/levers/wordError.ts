import type { Problem } from '../../simulation';

/** Error types in the words of the framework whose error body the documentation shows. */
const ERROR_TYPES: Record<string, string> = {
	required: 'missing',
	type: 'type_error',
	minLength: 'string_too_short',
	maxLength: 'string_too_long',
	pattern: 'string_pattern_mismatch',
	minimum: 'greater_than_equal',
	maximum: 'less_than_equal',
	parse: 'json_invalid',
};

/** Only the form of 422 is documented; `{detail: text}` for the others is inferred. */
export function wordError({ message, violations }: Problem): unknown {
	const detail = violations?.map(({ where, message: msg, rule }) => ({ loc: where, msg, type: ERROR_TYPES[rule] ?? 'value_error' }));
	return { detail: detail ?? message };
}
