import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** {"error": "...", "code": "BAD_REQUEST", "details": {}}: the form that the API reference shows. */
const plainError = z.object({
	error: z.string().min(1),
	code: z.string().min(1).optional().catch(undefined),
	details: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

/** {"detail": "..."} or {"detail": [{"loc": ["body", "priority"], "msg": "..."}]}: refused input, by the older documentation. */
const validationError = z.object({
	detail: z.union([
		z.string().min(1),
		z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: z.string() })).min(1),
	]),
});

/** Kejue's own words in the body of a failed request; undefined where it has none. https://docs.kejue.co/api-reference */
export function errorMessage(body: unknown): string | undefined {
	const plain = plainError.safeParse(body);
	if (plain.success) {
		const { error, code, details = {} } = plain.data;
		const particulars = Object.entries(details).flatMap(([name, value]) => {
			const shown = scalar.safeParse(value);
			// Often the sentence says it already.
			return shown.success && !error.includes(String(shown.data)) ? [`${name}: ${shown.data}`] : [];
		});
		const aside = [...(code ? [code] : []), ...particulars].join(', ');
		return aside ? `${error} (${aside})` : error;
	}
	const validation = validationError.safeParse(body);
	if (!validation.success) return undefined;
	const { detail } = validation.data;
	return typeof detail === 'string' ? detail : detail.map(fieldMessage).join('; ');
}

function fieldMessage({ loc, msg }: { loc: Array<string | number>; msg: string }): string {
	const field = loc.filter((part, index) => index > 0 || part !== 'body').join('.');
	return field ? `${field}: ${msg}` : msg;
}
