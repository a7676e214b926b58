import { CallBook } from '../../callBook';
import type { StartSimulation } from '../../simulation';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import { resourceOperations } from './resourceOperations';
import { workspaceResources } from './resources';
import { wordError } from './wordError';

const CREDENTIALS = { username: 'sandbox', password: 'sandbox-password' };
const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64')}`;

/** Elemente, acted out: https://docs.elemente.ai/api-reference. */
export const simulateElemente: StartSimulation = ({ description, paces, rung, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const customerIds = new Map<string, string>();
	const resources = workspaceResources(description);

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) => headers.authorization === AUTHORIZATION,
		invalidStatus: 400,
		wordError,
		calls,
		operations: { ...callOperations({ calls, customerIds, origin }), ...resourceOperations(resources) },
		clear: () => [calls, customerIds, ...Object.values(resources)].forEach((kept) => kept.clear()),
	};
};
