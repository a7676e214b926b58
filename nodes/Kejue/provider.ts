import { z } from 'zod';
import type { Provider } from '../shared/core/provider';
import { errorMessage } from './errorMessage';

const record = z.object({ id: z.union([z.string(), z.number()]) });

/** Kejue, API generation with workspace keys. https://docs.kejue.co/api-reference */
export const kejue: Provider = {
	name: 'Kejue',
	credential: 'kejueApi',
	errorMessage,
	// A record has an ID; an error body never does.
	isFailure: (body) => !record.safeParse(body).success && errorMessage(body) !== undefined,
	unwrap: (body) => body,
	whereToLook: 'the calls in the Kejue dashboard',
};
