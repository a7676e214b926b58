import type { RequestSpec } from '../../shared/core/request';
import { callPath, callRecord } from './call';

/** https://docs.elemente.ai/api-reference/endpoint/calls/get-call */
export const reading = {
	response: callRecord,
	request: ({ callId }: { callId: string }): RequestSpec => ({ method: 'GET', path: callPath(callId) }),
};
