import { z } from 'zod';
import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';

/** Reads one call, by Zudu's `call_id`, not the row's own `id`. https://docs.zudu.ai/api-reference/calls/get-calls-call-id */
export const reading = {
	answer: z.object({ call_id: z.string().min(1) }).passthrough(),
	request: ({ callId }: { callId: string }): RequestSpec => ({ method: 'GET', path: apiPath('/api/calls/{callId}', { callId }) }),
};
