import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

export interface OfferedOperation {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
}

/** Every pair of resource and operation that a node's form lets a person choose, in the order of the form. */
export function offeredOperations({ properties }: INodeTypeDescription): OfferedOperation[] {
	const resources = properties.filter(({ name }) => name === 'resource').flatMap(choices);
	return resources.flatMap((resource) =>
		properties
			.filter(({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource.value))
			.flatMap(choices)
			.map((operation) => ({ resource, operation })),
	);
}

/** Everything the package can do, as Markdown lines: header, rule, one line per operation or trigger. */
export function operationTable(nodes: INodeTypeDescription[]): string[] {
	const rows = nodes.flatMap((node) => {
		const operations = offeredOperations(node).map(({ resource, operation }) => [resource.name, operation.name, operation.description]);
		const cells = operations.length > 0 ? operations : [['', '', node.description]];
		return cells.map((row) => [node.displayName, ...row]);
	});
	return markdownTable([['Node', 'Resource', 'Operation', 'What it does'], ...rows]);
}

/** The same in short, one line per node that offers operations: their names, by resource. */
function operationSummary(nodes: INodeTypeDescription[]): string[] {
	const rows = nodes.flatMap((node) => {
		const byResource = new Map<string, string[]>();
		for (const { resource, operation } of offeredOperations(node)) {
			byResource.set(resource.name, [...(byResource.get(resource.name) ?? []), operation.name]);
		}
		const resources = [...byResource].map(([resource, operations]) => `${resource}: ${operations.join(', ')}`);
		return resources.length > 0 ? [[node.displayName, resources.join('<br>')]] : [];
	});
	return markdownTable([['Node', 'Operations by resource'], ...rows]);
}

function markdownTable([header = [], ...rows]: Array<Array<string | undefined>>): string[] {
	return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.map((cell) => cell?.replaceAll('|', '\\|')).join(' | ')} |`);
}

/** Documents with a table of operations, and how much it says there: the README is to be read at a glance. */
export const DOCUMENTS = { 'README.md': operationSummary, 'docs/operations.md': operationTable };

const TABLE = /(<!-- operations -->\n)([\s\S]*?)(\n?<!-- \/operations -->)/;

/**
 * The lines between `<!-- operations -->` and `<!-- /operations -->`.
 *
 * @throws Error when the markers are not there
 */
export function readOperationTable(document: string): string[] {
	const table = TABLE.exec(document)?.[2];
	if (table === undefined) throw new Error('There is no <!-- operations --> ... <!-- /operations --> section');
	return table.split('\n').filter((line) => line.trim() !== '');
}

/** The document with that section's lines replaced. */
export function replaceOperationTable(document: string, lines: string[]): string {
	return document.replace(TABLE, (_section, start: string, _old: string, end: string) => start + lines.join('\n') + '\n' + end.trimStart());
}

function choices({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}
