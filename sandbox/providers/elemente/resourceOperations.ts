import type { Members } from '../../describedRecord';
import type { Answer, Operation, OperationRequest } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import { ELEMENTE_TABLE } from './elementeTable';
import { pageOf, pageQuery } from './page';
import type { Resources } from './resources';

/** https://docs.elemente.ai/api-reference/ but for calls. Whether an update may be partial is not stated: here it may. */
export function resourceOperations({ agents, actions, knowledgebases }: Resources): Record<string, Operation> {
	const skills = () => agents.all().flatMap((agent) => agent.skills ?? []);
	return {
		...tableOperations({
			table: agents,
			dialect: ELEMENTE_TABLE,
			operations: { create: 'createAgent', get: 'getAgent', update: 'updateAgent' },
			lists: { listAgents: (rows, { query }) => ({ status: 200, body: pageOf(rows, pageQuery.parse(query)).map((row) => agents.shown(row)) }) },
			// Ids are sent, records are shown.
			read: ({ actions: actionIds, skills: skillIds, ...body }) => ({
				...body,
				...(actionIds ? { actions: idsIn(actionIds).map((id) => ({ id, name: actions.get(id)?.name ?? '', action: 'http', parameters: {} })) } : {}),
				...(skillIds ? { skills: idsIn(skillIds).map((id) => skills().find((skill) => skill.id === id) ?? { id }) } : {}),
			}),
		}),
		...tableOperations({
			table: actions,
			// Nothing comes back on creation, not even an id.
			dialect: { ...ELEMENTE_TABLE, success: (noun, verb, shown) => (verb === 'create' ? { status: 201 } : ELEMENTE_TABLE.success(noun, verb, shown)) },
			operations: { create: 'createAction', get: 'getAction', update: 'updateAction' },
		}),
		...tableOperations({
			table: knowledgebases,
			dialect: ELEMENTE_TABLE,
			operations: { create: 'createKnowledgebase' },
			lists: { listKnowledgebases },
			read: ({ agentIds, ...body }) => ({ ...body, agents: agentIds, isEveryone: idsIn(agentIds).length === 0 }),
			// The documented sample of a new one has no id.
			present: ({ id: _unseen, ...shown }) => shown,
		}),
	};
}

function listKnowledgebases(rows: Members[], { query }: OperationRequest): Answer {
	const request = pageQuery.parse(query);
	const { limit = rows.length } = request;
	return { status: 200, body: { knowledgeBases: pageOf(rows, request), total: rows.length, pages: rows.length === 0 ? 0 : Math.ceil(rows.length / limit) } };
}

function idsIn(ids: unknown): string[] {
	return Array.isArray(ids) ? ids.map(String) : [];
}
