import { z } from 'zod';

/** The answer of an endpoint that has little to say: an object, or no body at all. A text or a web page is neither. */
export const objectOrEmpty = z.union([z.object({}).passthrough(), z.literal(''), z.null(), z.undefined()]);
