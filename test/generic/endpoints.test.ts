import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointOf, endpointsOf } from '../../build/describedEndpoint';
import { OPERATIONS } from '../../build/operations';
import { PROVIDER_NAMES, type ProviderName } from '../../sandbox/providerName';
import { NOT_OFFERED, USES } from './notOffered';
import { completed, ownFields, requestWith } from './requestsOf';

const ROOT = join(__dirname, '../..');

const idsOf = (provider: ProviderName) => endpointsOf(provider).map(({ operation }) => String(operation.operationId));

function offered(provider: ProviderName): string[] {
	return OPERATIONS.filter(({ name }) => name === provider).map((operation) => {
		const request = requestWith(operation, completed(operation, ownFields(operation)));
		return String(endpointOf(provider, request)?.operation.operationId);
	});
}

/** Everything written for a provider, operations or not, with "{}" for each placeholder. */
function sourcesOf(provider: ProviderName): string {
	const files = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.toLowerCase().startsWith(provider) && name.endsWith('.ts'))
			.map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
	);
	return files.join('\n').replace(/\{\w+\}/g, '{}');
}

describe.each(PROVIDER_NAMES)('%s', (provider) => {
	const reasons = NOT_OFFERED[provider];
	const isUse = (id: string) => Object.values(USES).includes(reasons[id] ?? '');

	test('every documented endpoint has an operation, or a reason why it has none', () => {
		const covered = [...offered(provider), ...Object.keys(reasons)];
		expect(idsOf(provider).filter((id) => !covered.includes(id))).toEqual([]);
	});

	test('every reason is about an endpoint that is documented and has no operation', () => {
		const documented = idsOf(provider);
		const has = offered(provider);
		expect(Object.keys(reasons).filter((id) => !documented.includes(id) || (has.includes(id) && !isUse(id)))).toEqual([]);
	});

	test('what is said to be used is used', () => {
		const sources = sourcesOf(provider);
		const unused = endpointsOf(provider)
			.filter(({ operation }) => isUse(String(operation.operationId)))
			.filter(({ path }) => !new RegExp(`${path.replace(/\{\w+\}/g, '\\{\\}')}['"\`]`).test(sources));
		expect(unused.map(({ operation }) => operation.operationId)).toEqual([]);
	});
});
