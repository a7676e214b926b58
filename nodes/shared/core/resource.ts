import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { RunnableOperation } from './running/conduct';

/** A kind of thing that a node works with, and what it can do with it. */
export interface Resource {
	/** As the selector shows it, in title case. */
	name: string;
	/** The same for ever: workflows store it. */
	value: string;
	/** By whatever name; an operation is known by the value of its option. */
	operations: Record<string, RunnableOperation>;
	/** Value of the operation that is chosen at first. */
	default: string;
}

/** The fields of a node: the selectors, and those of every operation, shown where the operation is chosen. */
export function resourceFields(resources: [Resource, ...Resource[]]): INodeProperties[] {
	const [{ value: first }] = resources;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: byName(resources.map(({ name, value }) => ({ name, value }))),
			default: first,
		},
		...resources.flatMap((resource) => updateDisplayOptions({ show: { resource: [resource.value] } }, operationFields(resource))),
	];
}

/** The operation of a resource by the values that the selectors store; undefined where there is none. */
export function findOperation(resources: Resource[], chosen: { resource: string; operation: string }): RunnableOperation | undefined {
	const { operations = {} } = resources.find(({ value }) => value === chosen.resource) ?? {};
	return Object.values(operations).find(({ option }) => option.value === chosen.operation);
}

function operationFields({ operations, default: first }: Resource): INodeProperties[] {
	const sorted = byName(Object.values(operations).map((operation) => ({ ...operation, name: operation.option.name })));
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			options: sorted.map(({ option }) => ({ ...option })),
			default: first,
		},
		...sorted.flatMap(({ option, properties }) => updateDisplayOptions({ show: { operation: [option.value] } }, properties)),
	];
}

/** As n8n's rules ask for. */
function byName<T extends { name: string }>(entries: T[]): T[] {
	return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}
