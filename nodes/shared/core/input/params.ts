import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { isFreeObject, readFreeObject } from './freeObject';
import { InvalidParameter } from './invalidParameter';
import { entriesOf, member, nestedFields, nestedGroups } from './nestedFields';
import { toError } from '../problem/toError';
import { within, type Place } from './place';
import { isEmpty, readScalar } from './readScalar';
import { refuseExpressions } from './refuseExpression';

/** Values of the operation's fields for one item. @throws InvalidParameter naming the first field whose value cannot be sent */
export function readParams(context: IExecuteFunctions, fields: INodeProperties[], itemIndex: number, lenient = false): IDataObject {
	const zone = context.getTimezone();
	const values: IDataObject = {};
	for (const field of fields) {
		if (field.type === 'notice' || field.type === 'hidden') continue;
		const place = { path: field.displayName, zone, lenient };
		setValue(values, field, place, () => context.getNodeParameter(field.name, itemIndex, field.default));
	}
	return values;
}

function setValue(values: IDataObject, field: INodeProperties, place: Place, enteredIn: () => unknown): void {
	try {
		const value = readValue(field, enteredIn(), place);
		if (value !== undefined) values[field.name] = value;
	} catch (error) {
		if (!place.lenient) throw toError(error);
		if (field.type === 'collection' || field.type === 'options') values[field.name] = field.default;
	}
}

function readValue(field: INodeProperties, raw: unknown, place: Place): unknown {
	if (field.type === 'collection') return readCollection(field, raw, place);
	if (field.type === 'fixedCollection') {
		return isFreeObject(field) ? readFreeObject(raw, place) : readGroups(field, raw, place);
	}
	const entered = field.type === 'resourceLocator' ? chosenIn(raw) : raw;
	if (field.type !== 'json') refuseExpressions(entered, () => place.path);
	const value = isEmpty(entered) ? undefined : readScalar(field, entered, place);
	if (value === undefined && field.required) {
		throw new InvalidParameter(place.path, 'is required but empty', `Fill in '${place.path}', or filter out items without it.`);
	}
	return value;
}

/** An expression may return the value without the resource locator around it. */
function chosenIn(raw: unknown): unknown {
	return typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : raw;
}

function readCollection(field: INodeProperties, raw: unknown, place: Place): IDataObject {
	const values: IDataObject = {};
	for (const inner of nestedFields(field)) {
		const entered = member(raw, inner.name);
		if (entered === undefined) continue;
		setValue(values, inner, within(place, inner.displayName), () => entered);
	}
	return values;
}

function readGroups(field: INodeProperties, raw: unknown, place: Place): IDataObject | undefined {
	const groups: IDataObject = {};
	for (const group of nestedGroups(field)) {
		const entries = entriesOf(member(raw, group.name));
		if (entries.length === 0) continue;
		groups[group.name] = entries.map((entry, index) => readGroup(group, entry, within(place, `${group.displayName} ${index + 1}`)));
	}
	return groups;
}

function readGroup({ values }: INodePropertyCollection, entry: unknown, place: Place): IDataObject {
	const result: IDataObject = {};
	for (const inner of values) {
		// n8n leaves out what was never changed: then the default counts, as the form shows it.
		const entered = member(entry, inner.name) ?? inner.default;
		setValue(result, inner, within(place, inner.displayName), () => entered);
	}
	return result;
}
