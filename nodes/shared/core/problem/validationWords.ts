import { z } from 'zod';

/** `loc` leads to the field, from "body" on; it is documented as texts, but entries of lists are numbers. */
const violation = z.object({ loc: z.array(z.union([z.string(), z.number()])).nullish().catch(null), msg: z.string() });

const errorBody = z.object({ detail: z.union([z.string().min(1), z.array(violation).min(1)]) });

/** The words of a FastAPI error: `{"detail": [{"loc": ["body", "priority"], "msg": "too large"}]}` becomes "priority: too large". */
export function validationWords(body: unknown): string | undefined {
	const detail = errorBody.safeParse(body).data?.detail;
	return typeof detail === 'object' ? detail.map(inWords).join('; ') : detail;
}

function inWords({ loc, msg }: z.infer<typeof violation>): string {
	const [root, ...path] = loc ?? [];
	const field = (root === 'body' || root === undefined ? path : [root, ...path]).join('.');
	return field ? `${field}: ${msg}` : msg;
}
