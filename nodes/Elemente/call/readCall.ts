import type { RequestSpec } from '../../shared/operation';

/** https://docs.elemente.ai/api-reference/endpoint/calls/get-call */
export function readCall({ callId }: { callId: string }): RequestSpec {
	return { method: 'GET', path: callPath(callId) };
}

/** Where one call is found. */
export function callPath(callId: string): string {
	return `/api/v1/calls/${encodeURIComponent(callId)}`;
}
