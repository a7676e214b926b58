import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import type { RunnableOperation } from './running/conduct';

export type OfferedOperation = Pick<RunnableOperation, 'option' | 'properties' | 'conductFields'>;

export interface Resource<O extends OfferedOperation = RunnableOperation> {
	name: string;
	value: string;
	operations: Record<string, O>;
	default: string;
}

/** The fields of a node: the selectors, and those of every operation, shown where the operation is chosen. */
export function resourceFields(resources: [Resource<OfferedOperation>, ...Array<Resource<OfferedOperation>>]): INodeProperties[] {
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

export function findOperation<O extends OfferedOperation>(
	resources: Array<Resource<O>>,
	chosen: { resource: string; operation: string },
): O | undefined {
	const operations = resources.find(({ value }) => value === chosen.resource)?.operations ?? {};
	return Object.values<O>(operations).find(({ option }) => option.value === chosen.operation);
}

function operationFields({ operations, default: first }: Resource<OfferedOperation>): INodeProperties[] {
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
		...sharedFields(sorted).flatMap(({ field, operations: shown }) => updateDisplayOptions({ show: { operation: shown } }, [field])),
	];
}

interface SharedField {
	field: INodeProperties;
	operations: string[];
}

/** A field that several operations have is sent to the editor once. Each operation keeps the order of its fields. */
function sharedFields(offered: OfferedOperation[]): SharedField[] {
	let merged: SharedField[] = [];
	for (const { option, properties, conductFields = [] } of offered) {
		const rest = [...properties, ...conductFields];
		const next: SharedField[] = [];
		for (const one of merged) {
			const at = rest.indexOf(one.field);
			if (at >= 0) for (const field of rest.splice(0, at)) next.push({ field, operations: [option.value] });
			next.push(at < 0 ? one : { field: one.field, operations: [...one.operations, option.value] });
			if (at >= 0) rest.shift();
		}
		merged = [...next, ...rest.map((field) => ({ field, operations: [option.value] }))];
	}
	return merged;
}

/** n8n's lint rules require this order. */
function byName<T extends { name: string }>(entries: T[]): T[] {
	return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}
