import type { RequestSpec } from '../../shared/request';
import { apiPath } from '../../shared/sending/apiPath';

/** https://docs.elemente.ai/api-reference/endpoint/calls/get-call */
export function readCall({ callId }: { callId: string }): RequestSpec {
	return { method: 'GET', path: apiPath('/api/v1/calls/{callId}', { callId }) };
}
