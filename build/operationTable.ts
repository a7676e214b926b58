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

/** The README's table of what the package can do, as Markdown lines: header, rule, one line per operation or trigger. */
export function operationTable(nodes: INodeTypeDescription[]): string[] {
	const rows = nodes.flatMap((node) => {
		const operations = offeredOperations(node).map(({ resource, operation }) => [resource.name, operation.name, operation.description]);
		const cells = operations.length > 0 ? operations : [['', '', node.description]];
		return cells.map((row) => [node.displayName, ...row]);
	});
	return [['Node', 'Resource', 'Operation', 'What it does'], Array<string>(4).fill('---'), ...rows].map(
		(row) => `| ${row.map((cell) => cell?.replaceAll('|', '\\|')).join(' | ')} |`,
	);
}

const TABLE = /(<!-- operations -->\n)([\s\S]*?)(\n?<!-- \/operations -->)/;

/**
 * The lines between `<!-- operations -->` and `<!-- /operations -->`.
 *
 * @throws Error when the markers are not there
 */
export function readOperationTable(readme: string): string[] {
	const table = TABLE.exec(readme)?.[2];
	if (table === undefined) throw new Error('README.md has no <!-- operations --> ... <!-- /operations --> section');
	return table.split('\n').filter((line) => line.trim() !== '');
}

/** The README with that section's lines replaced. */
export function replaceOperationTable(readme: string, lines: string[]): string {
	return readme.replace(TABLE, (_section, start: string, _old: string, end: string) => start + lines.join('\n') + '\n' + end.trimStart());
}

function choices({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}
