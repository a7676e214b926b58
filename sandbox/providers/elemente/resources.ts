import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { ResourceTable } from '../../resourceTable';
import { ELEMENTE_TIMES } from './elementeTable';
import { ACTIONS, AGENT_EMAIL, AGENT_PHONE, AGENTS, WORKSPACE_ID } from './seeds';

const skillSchema = z.object({ id: z.string() }).passthrough();
const agentSchema = z.object({ id: z.string(), skills: z.array(skillSchema).nullish() }).passthrough();
const actionSchema = z.object({ id: z.string(), name: z.string().optional() }).passthrough();
const knowledgebaseSchema = z.object({ id: z.string() }).passthrough();

/** What a workspace consists of. */
export type Resources = ReturnType<typeof workspaceResources>;

/** Agents and actions that are there from the start, and knowledge, of which there is none yet. */
export function workspaceResources(description: RecordSource) {
	return {
		agents: new ResourceTable({
			noun: 'Agent',
			id: 'id',
			newId: randomUUID,
			row: agentSchema,
			described: description.record('Agent'),
			defaults: () => ({ email: AGENT_EMAIL, phone: AGENT_PHONE, active: true, actions: [], skills: [] }),
			times: ELEMENTE_TIMES,
			seeds: AGENTS,
		}),
		actions: new ResourceTable({
			noun: 'Action',
			id: 'id',
			newId: randomUUID,
			row: actionSchema,
			described: description.record('Action'),
			defaults: () => ({ workspace: WORKSPACE_ID, type: 'http' }),
			seeds: ACTIONS,
		}),
		knowledgebases: new ResourceTable({
			noun: 'Knowledge base',
			id: 'id',
			newId: randomUUID,
			row: knowledgebaseSchema,
			described: description.record('Knowledgebase'),
			defaults: () => ({ workspace: WORKSPACE_ID, status: 'active' }),
		}),
	};
}
