import { z } from 'zod';
import type { RequestSpec } from '../../shared/operation';

/** Reads one call. https://docs.zudu.ai/api-reference/calls/get-calls-call-id */
export const readCall = {
	answer: z.object({ call_id: z.string().min(1) }).passthrough(),
	request: ({ callId }: { callId: string }): RequestSpec => ({ method: 'GET', path: callPath(callId) }),
};

/** Where one call is found; `callId` is Zudu's `call_id`, not the row's own `id`. */
export function callPath(callId: string): string {
	return `/api/calls/${encodeURIComponent(callId)}`;
}
