/** The part of JSON Schema that the descriptions use. */
export interface Schema {
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	const?: unknown;
	pattern?: string;
	minimum?: number;
	minItems?: number;
	items?: Schema;
	required?: string[];
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
}

const TEXTS: Record<string, string> = {
	uuid: '00000000-0000-4000-8000-000000000001',
	date: '2026-01-01',
	'date-time': '2026-01-01T00:00:00Z',
	uri: 'http://127.0.0.1:9/hook',
	email: 'ada@example.com',
};
/** By pattern, where a description has one. */
const MATCHES: Record<string, string> = { '^[A-Z]{2}$': 'US' };

/** The least that fits a schema: required members only, lists with the fewest entries, the first of several choices. */
export function minimalValue(schema: Schema): unknown {
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	const [choice] = schema.anyOf ?? schema.oneOf ?? [];
	if (choice) return minimalValue(choice);
	const type = [schema.type].flat()[0];
	if (type === 'string') return MATCHES[schema.pattern ?? ''] ?? TEXTS[schema.format ?? ''] ?? 'text';
	if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
	if (type === 'boolean') return false;
	if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => minimalValue(schema.items ?? {}));
	return minimalObject(partsOf(schema));
}

/** Names of members, at any depth, that a value has and its schema does not. */
export function undescribed(schema: Schema, value: unknown, path = ''): string[] {
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) {
		const complaints = choices.map((choice) => undescribed(choice, value, path));
		return complaints.find((each) => each.length === 0) ?? complaints[0];
	}
	const parts = partsOf(schema);
	if (Array.isArray(value)) {
		const { items } = parts.find((part) => part.items) ?? {};
		return items ? value.flatMap((entry, index) => undescribed(items, entry, `${path}/${index}`)) : [];
	}
	const isOpen = parts.every(({ properties }) => !properties) || parts.some(({ additionalProperties }) => additionalProperties);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, member]) => {
		const described = parts.flatMap(({ properties }) => properties?.[name] ?? []);
		if (described.length === 0) return isOpen ? [] : [`${path}/${name}`];
		// Of several descriptions of one member the fullest one counts, since a wrapper's says nothing.
		return described.map((each) => undescribed(each, member, `${path}/${name}`)).toSorted((a, b) => b.length - a.length)[0];
	});
}

function minimalObject(parts: readonly Schema[]): Record<string, unknown> {
	const properties: Record<string, Schema> = Object.assign({}, ...parts.map((part) => part.properties ?? {}));
	const required = parts.flatMap((part) => part.required ?? []);
	return Object.fromEntries(required.map((name) => [name, minimalValue(properties[name] ?? {})]));
}

function partsOf(schema: Schema): Schema[] {
	return [schema, ...(schema.allOf ?? []).flatMap(partsOf)];
}
