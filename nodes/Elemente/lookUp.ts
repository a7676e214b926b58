import type { CallLookUp } from '../shared/calls/lookUp';
import { isFinal } from './isFinal';
import { readCallList } from './readCallList';
import { apiPath } from '../shared/core/sending/apiPath';

/**
 * Calls of the last hour; ours goes to the same number with the same agent and skill and is not over. Elemente tells no
 * times, so a call that is over cannot be told from an earlier one to the same person and is never taken for ours.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
export const lookUp: CallLookUp = {
	request: ({ body }) => ({ method: 'GET', path: apiPath('/api/v1/calls'), query: { hrs: 1, channel: body.channel } }),
	candidates: (data) => readCallList(data)?.records ?? [],
	matches: (candidate, { number, body }) =>
		candidate.customerPhone === number &&
		candidate.agentId === body.agentId &&
		candidate.skillId === body.skillId &&
		!isFinal(candidate),
};
