import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { checkMembers } from './checkMembers';
import { dateProblem } from './dateProblem';
import { describeEntered } from './describeEntered';
import { InvalidParameter } from './invalidParameter';
import { maskEntered } from './maskEntered';
import type { Place } from './place';
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
const PLAIN_DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const ID_NAME = /^id$|Ids?$|[uU]uid$/;

/** One value as the type of its field asks. @throws InvalidParameter naming the field */
export function readScalar(field: INodeProperties, raw: unknown, place: Place): unknown {
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

export function isEmpty(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.trim() === '';
	return raw === undefined || raw === null || (Array.isArray(raw) && raw.every(isEmpty));
}

export function readText(raw: unknown, { path }: Place): string {
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' && Number.isFinite(raw)) {
		refuseInexact(raw, path);
		return raw.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
	}
	if (typeof raw === 'boolean') return String(raw);
	if (Array.isArray(raw) && raw.every((entry) => ['string', 'number'].includes(typeof entry) && !String(entry).includes(','))) {
		return raw.join(',');
	}
	throw new InvalidParameter(path, `must be text, not ${describeEntered(raw)}`);
}

function refuseInexact(value: number, path: string): void {
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
	throw new InvalidParameter(
		path,
		'is a whole number with more digits than a number can hold, send it as text',
		'Read it as text where it comes from: in JSON, write it in quotes. In a pair, choose the type Text.',
	);
}

export function readNumber({ typeOptions = {} }: INodeProperties, raw: unknown, { path }: Place): number {
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
	if (!fits) throw new InvalidParameter(path, `must be ${kind}${range}, not ${describeEntered(raw)}`);
	return value;
}

export function readBoolean(raw: unknown, { path }: Place): boolean {
	const word = wordOf(raw)?.toLowerCase();
	if (word !== undefined) {
		if (TRUE.includes(word)) return true;
		if (FALSE.includes(word)) return false;
	}
	throw new InvalidParameter(path, `must be true or false, not ${describeEntered(raw)}`);
}

function readChoice(field: INodeProperties, raw: unknown, { path }: Place): unknown {
	const values = (field.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	if (field.typeOptions?.loadOptionsMethod) return raw;
	const chosen = values.find((value) => value === raw || String(value) === wordOf(raw));
	if (chosen === undefined) {
		throw new InvalidParameter(path, `must be one of ${values.join(', ')}, not ${describeEntered(raw)}`);
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

export function readJson(raw: unknown, { path }: Place, form: keyof typeof JSON_FORMS = 'object'): unknown {
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
	if (!schema.safeParse(value).success) throw new InvalidParameter(path, `must be ${words}, not ${describeEntered(value)}`);
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
		throw new InvalidParameter(path, `must be a date and time such as 2027-01-15T14:30, not ${describeEntered(raw)}`);
	}
	return moment;
}

function wordOf(raw: unknown): string | undefined {
	return ['string', 'number', 'boolean'].includes(typeof raw) ? String(raw).trim() : undefined;
}
