import { forService } from './forService';
import { ALL_IN_ONE, type PublishedPackage } from './publishedPackages';

const NOTE = 'n8n-nodes-base.stickyNote';

interface ExampleNode {
	type: string;
	parameters: { content?: string };
}

/**
 * The examples of a package of one service: those that use nothing of ours but its nodes, with its types, and with notes
 * that tell of this service alone.
 *
 * @param texts of all examples, by file name
 */
export function packageExamples(texts: Map<string, string>, { name, service }: PublishedPackage): Map<string, string> {
	if (!service) return texts;
	const own = [service, `${service}Trigger`].map((type) => `${ALL_IN_ONE.name}.${type.charAt(0).toLowerCase()}${type.slice(1)}`);
	const examples = new Map<string, string>();
	for (const [file, text] of texts) {
		if (!file.endsWith('.json')) continue;
		const workflow = JSON.parse(text) as { nodes?: ExampleNode[] };
		const { nodes = [] } = workflow;
		const ours = nodes.filter(({ type }) => type.startsWith(`${ALL_IN_ONE.name}.`));
		if (ours.length === 0 || !ours.every(({ type }) => own.includes(type))) continue;
		const narrowed = nodes.map((node) => {
			if (node.type === NOTE) return { ...node, parameters: { ...node.parameters, content: forService(node.parameters.content ?? '', service) } };
			return { ...node, type: node.type.replace(`${ALL_IN_ONE.name}.`, `${name}.`) };
		});
		examples.set(file, `${JSON.stringify({ ...workflow, nodes: narrowed }, null, 2)}\n`);
	}
	return examples;
}
