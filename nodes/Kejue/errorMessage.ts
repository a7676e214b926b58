import { z } from 'zod';
import { validationWords } from '../shared/core/problem/validationWords';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** {"error": "...", "code": "BAD_REQUEST", "details": {}}: the form that the API reference shows. */
const plainError = z.object({
	error: z.string().min(1),
	code: z.string().min(1).optional().catch(undefined),
	details: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** Kejue's own words, also in the older form for refused input. https://docs.kejue.co/api-reference */
export function errorMessage(body: unknown): string | undefined {
	const plain = plainError.safeParse(body);
	if (plain.success) {
		const { error, code, details = {} } = plain.data;
		const particulars = Object.entries(details).flatMap(([name, value]) => {
			const shown = scalar.safeParse(value);
			return shown.success && !error.includes(String(shown.data)) ? [`${name}: ${shown.data}`] : [];
		});
		const aside = [...(code ? [code] : []), ...particulars].join(', ');
		return aside ? `${error.replace(/\.$/, '')} (${aside})` : error;
	}
	return validationWords(body);
}
