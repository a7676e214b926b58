import { z } from 'zod';

/**
 * No error body is documented; this is the form of the framework that Elemente's operation names point to (NestJS):
 * `message` is a sentence or a list of them, `error` the HTTP status in words.
 */
const errorBody = z.object({
	message: z.union([z.string(), z.array(z.string())]).nullish(),
	error: z.string().nullish(),
});

/** Elemente's own words in an error body; undefined where it has none. */
export function errorMessage(body: unknown): string | undefined {
	const { message, error } = errorBody.safeParse(body).data ?? {};
	const words = [message ?? []].flat().filter((sentence) => sentence !== '');
	return words.join('; ') || error || undefined;
}
