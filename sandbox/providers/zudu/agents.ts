import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { ResourceTable } from '../../resourceTable';
import { ORGANIZATION_ID } from './organization';

const AGENT_COUNT = 250;
const FIRST_SEEDED_AT = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** The organization's agents at the start, the one changed last first. Which webhook each has is kept elsewhere. */
export const AGENTS = Array.from({ length: AGENT_COUNT }, (_, index) => {
	const changedAt = withoutZone(FIRST_SEEDED_AT + (AGENT_COUNT - index) * MINUTE_MS);
	return {
		agent_id: `agent_sandbox_${index + 1}`,
		agent_name: `Sandbox agent ${index + 1}`,
		organization_id: ORGANIZATION_ID,
		begin_message: 'Hello, this is a call from the sandbox.',
		timezone: 'UTC',
		created_at: changedAt,
		updated_at: changedAt,
	};
});

const agentSchema = z
	.object({ agent_id: z.string(), agent_name: z.string(), created_at: z.string(), updated_at: z.string() })
	.passthrough();

/** An agent of the organization. */
export type Agent = z.infer<typeof agentSchema>;

/** See {@link AGENTS}, and those that are created. */
export type AgentTable = ResourceTable<Agent>;

/** Makes the calls that name no agent. */
export const DEFAULT_AGENT_ID = AGENTS[0].agent_id;

export function agentTable(description: RecordSource): AgentTable {
	return new ResourceTable({
		noun: 'Agent',
		id: 'agent_id',
		newId: () => newId('agent'),
		row: agentSchema,
		described: description.record('Agent'),
		defaults: () => ({ timezone: 'UTC' }),
		times: {
			created: (now) => ({ created_at: withoutZone(now), organization_id: ORGANIZATION_ID }),
			changed: (now) => ({ updated_at: withoutZone(now) }),
		},
		seeds: AGENTS,
	});
}

/** As newer samples of the documentation have it. */
function withoutZone(moment: number): string {
	return new Date(moment).toISOString().replace(/\.\d+Z$/, '');
}
