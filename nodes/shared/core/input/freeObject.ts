import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { checkName } from './checkMembers';
import { freeObjectGroups } from './fields';
import { InvalidParameter } from './invalidParameter';
import { entriesOf, member } from './nestedFields';
import { within, type Place } from './place';
import { isEmpty, readBoolean, readJson, readNumber, readText } from './readScalar';
import { refuseExpression, refuseExpressions } from './refuseExpression';

const PLAIN_NUMBER: INodeProperties = { displayName: 'Value', name: 'value', type: 'number', default: 0 };

export function isFreeObject(field: INodeProperties): boolean {
	return (field.options as unknown) === freeObjectGroups;
}

/** An object of any members, entered as pairs, as JSON, or both. */
export function readFreeObject(raw: unknown, place: Place): IDataObject | undefined {
	const objects = entriesOf(member(raw, 'json')).flatMap((entry) => readJson(member(entry, 'value') ?? '', within(place, 'JSON Object')) ?? []);
	const values = entriesOf(member(raw, 'pairs')).flatMap((pair, index) => readPair(pair, within(place, `Key-Value Pair ${index + 1}`)));
	if (objects.length === 0 && values.length === 0) return undefined;
	// Keys come from outside: fromEntries defines them as plain members, whatever their name ("__proto__").
	return Object.fromEntries<unknown>([...objects.flatMap((object) => Object.entries(object)), ...values]) as IDataObject;
}

function readPair(pair: unknown, place: Place): Array<[string, unknown]> {
	const key = member(pair, 'key');
	const value = member(pair, 'value');
	if (isEmpty(value)) return [];
	if (isEmpty(key)) throw new InvalidParameter(within(place, 'Key').path, 'is required but empty');
	const [keyPlace, valuePlace] = [within(place, 'Key'), within(place, 'Value')];
	const name = readText(key, keyPlace);
	refuseExpression(name, () => keyPlace.path);
	checkName(name, () => place.path);
	refuseExpressions(value, () => valuePlace.path);
	switch (member(pair, 'type') ?? 'text') {
		case 'text':
			return [[name, readText(value, valuePlace)]];
		case 'number':
			return [[name, readNumber(PLAIN_NUMBER, value, valuePlace)]];
		case 'boolean':
			return [[name, readBoolean(value, valuePlace)]];
		default:
			throw new InvalidParameter(within(place, 'Type').path, 'must be one of text, number, boolean');
	}
}
