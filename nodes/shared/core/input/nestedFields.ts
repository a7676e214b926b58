import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** A member that was entered; undefined for those that every object has. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}

/** The entries of a group, which n8n stores as a list or, where only one is allowed, as the entry itself. */
export function entriesOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The fields of a collection. */
export function nestedFields({ options = [] }: INodeProperties): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'type' in option);
}

/** The groups of a fixed collection. */
export function nestedGroups({ options = [] }: INodeProperties): INodePropertyCollection[] {
	return options.filter((option): option is INodePropertyCollection => 'values' in option);
}
