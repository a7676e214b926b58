import { z } from 'zod';
import type { Provider } from '../shared/core/provider';
import { errorMessage } from './errorMessage';

const failedStatus = z.object({ status: z.string().regex(/^error$/i) });

export const zudu: Provider = {
	name: 'Zudu',
	credential: 'zuduApi',
	errorMessage,
	// Whether a failure can come with HTTP 200 is not documented.
	isFailure: (body) => failedStatus.safeParse(body).success,
	// The newest samples of some endpoints have no envelope.
	unwrap: (body) => (typeof body === 'object' && body !== null && 'data' in body ? body.data : body),
	whereToLook: 'the call history in the Zudu portal',
};
