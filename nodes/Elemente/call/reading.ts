import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';
import { interaction } from './interaction';

/** https://docs.elemente.ai/api-reference/endpoint/calls/get-call */
export const reading = {
	answer: interaction,
	request: ({ callId }: { callId: string }): RequestSpec => ({ method: 'GET', path: apiPath('/api/v1/calls/{callId}', { callId }) }),
};
