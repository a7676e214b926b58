import { asList, asObject, bodySchema, resolve, type Endpoint } from '../../build/describedEndpoint';

type Json = Record<string, unknown>;

/** A schema that refers to itself has to end. */
const MAX_DEPTH = 6;
const FORM = 'multipart/form-data';

/**
 * Places of all members that a description has for the body and the query of a request: "body/contact/phone",
 * "query/limit", "body/tasks/[]/to_number". An object that takes any member is one of them.
 */
export function describedMembers(endpoint: Endpoint): string[] {
	const { operation, document } = endpoint;
	const body = bodySchema(endpoint) ?? formSchema(endpoint);
	const query = asList(operation.parameters)
		.map((parameter) => resolve(parameter, document))
		.filter((parameter) => parameter.in === 'query')
		.flatMap(({ name, schema }) => membersOf(schema, document, `query/${String(name)}`, MAX_DEPTH));
	return [...query, ...(body ? membersOf(body, document, 'body', MAX_DEPTH) : [])];
}

/** Places of the members that a body must have. */
export function requiredMembers(endpoint: Endpoint): string[] {
	const body = bodySchema(endpoint) ?? formSchema(endpoint);
	return body ? requiredIn(body, endpoint.document, 'body', MAX_DEPTH) : [];
}

function membersOf(schema: unknown, document: Json, place: string, depth: number): string[] {
	const { properties, items, oneOf, anyOf, additionalProperties } = resolve(schema, document);
	const alternatives = asList(oneOf ?? anyOf);
	if (alternatives.length > 0) return [...new Set(alternatives.flatMap((one) => membersOf(one, document, place, depth)))];
	const entries = Object.entries(asObject(properties));
	if (depth > 0 && items !== undefined) return membersOf(items, document, `${place}/[]`, depth - 1);
	if (depth === 0 || entries.length === 0 || additionalProperties) return [place];
	return entries.flatMap(([name, inner]) => membersOf(inner, document, `${place}/${name}`, depth - 1));
}

function requiredIn(schema: unknown, document: Json, place: string, depth: number): string[] {
	const { properties, required, items } = resolve(schema, document);
	if (depth > 0 && items !== undefined) return requiredIn(items, document, `${place}/[]`, depth - 1);
	const names = asList(required).map(String);
	return names.flatMap((name) => [`${place}/${name}`, ...(depth > 0 ? requiredIn(asObject(properties)[name], document, `${place}/${name}`, depth - 1) : [])]);
}

function formSchema({ operation, document }: Endpoint): Json | undefined {
	const content = asObject(asObject(resolve(operation.requestBody, document).content)[FORM]);
	return content.schema === undefined ? undefined : resolve(content.schema, document);
}
