import { z } from 'zod';
import type { Provider } from '../shared/core/provider';
import { errorMessage } from './errorMessage';

const failedStatus = z.object({ statusCode: z.number().min(400) });

export const elemente: Provider = {
	name: 'Elemente',
	credential: 'elementeApi',
	errorMessage,
	isFailure: (body) => failedStatus.safeParse(body).success,
	unwrap: (body) => body,
	whereToLook: 'the list of calls in Elemente',
};
