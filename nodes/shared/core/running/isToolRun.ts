import type { Run } from './run';

/** True where an AI agent runs the node as its tool; n8n shows it in different ways, depending on the agent's version. */
export function isToolRun({ node, context }: Pick<Run, 'node' | 'context'>): boolean {
	return node.type.endsWith('Tool') || (context.isToolExecution?.() ?? false);
}
