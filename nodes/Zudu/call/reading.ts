import { z } from 'zod';
import type { RequestSpec } from '../../shared/core/request';
import { callPath } from './call';

/** Goes by Zudu's `call_id`, not by the row's own `id`. https://docs.zudu.ai/api-reference/calls/get-calls-call-id */
export const reading = {
	response: z.object({ call_id: z.string().min(1) }).passthrough(),
	request: ({ callId }: { callId: string }): RequestSpec => ({ method: 'GET', path: callPath(callId) }),
};
