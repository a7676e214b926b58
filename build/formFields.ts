import { isDeepStrictEqual } from 'node:util';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../nodes/shared/core/input/fields';
import { nestedFields, nestedGroups } from '../nodes/shared/core/input/nestedFields';
import { parameterPath } from '../nodes/shared/core/input/parameterPath';
import { readParams } from '../nodes/shared/core/input/params';

/** A field in which something is entered, wherever in a form it stands. */
export interface FormField {
	field: INodeProperties;
	/** As errors name it: "Config → Temperature". */
	shown: string;
	/** Names on the way to it; "[]" marks a group of a fixed collection, of which there can be many. */
	path: string[];
}

const GROUP_MARK = '[]';
const EXAMPLE = /^e\.g\. /;
const MOMENT = '2099-01-15T14:30:00Z';
const FREE_OBJECT = '{ "sample": "value" }';

/** What fits a text field without an example, by the field's name. */
const TEXTS: Array<[RegExp, string]> = [
	[/url$/i, 'https://hooks.example.com/one'],
	[/email$/i, 'name@email.com'],
	[/phone(Number)?$/i, '+14155550123'],
	[/uuid$/i, '550e8400-e29b-41d4-a716-446655440000'],
];

/** The fields of a form in which something is entered, those inside of collections and groups among them. */
export function formFields(fields: readonly INodeProperties[]): FormField[] {
	return fields.flatMap((field): FormField[] => {
		if (['notice', 'hidden'].includes(field.type)) return [];
		if (field.type === 'collection') return formFields(nestedFields(field)).map((inner) => within(inner, [field.displayName], [field.name]));
		if (field.type !== 'fixedCollection' || isFreeObject(field)) return [{ field, shown: field.displayName, path: [field.name] }];
		return nestedGroups(field).flatMap((group) =>
			formFields(group.values).map((inner) => within(inner, [field.displayName, `${group.displayName} 1`], [field.name, group.name + GROUP_MARK])),
		);
	});
}

/** A form as n8n stores it when these fields have been filled in; a field that another one hides stays empty. */
export function fillIn(filled: readonly FormField[], valueOf = (one: FormField): unknown => sampleValue(one.field)): IDataObject {
	const form: IDataObject = {};
	for (const one of filled) {
		const { field, path } = one;
		const place = placeIn(form, path.slice(0, -1));
		const conditions = Object.entries(field.displayOptions?.show ?? {});
		if (conditions.some(([name, values = []]) => place[name] !== undefined && !values.includes(place[name] as never))) continue;
		for (const [name, [value] = []] of conditions) place[name] = value;
		place[field.name] = valueOf(one) as string;
	}
	return form;
}

/** What `request` gets for a form. Throws InvalidParameter as it does for a user. */
export function readForm(fields: INodeProperties[], form: IDataObject): IDataObject {
	const context = {
		getTimezone: () => 'UTC',
		getNodeParameter: (name: string, _itemIndex: number, initial: unknown) => form[name] ?? initial,
	} as unknown as IExecuteFunctions;
	return readParams(context, fields, 0);
}

/** Something that can be entered and is not what the field begins with; a placeholder ("e.g. +14155550123") is a value that works. */
export function sampleValue(field: INodeProperties): unknown {
	const { type, placeholder = '', default: initial } = field;
	switch (type) {
		case 'number':
			return sampleNumber(field);
		case 'boolean':
			return !initial;
		case 'dateTime':
			return MOMENT;
		case 'json':
			return sampleJson(field);
		case 'fixedCollection':
			return { json: [{ value: FREE_OBJECT }] };
		case 'options':
			return choicesOf(field).find((value) => !isDeepStrictEqual(value, initial)) ?? initial;
		case 'multiOptions':
			return choicesOf(field).slice(-1);
		case 'resourceLocator':
			return sampleChoice(field);
		default:
			return placeholder.replace(EXAMPLE, '') || sampleText(field);
	}
}

/** Values of a field with a closed list of them. */
export function choicesOf({ options = [] }: INodeProperties): unknown[] {
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

function sampleText({ name, default: initial }: INodeProperties): string {
	const fitting = TEXTS.find(([names]) => names.test(name))?.[1];
	return fitting ?? (typeof initial === 'string' && initial !== '' ? initial : 'sample');
}

function sampleNumber({ default: initial, typeOptions: { minValue, maxValue } = {} }: INodeProperties): number {
	const next = (typeof initial === 'number' ? initial : (minValue ?? 0)) + 1;
	return maxValue !== undefined && next > maxValue ? (minValue ?? maxValue - 1) : next;
}

function sampleJson({ placeholder = '', default: initial }: INodeProperties): string {
	const example = placeholder.replace(EXAMPLE, '');
	return example || (initial === '[]' ? `[${FREE_OBJECT}]` : FREE_OBJECT);
}

function sampleChoice(field: INodeProperties): IDataObject {
	const { name = 'id', placeholder = '' } = field.modes?.find(({ type }) => type === 'string') ?? {};
	return { __rl: true, mode: name, value: placeholder.replace(EXAMPLE, '') || sampleText(field) };
}

function placeIn(form: IDataObject, path: string[]): IDataObject {
	return path.reduce((place, segment) => {
		if (!segment.endsWith(GROUP_MARK)) return (place[segment] ??= {}) as IDataObject;
		const [entry] = (place[segment.slice(0, -GROUP_MARK.length)] ??= [{}]) as [IDataObject];
		return entry;
	}, form);
}

function within({ field, shown, path }: FormField, names: string[], segments: string[]): FormField {
	return { field, shown: parameterPath(...names, shown), path: [...segments, ...path] };
}

function isFreeObject({ options }: INodeProperties): boolean {
	return (options as unknown) === freeObjectGroups;
}
