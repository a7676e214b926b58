import { ORGANIZATION_ID } from './organization';

const AGENT_COUNT = 250;
const FIRST_SEEDED_AT = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** The organization's agents, the one changed last first. Which webhook each has is kept elsewhere. */
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

/** An agent of the organization. */
export type Agent = (typeof AGENTS)[number];

/** Makes the calls that name no agent. */
export const DEFAULT_AGENT_ID = AGENTS[0].agent_id;

/** As newer samples of the documentation have it. */
function withoutZone(moment: number): string {
	return new Date(moment).toISOString().replace(/\.\d+Z$/, '');
}
