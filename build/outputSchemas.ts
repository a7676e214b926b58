import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DateTime } from 'luxon';
import type { OutputShape } from '../nodes/shared/core/operation';
import { answerSchema, asList, asObject, endpointOf, resolve, type Endpoint } from './describedEndpoint';
import { fillIn, formFields, readForm } from './formFields';
import { LOCAL_OPERATIONS, OPERATIONS, type ListedOperation } from './operations';

type Json = Record<string, unknown>;

/** Deep enough for every record; a schema that refers to itself has to end. */
const MAX_DEPTH = 6;
/** n8n knows the form of these files by it. */
const VERSION = 1;

const CALL: OutputShape = {
	callId: 'string?',
	status: 'string',
	outcome: 'string?',
	to: 'string?',
	startedAt: 'dateTime?',
	durationSeconds: 'number?',
	summary: 'string?',
	transcript: 'string?',
	recordingUrl: 'string?',
	metadata: 'object?',
};

const FILE: OutputShape = { callId: 'string?', fileName: 'string', mimeType: 'string', fileSizeBytes: 'integer' };

/** All values of those members that have a closed list of them, in the fields of a call. */
const VALUES: Json = {
	status: ['queued', 'scheduled', 'ringing', 'inProgress', 'ended', 'failed', 'unknown'],
	outcome: ['answered', 'voicemail', 'noAnswer', 'busy', 'rejected', 'canceled', 'failed', 'unknown', null],
};

/**
 * Writes a schema of each operation's Simplified output, by which n8n shows fields to map before anything has run.
 * https://docs.n8n.io/integrations/creating-nodes/build/reference/node-file-structure/
 * @param root the project; its dist/ is written to
 */
export async function writeOutputSchemas(root: string): Promise<void> {
	const schemas = [
		...OPERATIONS.map((listed) => ({ ...listed, folder: listed.provider.name, schema: outputSchema(listed) })),
		...LOCAL_OPERATIONS.map((listed) => ({ ...listed, schema: schemaOf(listed.operation.output) })),
	];
	for (const { folder, resource, value, schema } of schemas) {
		const file = join(root, 'dist/nodes', folder, '__schema__/v1.0.0', resource, `${value}.json`);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, JSON.stringify(schema));
	}
}

/**
 * The schema of what an operation puts out: the ten fields of a call, what the operation says of its own output, or else the
 * record that the API's description tells.
 * @throws Error where none of these is there
 */
export function outputSchema(listed: ListedOperation): Json {
	const { operation, title } = listed;
	const { call, simplify, emit, output } = operation;
	if (call?.file) return schemaOf(FILE);
	if (call && !emit) return schemaOf({ ...CALL, ...output, ...notesOf(listed) }, VALUES);
	if (output) return schemaOf({ ...output, ...notesOf(listed) });
	if (simplify ?? emit) throw new Error(`${title} shapes its output, so it has to say what it is, as "output"`);
	const described = describedRecord(listed);
	if (!described) throw new Error(`The record that ${title} puts out is not described: say what it is, as "output"`);
	const repeated = objectOf(Object.fromEntries((operation.repeats ?? []).map((name) => [name, 'string' as const])));
	return { ...described, properties: { ...asObject(repeated.properties), ...asObject(described.properties) }, version: VERSION };
}

/** What may stand beside the fields of a call. */
function notesOf({ calls, operation: { call, effect } }: ListedOperation): OutputShape {
	return {
		...(call?.to && calls.lookUp && { adopted: 'boolean' }),
		...(call?.to && effect && { resultNote: 'string' }),
		...(call?.wait && { waitTimedOut: 'boolean' }),
		...(call?.wait && effect && calls.callBack && { waitNote: 'string' }),
	};
}

function schemaOf(shape: OutputShape, values?: Json): Json {
	return { ...objectOf(shape, values), version: VERSION };
}

function objectOf(shape: OutputShape, values: Json = {}): Json {
	const properties = Object.entries(shape).map(([name, type]) => {
		if (typeof type === 'object') return [name, objectOf(type)];
		const isNullable = type.endsWith('?');
		const plain = type.replace('?', '');
		const named = plain === 'dateTime' ? 'string' : plain;
		return [
			name,
			{
				type: isNullable ? [named, 'null'] : named,
				...(plain === 'dateTime' && { format: 'date-time' }),
				...(name in values && { enum: values[name] }),
			},
		];
	});
	return { type: 'object', properties: Object.fromEntries(properties) as Json };
}

function describedRecord({ name, provider, operation }: ListedOperation): Json | undefined {
	const { properties } = operation;
	const request = operation.request(readForm(properties, fillIn(formFields(properties))) as never, { now: DateTime.utc() });
	const endpoint = endpointOf(name, request);
	const answer = endpoint && answerSchema(endpoint);
	if (!endpoint || !answer) return undefined;
	const inEnvelope = asObject(answer.properties).data;
	const isEnvelope = inEnvelope !== undefined && provider.unwrap({ data: 'inside' }) === 'inside';
	const data = isEnvelope ? resolve(inEnvelope, endpoint.document) : answer;
	const record = operation.pages ? entryOf(data, endpoint, operation.pages.entries.bind(operation.pages)) : data;
	return record && plainSchema(record, endpoint.document, MAX_DEPTH);
}

/** The schema of one record of a list: the list is where the operation looks for it. */
function entryOf(data: Json, { document }: Endpoint, entries: (data: unknown) => unknown[]): Json | undefined {
	const marker = { marker: true };
	const holds = (sample: unknown): boolean => {
		try {
			return entries(sample).includes(marker);
		} catch {
			return false;
		}
	};
	if (data.type === 'array' && holds([marker])) return resolve(data.items, document);
	const [member] = Object.entries(asObject(data.properties)).filter(([name]) => holds({ [name]: [marker] }));
	return member && resolve(resolve(member[1], document).items, document);
}

/** What n8n and its assistant read of a schema: types, members and values, but not how many bits a number has. */
function plainSchema(schema: Json, document: Json, depth: number): Json {
	const { type, format, enum: values, properties, items } = schema;
	const alternatives = asList(schema.oneOf ?? schema.anyOf).map((one) => resolve(one, document));
	if (alternatives.length > 0 && type === undefined) {
		const [first = {}] = alternatives.filter((one) => one.type !== 'null');
		return plainSchema(first, document, depth);
	}
	const inner = (part: unknown): Json => (depth === 0 ? {} : plainSchema(resolve(part, document), document, depth - 1));
	return {
		...(type !== undefined && { type }),
		...(format !== undefined && type !== 'integer' && type !== 'number' && { format }),
		...(values !== undefined && { enum: values }),
		...(properties !== undefined && {
			properties: Object.fromEntries(Object.entries(asObject(properties)).map(([name, part]) => [name, inner(part)])),
		}),
		...(items !== undefined && { items: inner(items) }),
	};
}

