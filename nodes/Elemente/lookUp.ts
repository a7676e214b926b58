import type { CallLookUp } from '../shared/calls/lookUp';
import { callsPath } from './call/call';
import { callPages } from './call/callPages';
import { isFinal } from './simplifyCall';

/** docs/decisions.md#which-elemente-call-is-ours */
export const lookUp: CallLookUp = {
	request: ({ body }) => ({ method: 'GET', path: callsPath, query: { hrs: 1, channel: body.channel } }),
	pages: callPages,
	matches: (candidate, { number, body }) =>
		candidate.customerPhone === number &&
		candidate.agentId === body.agentId &&
		candidate.skillId === body.skillId &&
		!isFinal(candidate),
};
