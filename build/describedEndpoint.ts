import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RequestSpec } from '../nodes/shared/core/request';

type Json = Record<string, unknown>;

/** One operation of an API as its description tells it; references are resolved where they are followed. */
export interface Endpoint {
	method: string;
	/** With the description's base path and a placeholder for each ID. */
	path: string;
	operation: Json;
	document: Json;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const documents = new Map<string, Endpoint[]>();

/** Every endpoint of a provider's description in sandbox/descriptions. */
export function endpointsOf(provider: string): Endpoint[] {
	const known = documents.get(provider);
	if (known) return known;
	const document = asObject(parse(readFileSync(join(__dirname, `../sandbox/descriptions/${provider}.yaml`), 'utf8')));
	const [server] = asList(document.servers);
	const base = new URL(String(asObject(server).url ?? '/'), 'http://localhost').pathname.replace(/\/$/, '');
	const endpoints = Object.entries(asObject(document.paths)).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const operation = asObject(item)[method];
			return operation === undefined ? [] : [{ method: method.toUpperCase(), path: base + path, operation: asObject(operation), document }];
		}),
	);
	documents.set(provider, endpoints);
	return endpoints;
}

/** The endpoint that a request goes to; the one with fewer placeholders where several fit. */
export function endpointOf(provider: string, { method, path }: RequestSpec): Endpoint | undefined {
	const fits = endpointsOf(provider).filter((endpoint) => endpoint.method === method && pattern(endpoint.path).test(path));
	return fits.sort((a, b) => placeholders(a) - placeholders(b))[0];
}

/** What a schema says, with what it refers to and what it is composed of. */
export function resolve(schema: unknown, document: Json): Json {
	const own = asObject(schema);
	if (typeof own.$ref === 'string') return resolve(at(document, own.$ref), document);
	const parts = asList(own.allOf).map((part) => resolve(part, document));
	if (parts.length === 0) return own;
	const { allOf: _parts, ...rest } = own;
	return [...parts, rest].reduce((merged, part) => ({
		...merged,
		...part,
		properties: { ...asObject(merged.properties), ...asObject(part.properties) },
		required: [...asList(merged.required), ...asList(part.required)],
	}));
}

/** Schema of the JSON that a successful request is answered with; undefined where none is described. */
export function answerSchema({ operation, document }: Endpoint): Json | undefined {
	const status = Object.keys(asObject(operation.responses)).find((key) => key.startsWith('2'));
	return status === undefined ? undefined : statusSchema({ operation, document }, status);
}

/** Schema of the JSON that is described for a status, which is written as in the description: "200", "4XX", "default". */
export function statusSchema({ operation, document }: Pick<Endpoint, 'operation' | 'document'>, status: string): Json | undefined {
	const content = asObject(asObject(resolve(asObject(operation.responses)[status], document).content)['application/json']);
	return content.schema === undefined ? undefined : resolve(content.schema, document);
}

/** Schema of the JSON body that an endpoint takes; undefined for none. */
export function bodySchema({ operation, document }: Endpoint): Json | undefined {
	const content = asObject(asObject(resolve(operation.requestBody, document).content)['application/json']);
	return content.schema === undefined ? undefined : resolve(content.schema, document);
}

function at(document: Json, reference: string): unknown {
	return reference
		.slice(2)
		.split('/')
		.reduce<unknown>((value, name) => asObject(value)[name], document);
}

function pattern(path: string): RegExp {
	return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function placeholders({ path }: Endpoint): number {
	return path.split('{').length;
}

export function asObject(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}
