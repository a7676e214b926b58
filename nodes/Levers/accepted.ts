import { z } from 'zod';

/** No answer is documented; a text would be a page of a proxy: docs/decisions.md#what-levers-answers */
export const accepted = z.union([z.object({}).passthrough(), z.array(z.never())]);
