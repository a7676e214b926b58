import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { CallLookUp } from '../shared/lookUp';
import { isFinal } from './isFinal';

const record = z.record(z.string(), z.unknown());

/** Documented is a single object although the operation lists; a list and an object around a list are read too. */
const listing = z.union([z.array(record), record]);

/**
 * Calls of the last hour; ours goes to the same number with the same agent and skill and is not over. Elemente tells no
 * times, so a call that is over cannot be told from an earlier one to the same person and is never taken for ours.
 * https://docs.elemente.ai/api-reference/endpoint/calls/get-calls
 */
export const lookUp: CallLookUp = {
	request: ({ body }) => ({ method: 'GET', path: '/api/v1/calls', query: { hrs: 1, channel: body.channel } }),
	candidates(data) {
		const read = listing.safeParse(data).data;
		if (read === undefined || Array.isArray(read)) return (read ?? []) as IDataObject[];
		const list = Object.values(read).find((member) => Array.isArray(member));
		return (list ?? [read]) as IDataObject[];
	},
	matches: (candidate, { number, body }) =>
		candidate.customerPhone === number &&
		candidate.agentId === body.agentId &&
		candidate.skillId === body.skillId &&
		!isFinal(candidate),
};
