import { z } from 'zod';

/** What we rely on in the answer to creating and to reading a call: without an ID nobody could find it again. */
export const interaction = z.object({ id: z.union([z.string().min(1), z.number()]) }).passthrough();
