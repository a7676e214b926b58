import { z } from 'zod';
import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';

/**
 * Reading one call. The current API reference has no page for it: the older one documents the same path
 * (https://docs.kejue.co/docs/api-reference/calls), and the form of the answer is unconfirmed, so any object will do.
 */
export const oneCall = {
	answer: z.object({}).passthrough(),
	request: ({ callId }: { callId: string }): RequestSpec => ({
		method: 'GET',
		path: apiPath('/api/v1/calls/{callId}', { callId }),
	}),
};
