import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { PROVIDER_NAMES } from '../../sandbox/providerName';

/** Every JSON Schema that stands under a member `schema` or among the components, by its place. */
function schemasIn(value: unknown, place = ''): Array<[string, object]> {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, member]): Array<[string, object]> => {
		const at = `${place}/${name}`;
		const isSchema = typeof member === 'object' && member !== null && (name === 'schema' || place === '/components/schemas');
		return isSchema ? [[at, member]] : schemasIn(member, at);
	});
}

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));

/** What the sandbox relies on without looking. */
test.each(PROVIDER_NAMES)('every schema in the description of %s is one', (provider) => {
	const description: unknown = parse(readFileSync(join(__dirname, `../../sandbox/descriptions/${provider}.yaml`), 'utf8'));
	const schemas = schemasIn(description);
	expect(schemas.length).toBeGreaterThan(20);
	const wrong = schemas.flatMap(([place, schema]) => (ajv.validateSchema(schema) ? [] : `${place}: ${ajv.errorsText()}`));
	expect(wrong).toEqual([]);
});
