import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { z } from 'zod';
import { checkMembers, checkName } from './checkMembers';
import { dateProblem } from './dateProblem';
import { freeObjectGroups } from './fields';
import { InvalidParameter } from './invalidParameter';
import { maskEntered } from './maskEntered';
import { entriesOf, member, nestedFields, nestedGroups } from './nestedFields';
import { parameterPath } from './parameterPath';
import { readMoment } from './readMoment';
import { refuseExpression } from './refuseExpression';
import { splitList } from './splitList';

const jsonObject = z.record(z.string(), z.unknown());

const JSON_FORMS = {
	object: { schema: jsonObject, words: 'a JSON object in curly braces' },
	list: { schema: z.array(jsonObject), words: 'a JSON list of objects, in square brackets' },
};

const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

const MAX_NUMBER_LENGTH = 40;
const MAX_SHOWN = 40;
const PLAIN_DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const ID_NAME = /^id$|Ids?$|[uU]uid$/;

interface Place {
	path: string;
	/** Workflow time zone, for dates without an offset. */
	zone: string;
}

/** Values of the operation's fields for one item. @throws InvalidParameter naming the first field whose value cannot be sent */
export function readParams(context: IExecuteFunctions, fields: INodeProperties[], itemIndex: number): IDataObject {
	const zone = context.getTimezone();
	const values: IDataObject = {};
	for (const field of fields) {
		if (field.type === 'notice' || field.type === 'hidden') continue;
		const raw = context.getNodeParameter(field.name, itemIndex, field.default);
		setValue(values, field, readValue(field, raw, { path: field.displayName, zone }));
	}
	return values;
}

function setValue(values: IDataObject, field: INodeProperties, value: unknown): void {
	if (value !== undefined) values[field.name] = value;
}

function readValue(field: INodeProperties, raw: unknown, place: Place): unknown {
	if (field.type === 'collection') return readCollection(field, raw, place);
	if (field.type === 'fixedCollection') {
		return isFreeObject(field) ? readFreeObject(raw, place) : readGroups(field, raw, place);
	}
	const entered = field.type === 'resourceLocator' ? chosenIn(raw) : raw;
	if (field.type !== 'json') refuseExpressions(entered, place);
	const value = isEmpty(entered) ? undefined : readScalar(field, entered, place);
	if (value === undefined && field.required) {
		throw new InvalidParameter(place.path, 'is required but empty', `Fill in '${place.path}', or filter out items without it.`);
	}
	return value;
}

function refuseExpressions(entered: unknown, { path }: Place): void {
	const texts = (Array.isArray(entered) ? entered : [entered]).filter((entry) => typeof entry === 'string');
	for (const text of texts) refuseExpression(text, () => path);
}

function readScalar(field: INodeProperties, raw: unknown, place: Place): unknown {
	switch (field.type) {
		case 'number':
			return readNumber(field, raw, place);
		case 'boolean':
			return readBoolean(raw, place);
		case 'options':
			return readChoice(field, raw, place);
		case 'multiOptions':
			return readChoices(field, raw, place);
		case 'json':
			// The form marks an empty JSON field as invalid, so such fields start with "{}" or "[]", which means nothing entered.
			return nothingIfEmpty(readJson(raw, place, field.default === '[]' ? 'list' : 'object'), field);
		case 'dateTime':
			return readDateTime(raw, place);
		default:
			return isId(field) ? readText(raw, place).trim() : readText(raw, place);
	}
}

/** Spaces and line breaks in an ID come from copying. */
function isId({ type, name }: INodeProperties): boolean {
	return type === 'resourceLocator' || ID_NAME.test(name);
}

/** An expression may return the value without the resource locator around it. */
function chosenIn(raw: unknown): unknown {
	return typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : raw;
}

function isEmpty(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.trim() === '';
	return raw === undefined || raw === null || (Array.isArray(raw) && raw.length === 0);
}

function readText(raw: unknown, { path }: Place): string {
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' && Number.isFinite(raw)) {
		refuseInexact(raw, path);
		return raw.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
	}
	if (typeof raw === 'boolean') return String(raw);
	if (Array.isArray(raw) && raw.every((entry) => ['string', 'number'].includes(typeof entry) && !String(entry).includes(','))) {
		return raw.join(',');
	}
	throw new InvalidParameter(path, `must be text, not ${describe(raw)}`);
}

function refuseInexact(value: number, path: string): void {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
	throw new InvalidParameter(
		path,
		'is a whole number with more digits than a number can hold, send it as text',
		'Read it as text where it comes from: in JSON, write it in quotes. In a pair, choose the type Text.',
	);
}

function readNumber({ typeOptions = {} }: INodeProperties, raw: unknown, { path }: Place): number {
	const { minValue, maxValue, numberPrecision } = typeOptions;
	const kind = numberPrecision === 0 ? 'a whole number' : 'a number';
	const range =
		minValue !== undefined && maxValue !== undefined
			? ` from ${minValue} to ${maxValue}`
			: minValue !== undefined
				? ` of at least ${minValue}`
				: maxValue !== undefined
					? ` of at most ${maxValue}`
					: '';
	const text = typeof raw === 'string' ? raw.trim() : raw;
	const value = typeof text === 'string' && text.length <= MAX_NUMBER_LENGTH && PLAIN_DECIMAL.test(text) ? Number(text) : text;
	if (typeof value === 'number') refuseInexact(value, path);
	const fits =
		typeof value === 'number' &&
		Number.isFinite(value) &&
		(numberPrecision !== 0 || Number.isInteger(value)) &&
		(minValue === undefined || value >= minValue) &&
		(maxValue === undefined || value <= maxValue);
	if (!fits) throw new InvalidParameter(path, `must be ${kind}${range}, not ${describe(raw)}`);
	return value;
}

function readBoolean(raw: unknown, { path }: Place): boolean {
	const word = wordOf(raw)?.toLowerCase();
	if (word !== undefined) {
		if (TRUE.includes(word)) return true;
		if (FALSE.includes(word)) return false;
	}
	throw new InvalidParameter(path, `must be true or false, not ${describe(raw)}`);
}

function readChoice(field: INodeProperties, raw: unknown, { path }: Place): unknown {
	const values = (field.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	if (field.typeOptions?.loadOptionsMethod) return raw;
	const chosen = values.find((value) => value === raw || String(value) === wordOf(raw));
	if (chosen === undefined) {
		throw new InvalidParameter(path, `must be one of ${values.join(', ')}, not ${describe(raw)}`);
	}
	return chosen;
}

function readChoices(field: INodeProperties, raw: unknown, place: Place): unknown[] | undefined {
	const entries: unknown[] | undefined = typeof raw === 'string' ? splitList(raw, place.path) : [raw].flat();
	return entries?.map((entry) => readChoice(field, entry, place));
}

function nothingIfEmpty(value: unknown, field: INodeProperties): unknown {
	return JSON.stringify(value) === field.default ? undefined : value;
}

function readJson(raw: unknown, { path }: Place, form: keyof typeof JSON_FORMS = 'object'): unknown {
	let value = raw;
	if (typeof raw === 'string') {
		if (raw.trim() === '') return undefined;
		try {
			value = JSON.parse(raw);
		} catch (error) {
			refuseExpression(raw, () => path);
			throw invalidJson(path, error);
		}
	}
	const { schema, words } = JSON_FORMS[form];
	if (!schema.safeParse(value).success) throw new InvalidParameter(path, `must be ${words}, not ${describe(value)}`);
	checkMembers(value, path);
	return value;
}

function invalidJson(path: string, error: unknown): InvalidParameter {
	// The message quotes the text, and quotes in the text would end the quotation.
	return new InvalidParameter(path, `is not valid JSON (${error instanceof Error ? maskEntered(error.message) : 'unreadable'})`);
}

function readDateTime(raw: unknown, { path, zone }: Place): unknown {
	const problem = dateProblem(raw, zone);
	if (problem) throw new InvalidParameter(path, problem.problem, problem.remedy);
	const moment = readMoment(raw, zone);
	if (!moment) {
		throw new InvalidParameter(path, `must be a date and time such as 2027-01-15T14:30, not ${describe(raw)}`);
	}
	return moment;
}

function readCollection(field: INodeProperties, raw: unknown, place: Place): IDataObject {
	const values: IDataObject = {};
	for (const inner of nestedFields(field)) {
		const entered = member(raw, inner.name);
		if (entered === undefined) continue;
		setValue(values, inner, readValue(inner, entered, within(place, inner.displayName)));
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
		setValue(result, inner, readValue(inner, entered, within(place, inner.displayName)));
	}
	return result;
}

function isFreeObject(field: INodeProperties): boolean {
	return (field.options as unknown) === freeObjectGroups;
}

function readFreeObject(raw: unknown, place: Place): IDataObject | undefined {
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
	refuseExpressions(value, valuePlace);
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

const PLAIN_NUMBER: INodeProperties = { displayName: 'Value', name: 'value', type: 'number', default: 0 };

function within({ path, zone }: Place, name: string): Place {
	return { path: parameterPath(path, name), zone };
}

function wordOf(raw: unknown): string | undefined {
	return ['string', 'number', 'boolean'].includes(typeof raw) ? String(raw).trim() : undefined;
}

function describe(value: unknown): string {
	if (typeof value === 'string') return `"${shorten(value)}"`;
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : shorten(String(value));
}

function shorten(text: string): string {
	const masked = maskEntered(text.slice(0, 5 * MAX_SHOWN));
	return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN)}…` : masked;
}
