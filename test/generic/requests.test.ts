import type { INodeProperties } from 'n8n-workflow';
import { endpointOf, type Endpoint } from '../../build/describedEndpoint';
import { choicesOf, type FormField, sampleValue } from '../../build/formFields';
import { OPERATIONS, type ListedOperation } from '../../build/operations';
import { limit } from '../../nodes/shared/core/input/fields';
import type { RequestSpec } from '../../nodes/shared/core/request';
import { describedMembers, requiredMembers } from './describedMembers';
import { BEYOND_THE_DESCRIPTION, MEMBERS_NOT_OFFERED, SENT_UNASKED, SENT_UNDER_ANOTHER_NAME } from './exceptions';
import { otherValue } from './otherValue';
import { completed, ownFields, requestWith, valuesIn, type ValueOf, violationsOf } from './requestsOf';

/** A place in any entry of a list. */
const place = (at: string) => at.replace(/\/\d+(?=\/|$)/g, '/[]');

/** "persona_id" and "personaId" are the same name. */
const bare = (name: string) => name.replace(/[_\W]/g, '').toLowerCase();

const everything = (operation: ListedOperation) => requestWith(operation, completed(operation, ownFields(operation)));
const theLeast = (operation: ListedOperation) => requestWith(operation, completed(operation));

function endpoint(operation: ListedOperation): Endpoint {
	const request = everything(operation);
	const found = endpointOf(operation.name, request);
	if (!found) throw new Error(`${request.method} ${request.path} is not in sandbox/descriptions/${operation.name}.yaml`);
	return found;
}

/** Samples for all fields but one. */
const withValue =
	(field: FormField, value: unknown): ValueOf =>
	(one) =>
		one === field ? value : sampleValue(one.field);

/** Places of a request whose value changes with that of a field. */
function placesOf(operation: ListedOperation, field: FormField): string[] {
	const valueOf = withValue(field, otherValue(field.field));
	for (const wanted of [[field], ownFields(operation)]) {
		const filled = completed(operation, completed(operation, wanted), valueOf);
		const places = differences(requestWith(operation, filled), requestWith(operation, filled, valueOf));
		if (places.length > 0) return places;
	}
	return [];
}

function differences(one: RequestSpec, other: RequestSpec): string[] {
	const [values, others] = [valuesIn(one), valuesIn(other)];
	return [...new Set([...values.keys(), ...others.keys()])].filter((at) => values.get(at) !== others.get(at));
}

/** True for a place named as the field is, or below such a one. An ID in the path may be named in short there: "id" for "callId". */
function isAtHome({ field }: FormField, at: string): boolean {
	const name = bare(field.name);
	return at.startsWith('path/') ? name.endsWith(bare(at.slice('path/'.length))) : at.split('/').some((part) => bare(part) === name);
}

/** A segment of the path by its name in the description: "path/{callId}". */
function named(at: string, { path }: Endpoint): string {
	const [, index] = /^path\/(\d+)$/.exec(at) ?? [];
	return index === undefined ? at : `path/${path.split('/')[Number(index)]}`;
}

/** Where a request for a list says how much of it is wanted. */
function pagingPlaces(operation: ListedOperation): string[] {
	const { pages, properties } = operation.operation;
	const size = properties.find(({ name }) => name === limit.name);
	if (!pages || !size) return [];
	const filled = [...completed(operation), { field: size, shown: size.displayName, path: [size.name] }];
	const [one, two] = [1, 2].map((value) => requestWith(operation, filled, ({ field }) => (field === size ? value : sampleValue(field))));
	return one && two ? [...differences(one, two), ...[...valuesIn(one).keys()].filter((at) => at.endsWith(`/${pages.member}`))] : [];
}

/** The values of a field that are most likely not to be taken. */
function extremesOf(field: INodeProperties): unknown[] {
	const { type, typeOptions: { minValue, maxValue } = {} } = field;
	if (type === 'options') return choicesOf(field);
	if (type === 'multiOptions') return choicesOf(field).map((choice) => [choice]);
	return type === 'number' ? [minValue, maxValue].filter((value) => value !== undefined) : [];
}

describe.each(OPERATIONS.map((operation) => [operation.title, operation] as const))('%s', (title, operation) => {
	test('sends what its endpoint takes: the least, everything, and every choice and limit of its fields', async () => {
		const requests: Array<[string, RequestSpec]> = [['the least', theLeast(operation)], ['everything', everything(operation)]];
		for (const field of ownFields(operation)) {
			for (const value of extremesOf(field.field)) {
				const valueOf = withValue(field, value);
				requests.push([`${field.shown}: ${JSON.stringify(value)}`, requestWith(operation, completed(operation, [field], valueOf), valueOf)]);
			}
		}
		const found = new Map<string, string>();
		for (const [what, request] of requests) {
			for (const violation of await violationsOf(operation, request)) found.set(violation, what);
		}
		const exceptions = Object.keys(BEYOND_THE_DESCRIPTION[title] ?? {});
		expect([...found].filter(([violation]) => !exceptions.includes(violation))).toEqual([]);
		expect(exceptions.filter((violation) => !found.has(violation))).toEqual([]);
	});

	test('sends nothing that is neither entered nor required', () => {
		const filled = completed(operation);
		const asked = [
			...requiredMembers(endpoint(operation)),
			...filled.flatMap((field) => placesOf(operation, field)),
			...pagingPlaces(operation),
		].map(place);
		const sent = [...valuesIn(requestWith(operation, filled)).keys()].filter((at) => !at.startsWith('path/')).map(place);
		const unasked = sent.filter((at) => !asked.some((one) => at === one || at.startsWith(`${one}/`)));
		expect(unasked).toEqual(Object.keys(SENT_UNASKED[title] ?? {}));
	});

	test('sends each field under its own name', () => {
		const elsewhere = ownFields(operation).flatMap((field) => {
			const places = placesOf(operation, field).map((at) => named(at, endpoint(operation)));
			if (places.length > 0 && places.every((at) => isAtHome(field, at))) return [];
			return [[field.shown, places.map(place).join(', ') || 'nowhere']];
		});
		expect(Object.fromEntries(elsewhere)).toEqual(SENT_UNDER_ANOTHER_NAME[title] ?? {});
	});

	test('offers every documented member', () => {
		const sent = [...valuesIn(everything(operation)).keys(), ...pagingPlaces(operation)].map(place);
		const missing = describedMembers(endpoint(operation)).filter((at) => !sent.some((one) => one === at || one.startsWith(`${at}/`)));
		expect(missing).toEqual(Object.keys(MEMBERS_NOT_OFFERED[title] ?? {}));
	});
});

test.each(Object.entries({ BEYOND_THE_DESCRIPTION, MEMBERS_NOT_OFFERED, SENT_UNASKED, SENT_UNDER_ANOTHER_NAME }))(
	'every row of %s is about an operation',
	(_name, exceptions) => {
		expect(OPERATIONS.map(({ title }) => title)).toEqual(expect.arrayContaining(Object.keys(exceptions)));
	},
);
