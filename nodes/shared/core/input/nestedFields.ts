import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** A member that was entered; undefined for those that every object inherits. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
		? (value as Record<string, unknown>)[name]
		: undefined;
}

/** The entries of a group: n8n stores a list, or the entry itself where only one is allowed. */
export function entriesOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export function nestedFields({ options = [] }: INodeProperties): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'type' in option);
}

export function nestedGroups({ options = [] }: INodeProperties): INodePropertyCollection[] {
	return options.filter((option): option is INodePropertyCollection => 'values' in option);
}
