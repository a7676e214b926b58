import { z } from 'zod';
import type { Provider } from '../shared/core/provider';

/** `message` is a short title, `error` the detail; older samples leave `error` out. There are no error codes. */
const failure = z.object({
	message: z.string().nullish().catch(undefined),
	error: z.string().nullish().catch(undefined),
});

const failedStatus = z.object({ status: z.string().regex(/^error$/i) });

/** https://docs.zudu.ai/api-reference/introduction */
export const zudu: Provider = {
	name: 'Zudu',
	credential: 'zuduApi',
	errorMessage(body) {
		const { message, error } = failure.safeParse(body).data ?? {};
		return [...new Set([message?.trim(), error?.trim()])].filter(Boolean).join(': ') || undefined;
	},
	// Whether a failure can come with HTTP 200 is not stated, so the envelope's own status counts too.
	isFailure: (body) => failedStatus.safeParse(body).success,
	// The newest samples of some endpoints have no envelope.
	unwrap: (body) => (typeof body === 'object' && body !== null && 'data' in body ? body.data : body),
	whereToLook: 'the call history in the Zudu portal',
};
