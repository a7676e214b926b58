import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { ResourceTable } from '../../resourceTable';
import { KEJUE_TIMES } from './kejueTable';
import { PERSONAS } from './seeds';

const voiceConfigSchema = z.object({ id: z.string(), is_default: z.boolean() }).passthrough();
const attachedToolSchema = z.object({ tool_name: z.string() }).passthrough();

const agentSchema = z
	.object({
		id: z.string(),
		name: z.string(),
		voice_configs: z.array(voiceConfigSchema).default([]),
		tools: z.array(attachedToolSchema).default([]),
	})
	.passthrough();

/** One locale of an agent. */
export type VoiceConfig = z.infer<typeof voiceConfigSchema>;

/** The workspace's agents, which are personas. */
export type AgentTable = ResourceTable<z.infer<typeof agentSchema>>;

export function agentTable(description: RecordSource): AgentTable {
	return new ResourceTable({
		noun: 'Agent',
		id: 'id',
		newId: () => newId('per'),
		row: agentSchema,
		described: description.record('Agent'),
		defaults: () => ({ is_active: true, call_settings: {} }),
		times: KEJUE_TIMES,
		seeds: PERSONAS,
	});
}
