import type { Problem } from '../../simulation';

/** UNAUTHORIZED and BAD_REQUEST are the codes the documentation shows; the others are inferred from them. */
const ERROR_CODES: Record<number, string> = {
	400: 'BAD_REQUEST',
	401: 'UNAUTHORIZED',
	402: 'PAYMENT_REQUIRED',
	403: 'FORBIDDEN',
	404: 'NOT_FOUND',
	405: 'METHOD_NOT_ALLOWED',
	409: 'CONFLICT',
	429: 'RATE_LIMITED',
	501: 'NOT_IMPLEMENTED',
};

/** 422 in the older generation's form, which the documentation says may still come; all else in the current one. */
export function wordError({ status, message, violations = [] }: Problem): unknown {
	if (status === 422) {
		return { detail: violations.map(({ where, message: msg, rule }) => ({ loc: where, msg, type: `value_error.${rule}` })) };
	}
	const details = Object.fromEntries(violations.map(({ where, message: text }) => [where.join('.'), text]));
	return { error: message, code: ERROR_CODES[status] ?? 'INTERNAL_ERROR', details };
}
