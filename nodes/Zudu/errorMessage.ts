import { z } from 'zod';

const text = z.string().nullish().catch(undefined);

const failure = z.object({ message: text, error: text });

/** A short title and the detail, as far as Zudu gives them; undefined without both. https://docs.zudu.ai/api-reference/introduction */
export function errorMessage(body: unknown): string | undefined {
	const { message, error } = failure.safeParse(body).data ?? {};
	return [...new Set([message?.trim(), error?.trim()])].filter(Boolean).join(': ') || undefined;
}
