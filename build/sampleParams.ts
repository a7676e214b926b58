import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { freeObjectGroups } from '../nodes/shared/core/input/fields';

/** How much of the form is filled in. */
export type Filling = 'required' | 'all';

const EXAMPLE = /^e\.g\. /;
const MOMENT = DateTime.fromISO('2099-01-15T14:30:00Z', { zone: 'UTC' }) as DateTime<true>;
const FREE_OBJECT: IDataObject = { sample: 'value' };

/**
 * Values of an operation's parameters as `request` gets them, made from nothing but the field literals: a placeholder
 * ("e.g. +14155550123") is a value that works.
 */
export function sampleParams(fields: readonly INodeProperties[], filling: Filling): IDataObject {
	return Object.fromEntries(
		fields.flatMap((field) => {
			if (['notice', 'hidden'].includes(field.type)) return [];
			if (field.type === 'collection') return [[field.name, filling === 'all' && field.name !== 'options' ? sampleParams(nestedFields(field), filling) : {}]];
			if (field.type === 'fixedCollection' && !isFreeObject(field)) return [[field.name, filling === 'all' ? sampleGroups(field) : {}]];
			if (filling === 'required' && !field.required) return startsFilled(field) ? [[field.name, sampleValue(field)]] : [];
			return [[field.name, sampleValue(field)]];
		}),
	) as IDataObject;
}

/** A field whose form has a value from the start is sent with it. */
function startsFilled({ type, default: initial }: INodeProperties): boolean {
	return (type === 'options' && initial !== '') || (type === 'boolean' && initial !== undefined) || (type === 'number' && initial !== '');
}

function sampleGroups(field: INodeProperties): IDataObject {
	const groups = (field.options ?? []) as INodePropertyCollection[];
	return Object.fromEntries(groups.map(({ name, values }) => [name, [sampleParams(values, 'all')]]));
}

function sampleValue(field: INodeProperties): unknown {
	const { type, placeholder = '', default: initial, typeOptions = {} } = field;
	const example = EXAMPLE.test(placeholder) ? placeholder.replace(EXAMPLE, '') : placeholder;
	switch (type) {
		case 'number':
			return typeof initial === 'number' ? initial : (typeOptions.minValue ?? 1);
		case 'boolean':
			return initial ?? true;
		case 'dateTime':
			return MOMENT;
		case 'json':
			return initial === '[]' ? [FREE_OBJECT] : FREE_OBJECT;
		case 'fixedCollection':
			return FREE_OBJECT;
		case 'options':
			return initial !== '' ? initial : choicesOf(field)[0];
		case 'multiOptions':
			return choicesOf(field).slice(0, 1);
		case 'resourceLocator':
			return exampleOfId(field);
		default:
			return example || (typeof initial === 'string' && initial) || 'sample';
	}
}

function exampleOfId({ modes = [] }: INodeProperties): string {
	const { placeholder = '' } = modes.find(({ type }) => type === 'string') ?? {};
	return placeholder.replace(EXAMPLE, '') || 'sample';
}

function choicesOf({ options = [] }: INodeProperties): unknown[] {
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

function nestedFields({ options = [] }: INodeProperties): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'type' in option);
}

function isFreeObject({ options }: INodeProperties): boolean {
	return (options as unknown) === freeObjectGroups;
}
