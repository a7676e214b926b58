import { asList, asObject, resolve, statusSchema, type Endpoint } from '../build/describedEndpoint';
import type { Description, ValidationError } from '../sandbox/loadDescription';
import type { Difference } from './finding';
import type { MemberNames } from './memberNames';
import { typeName } from './typeName';

type Json = Record<string, unknown>;

/** What an answer has and what its description has. */
export interface Comparison {
	differences: Difference[];
	/** Places of described members that the answer has. */
	seen: Set<string>;
	/** Places of all described members. */
	described: Set<string>;
	/** False where the description says nothing of the answer's form. */
	isDescribed: boolean;
}

/** What to compare an answer with. */
export interface ComparedWith {
	endpoint: Endpoint;
	description: Description;
	names: MemberNames;
	/** Names of members in the description, which are no data. */
	knownNames: ReadonlySet<string>;
}

/** Schemas that refer to themselves have to end. */
const MAX_DEPTH = 8;
/** Of an answer whose form is not described: the list, its records, and what they consist of. */
const SHAPE_DEPTH = 3;
const ARRAY_INDEX = /^\d+$/;

/** Compares an answer with what is described for its status. Nothing of it but types and names of members comes out. */
export function compareAnswer(status: number, body: unknown, { endpoint, description, names, knownNames }: ComparedWith): Comparison {
	const key = describedStatus(endpoint, status);
	const schema = key === undefined ? undefined : statusSchema(endpoint, key);
	names.noteValues(body);
	const walked: Walked = { seen: new Set(), described: new Set(), unknown: [], document: endpoint.document, names };
	const isDescribed = schema !== undefined && Object.keys(schema).some((keyword) => !['description', 'title'].includes(keyword));
	if (!isDescribed) return { ...walked, isDescribed, differences: shapeOf(body, [], SHAPE_DEPTH) };

	list(schema, '', walked, MAX_DEPTH);
	walk([schema], body, '', walked, MAX_DEPTH);
	const judgedAs = Number.isInteger(Number(key)) ? Number(key) : status;
	const errors = withoutOtherAlternatives(description.answerErrors(String(endpoint.operation.operationId), judgedAs, body));
	const differences = [
		...(String(status) !== key && status < 300 ? [{ place: '', text: `comes with status ${status}, described is ${key}` }] : []),
		...errors.map((error) => asDifference(error, body, knownNames)),
		...walked.unknown,
	];
	return { ...walked, isDescribed, differences: distinct(differences) };
}

/** The status of the description that is meant by one: itself, its class, any success for a success, or the rest. */
export function describedStatus({ operation }: Endpoint, status: number): string | undefined {
	const keys = Object.keys(asObject(operation.responses));
	const ofClass = (key: string) => key.startsWith(String(status)[0] ?? '');
	const isSuccess = status >= 200 && status < 300;
	return (
		keys.find((key) => key === String(status)) ?? keys.find((key) => ofClass(key) && /XX$/i.test(key)) ?? (isSuccess ? keys.find(ofClass) : keys.find((key) => key === 'default'))
	);
}

interface Walked {
	seen: Set<string>;
	described: Set<string>;
	unknown: Difference[];
	document: Json;
	names: MemberNames;
}

/** Looks for members by the union of what several schemas have, as far as they are about one value. */
function walk(schemas: unknown[], value: unknown, place: string, walked: Walked, depth: number): void {
	if (depth === 0 || typeof value !== 'object' || value === null) return;
	const alternatives = schemas.flatMap((schema) => alternativesOf(schema, walked.document));
	if (Array.isArray(value)) {
		const items = alternatives.flatMap(({ items: inner }) => (inner === undefined ? [] : [inner]));
		for (const entry of value) walk(items, entry, `${place}[]`, walked, depth - 1);
		return;
	}
	const described = membersOf(alternatives);
	if (described.size === 0) {
		walked.names.noteNames(namesIn(value));
		return;
	}
	for (const [name, inner] of Object.entries(value)) {
		const innerSchemas = described.get(name);
		if (!innerSchemas) {
			walked.unknown.push({ place, text: '', unknown: { path: [name], type: typeName(inner) } });
			continue;
		}
		const innerPlace = join(place, name);
		walked.seen.add(innerPlace);
		walk(innerSchemas, inner, innerPlace, walked, depth - 1);
	}
}

/** Takes down the places of everything described. */
function list(schema: unknown, place: string, walked: Walked, depth: number): void {
	if (depth === 0) return;
	const alternatives = alternativesOf(schema, walked.document);
	for (const { items } of alternatives) if (items !== undefined) list(items, `${place}[]`, walked, depth - 1);
	for (const [name, schemas] of membersOf(alternatives)) {
		walked.described.add(join(place, name));
		for (const inner of schemas) list(inner, join(place, name), walked, depth - 1);
	}
}

function alternativesOf(schema: unknown, document: Json): Json[] {
	const resolved = resolve(schema, document);
	return [resolved, ...[...asList(resolved.oneOf), ...asList(resolved.anyOf)].flatMap((one) => alternativesOf(one, document))];
}

function membersOf(schemas: Json[]): Map<string, unknown[]> {
	const members = new Map<string, unknown[]>();
	for (const { properties } of schemas) {
		for (const [name, schema] of Object.entries(asObject(properties))) members.set(name, [...(members.get(name) ?? []), schema]);
	}
	return members;
}

/** Of a value that fits none of several forms: what is wrong with the forms of its own type, or else that it fits none. */
function withoutOtherAlternatives(errors: ValidationError[]): ValidationError[] {
	const isChoice = ({ keyword }: ValidationError) => keyword === 'oneOf' || keyword === 'anyOf';
	const choices = errors.filter(isChoice);
	return errors.filter((error) => {
		if (!isChoice(error)) return error.keyword !== 'type' || !choices.some(({ instancePath }) => instancePath === error.instancePath);
		return !errors.some((other) => !isChoice(other) && other.keyword !== 'type' && other.instancePath.startsWith(error.instancePath)) && !errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`));
	});
}

function asDifference({ instancePath, keyword, params }: ValidationError, body: unknown, knownNames: ReadonlySet<string>): Difference {
	const segments = instancePath.split('/').slice(1).map(unescapePointer);
	const value = segments.reduce<unknown>((inner, segment) => (Array.isArray(inner) ? (inner as unknown[])[Number(segment)] : asObject(inner)[segment]), body);
	const place = segments.reduce((path, segment) => {
		if (ARRAY_INDEX.test(segment)) return `${path}[]`;
		return join(path, knownNames.has(segment) ? segment : '*');
	}, '');
	if (keyword === 'required') return { place: join(place, String(params.missingProperty)), text: 'is missing, though described as required' };
	return { place, text: wordError(keyword, params, value) };
}

function wordError(keyword: string, params: ValidationError['params'], value: unknown): string {
	switch (keyword) {
		case 'type':
			return `is of type ${typeName(value)}, described is ${[params.type].flat().join(' or ')}`;
		case 'enum':
			return 'has a value that the described list lacks';
		case 'format':
			return `does not have the described format ${String(params.format)}`;
		case 'oneOf':
		case 'anyOf':
			return `is of type ${typeName(value)} and fits none of the described forms`;
		default:
			return `breaks the described rule "${keyword}"`;
	}
}

/** Members and types of what is not described at all. */
function shapeOf(value: unknown, path: string[], depth: number): Difference[] {
	const own = path.length === 0 ? [{ place: '', text: `is ${typeName(value)}` }] : [];
	if (depth === 0 || typeof value !== 'object' || value === null) return own;
	if (Array.isArray(value)) return distinct([...own, ...value.flatMap((entry) => shapeOf(entry, [...path, '[]'], depth))]);
	const members = Object.entries(value).flatMap(([name, inner]) => [
		{ place: '', text: '', unknown: { path: [...path, name], type: typeName(inner) } },
		...shapeOf(inner, [...path, name], depth - 1),
	]);
	return distinct([...own, ...members]);
}

function distinct(differences: Difference[]): Difference[] {
	return [...new Map(differences.map((one) => [JSON.stringify(one), one])).values()];
}

function namesIn(value: object): string[] {
	return Object.entries(value).flatMap(([name, inner]) => [name, ...(typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? namesIn(inner as object) : [])]);
}

function join(place: string, name: string): string {
	return place === '' ? name : `${place}.${name}`;
}

function unescapePointer(segment: string): string {
	return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
