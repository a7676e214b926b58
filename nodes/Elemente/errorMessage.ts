import { z } from 'zod';

/** Not documented; the form of NestJS, to which Elemente's operation names point. `error` is the HTTP status in words. */
const errorBody = z.object({
	message: z.union([z.string(), z.array(z.string())]).nullish(),
	error: z.string().nullish(),
});

export function errorMessage(body: unknown): string | undefined {
	const { message, error } = errorBody.safeParse(body).data ?? {};
	const words = [message ?? []].flat().filter((sentence) => sentence !== '');
	return words.join('; ') || error || undefined;
}
