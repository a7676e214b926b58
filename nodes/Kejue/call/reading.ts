import { z } from 'zod';
import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';

/** The form of the answer is unconfirmed, so any object will do: docs/decisions.md#how-a-kejue-call-is-read */
export const reading = {
	response: z.object({}).passthrough(),
	request: ({ callId }: { callId: string }): RequestSpec => ({
		method: 'GET',
		path: apiPath('/api/v1/calls/{callId}', { callId }),
	}),
};
