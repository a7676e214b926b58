import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { ResourceTable } from '../../resourceTable';
import type { Operation } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import { KEJUE_TABLE, KEJUE_TIMES } from './kejueTable';
import { pageAs } from './page';
import { TOOLS } from './seeds';

const toolSchema = z.object({ id: z.string(), name: z.string() }).passthrough();

/** The workspace's custom tools. */
export type ToolTable = ResourceTable<z.infer<typeof toolSchema>>;

export function toolTable(description: RecordSource): ToolTable {
	return new ResourceTable({
		noun: 'Tool',
		id: 'id',
		newId: () => newId('tool'),
		row: toolSchema,
		described: description.record('Tool'),
		defaults: () => ({ tool_type: 'http', timeout: 30_000, agent_reaction: 'speaks' }),
		times: KEJUE_TIMES,
		foundBy: ({ name }) => name,
		seeds: TOOLS,
	});
}

/** https://docs.kejue.co/api-reference/tools/. A name is unique in the workspace; that another one is refused with 400 is inferred. */
export function toolOperations(tools: ToolTable): Record<string, Operation> {
	return tableOperations({
		table: tools,
		dialect: KEJUE_TABLE,
		operations: { create: 'createTool', get: 'getTool', update: 'updateTool' },
		lists: { listTools: pageAs('tools') },
		objection: ({ name }, current) => {
			const namesake = tools.find(typeof name === 'string' ? name : null);
			return namesake && namesake !== current ? `A tool ${namesake.name} is there already` : undefined;
		},
		// The answer has them in one member of no documented shape.
		read: ({ dynamic_parameters, static_parameters, ...body }) => ({
			...body,
			...(dynamic_parameters || static_parameters ? { parameters: { dynamic_parameters, static_parameters } } : {}),
		}),
	});
}
