import type { CallLookUp } from '../shared/calls/lookUp';
import { callsPath } from './call/call';
import { readCallList } from './call/callList';
import { isFinal } from './simplifyCall';

/**
 * Calls of the last hour; ours goes to the same number with the same agent and skill and is not over. Elemente tells no
 * times, so a call that is over cannot be told from an earlier one to the same person and is never taken for ours.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
export const lookUp: CallLookUp = {
	request: ({ body }) => ({ method: 'GET', path: callsPath, query: { hrs: 1, channel: body.channel } }),
	candidates: (data) => readCallList(data)?.records ?? [],
	matches: (candidate, { number, body }) =>
		candidate.customerPhone === number &&
		candidate.agentId === body.agentId &&
		candidate.skillId === body.skillId &&
		!isFinal(candidate),
};
