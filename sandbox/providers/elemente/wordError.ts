import { STATUS_CODES } from 'node:http';
import type { Problem } from '../../simulation';

/** The default body of NestJS, which the provider's operation ids point to: no error body is documented (inferred). */
export function wordError({ status, message, violations }: Problem): unknown {
	const messages = violations?.map(({ where, message: text }) => `${where.slice(1).join('.') || where.join('.')} ${text}`);
	return { statusCode: status, message: messages ?? message, error: STATUS_CODES[status] ?? 'Error' };
}

