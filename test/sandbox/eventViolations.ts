import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { ProviderName } from '../../sandbox';

const validators = new Map<ProviderName, Ajv2020>();

/** Everything in which the payload of an event differs from the provider's description, as texts. `webhook` is its name there. */
export function eventViolations(provider: ProviderName, webhook: string, payload: unknown): string[] {
	const ajv = validators.get(provider) ?? load(provider);
	const validate = ajv.compile({ $ref: `description#/webhooks/${webhook}/post/requestBody/content/application~1json/schema` });
	validate(payload);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'body'} ${message ?? ''}`);
}

function load(provider: ProviderName): Ajv2020 {
	const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
	addFormats(ajv);
	ajv.addSchema(parse(readFileSync(join(__dirname, `../../sandbox/descriptions/${provider}.yaml`), 'utf8')), 'description');
	validators.set(provider, ajv);
	return ajv;
}
