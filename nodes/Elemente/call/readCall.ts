import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';

/** https://docs.elemente.ai/api-reference/endpoint/calls/get-call */
export function readCall({ callId }: { callId: string }): RequestSpec {
	return { method: 'GET', path: apiPath('/api/v1/calls/{callId}', { callId }) };
}
