import { answerSchema, asList, asObject, resolve, type Endpoint } from '../../build/describedEndpoint';

type Json = Record<string, unknown>;

/** A schema that refers to itself has to end. */
const MAX_DEPTH = 6;

const TEXTS: Record<string, string> = {
	uuid: '00000000-0000-4000-8000-000000000001',
	date: '2026-01-01',
	'date-time': '2026-01-01T00:00:00Z',
	uri: 'https://example.com/',
	email: 'ada@example.com',
};

/** The status and the body of a request that goes well, with every member that is documented; no body where none is. */
export function sampleAnswer(endpoint: Endpoint): { status: number; body: unknown } {
	const schema = answerSchema(endpoint);
	const [status] = Object.keys(asObject(endpoint.operation.responses)).filter((key) => key.startsWith('2'));
	return { status: Number(status), body: schema === undefined ? '' : valueOf(schema, endpoint.document, MAX_DEPTH) };
}

function valueOf(schema: Json, document: Json, depth: number): unknown {
	const { type, format, const: only, enum: choices, examples, example, properties, items } = schema;
	const [alternative] = asList(schema.oneOf ?? schema.anyOf);
	if (alternative !== undefined) return valueOf(resolve(alternative, document), document, depth);
	const given = only ?? example ?? asList(examples)[0] ?? asList(choices)[0];
	if (given !== undefined) return given;
	const [named = properties ? 'object' : undefined] = [type].flat();
	switch (named) {
		case 'string':
			return TEXTS[String(format)] ?? 'sample';
		case 'integer':
		case 'number':
			return typeof schema.minimum === 'number' ? schema.minimum : 1;
		case 'boolean':
			return true;
		case 'array':
			return depth > 0 ? [valueOf(resolve(items, document), document, depth - 1)] : [];
		case 'object':
			return Object.fromEntries(
				Object.entries(asObject(properties)).flatMap(([name, inner]) => (depth > 0 ? [[name, valueOf(resolve(inner, document), document, depth - 1)]] : [])),
			);
		default:
			return null;
	}
}
