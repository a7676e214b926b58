import type { Answer, Problem } from '../../simulation';

/** Short titles as in the documented samples; the detail goes into `error`. */
const ERROR_TITLES: Record<number, string> = {
	400: 'Validation failed',
	401: 'Unauthorized',
	402: 'Payment required',
	403: 'Forbidden',
	404: 'Not found',
	409: 'Conflict',
	422: 'Unprocessable entity',
	429: 'Too many requests',
	501: 'Not implemented',
};

/** Every answer is wrapped in this. */
export function success(message: string, data: unknown): Answer {
	return { status: 200, body: { message, status: 'success', error: null, data } };
}

export function wordError({ status, message }: Problem): unknown {
	return { message: ERROR_TITLES[status] ?? 'Internal server error', status: 'error', error: message, data: null };
}

/** A refusal in the envelope. */
export function failure(status: number, message: string): Answer {
	return { status, body: wordError({ status, message }) };
}
