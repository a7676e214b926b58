import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** Members of a record by name. */
export type Members = Record<string, unknown>;

/** Knows what records look like in answers. */
export interface RecordSource {
	/**
	 * @param schema name of the record among the description's schemas
	 * @throws Error when the description has no such schema
	 */
	record(schema: string): DescribedRecord;
}

/** The part of JSON Schema that the descriptions use for records. */
interface RecordSchema {
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	default?: unknown;
	minimum?: number;
	required?: string[];
	properties?: Record<string, RecordSchema>;
	additionalProperties?: unknown;
	allOf?: RecordSchema[];
}

const schemaSchema: z.ZodType<RecordSchema> = z.lazy(() =>
	z.object({
		type: z.union([z.string(), z.array(z.string())]).optional(),
		format: z.string().optional(),
		enum: z.array(z.unknown()).optional(),
		default: z.unknown(),
		minimum: z.number().optional(),
		required: z.array(z.string()).optional(),
		properties: z.record(z.string(), schemaSchema).optional(),
		additionalProperties: z.unknown(),
		allOf: z.array(schemaSchema).optional(),
	}),
);

const LENGTH_OF_DATE = 'YYYY-MM-DD'.length;

/** A record as the description of an answer has it: which members there are, and what they are where nobody has said. */
export class DescribedRecord {
	private readonly members: Record<string, RecordSchema>;
	private readonly required: ReadonlySet<string>;
	private readonly isOpen: boolean;

	/** @param schema JSON Schema of an object, without references */
	constructor(schema: unknown) {
		const parts = partsOf(schemaSchema.parse(schema));
		this.members = Object.assign({}, ...parts.map(({ properties }) => properties ?? {}));
		this.required = new Set(parts.flatMap(({ required }) => required ?? []));
		this.isOpen = parts.some(({ additionalProperties }) => additionalProperties === true);
	}

	/** What of this an answer can show. A null stands for nothing where the description has no null. */
	take(given: Members): Members {
		const kept = Object.entries(given).filter(([name, value]) => {
			const schema = this.members[name];
			if (value === undefined || (!schema && !this.isOpen)) return false;
			return value !== null || !schema || isNullable(schema);
		});
		return Object.fromEntries(kept);
	}

	/** The record with everything that was not given: null where that is allowed, else the default, else, if required, a blank value. */
	fill(given: Members): Members {
		const missing = Object.entries(this.members).flatMap(([name, schema]) => {
			if (given[name] !== undefined) return [];
			if (schema.default !== undefined) return [[name, schema.default]];
			if (isNullable(schema)) return [[name, null]];
			return this.required.has(name) ? [[name, blank(schema)]] : [];
		});
		return { ...Object.fromEntries(missing), ...given };
	}
}

function partsOf(schema: RecordSchema): RecordSchema[] {
	return [schema, ...(schema.allOf ?? []).flatMap(partsOf)];
}

function isNullable({ type }: RecordSchema): boolean {
	return Array.isArray(type) && type.includes('null');
}

function blank(schema: RecordSchema): unknown {
	if (schema.enum) return schema.enum[0];
	const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
	switch (type) {
		case 'string':
			return blankText(schema.format);
		case 'integer':
		case 'number':
			return schema.minimum ?? 0;
		case 'boolean':
			return false;
		case 'array':
			return [];
		default:
			return new DescribedRecord(schema).fill({});
	}
}

function blankText(format: string | undefined): string {
	const now = new Date(Date.now()).toISOString();
	if (format === 'date-time') return now;
	if (format === 'date') return now.slice(0, LENGTH_OF_DATE);
	return format === 'uuid' ? randomUUID() : '';
}
