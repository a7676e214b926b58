import { z } from 'zod';

/** The answer of an endpoint that may answer without a body. A text or a web page does not fit. */
export const objectOrEmpty = z.union([z.object({}).passthrough(), z.literal(''), z.null(), z.undefined()]);
