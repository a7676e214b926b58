import { z } from 'zod';

/** `loc` leads to the field, from "body" on; it is documented as texts, but entries of lists are numbers. */
const validationError = z.object({ loc: z.array(z.union([z.string(), z.number()])).nullish(), msg: z.string() });

/** A list of fields that are wrong is documented; a sentence is inferred from the framework (FastAPI). */
const errorBody = z.object({ detail: z.union([z.string(), z.array(validationError)]) });

/** Levers' own words in an error body; undefined where it has none. */
export function errorMessage(body: unknown): string | undefined {
	const detail = errorBody.safeParse(body).data?.detail ?? [];
	if (typeof detail === 'string') return detail || undefined;
	return detail.map(({ loc, msg }) => [fieldAt(loc ?? []), msg].filter(Boolean).join(': ')).join('; ') || undefined;
}

function fieldAt([root, ...path]: Array<string | number>): string {
	return (root === 'body' ? path : [root, ...path]).join('.');
}
