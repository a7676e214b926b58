import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointsOf } from '../../build/describedEndpoint';
import { PLANS } from '../../check/plans';
import { PROVIDER_NAMES } from '../../sandbox';

/** Described as POST, but nothing more than a list with filters, or signing in. */
const POST_THAT_READS = ['searchAgents', 'searchCalls', 'searchBatchCalls', 'searchPhoneNumbers', 'authenticateApiKey'];

describe.each(PROVIDER_NAMES)('%s', (provider) => {
	const plan = PLANS[provider];
	const endpoints = endpointsOf(provider).map(({ method, path, operation }) => ({ id: String(operation.operationId), method, path }));
	const asked = plan.reads.map(({ id }) => id);

	test('every described read is asked, or has a reason why it is not', () => {
		const reads = endpoints.filter(({ method }) => method === 'GET').map(({ id }) => id);
		expect(reads.filter((id) => !asked.includes(id) && plan.notAsked[id] === undefined)).toEqual([]);
	});

	test('nothing is asked but reads', () => {
		const others = endpoints.filter(({ id, method }) => asked.includes(id) && method !== 'GET').map(({ id }) => id);
		expect(others.filter((id) => !POST_THAT_READS.includes(id))).toEqual([]);
		expect(asked.filter((id) => !endpoints.some((endpoint) => endpoint.id === id))).toEqual([]);
	});

	test('every placeholder of a path gets an ID, from a read that comes before', () => {
		const wrong = plan.reads.filter(({ id, ids = {} }, index) => {
			const placeholders = [...(endpoints.find((endpoint) => endpoint.id === id)?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			const before = plan.reads.slice(0, index).map((read) => read.id);
			return placeholders.join() !== Object.keys(ids).join() || Object.values(ids).some((source) => source && !before.includes(source.from));
		});
		expect(wrong).toEqual([]);
	});

	test('every inferred endpoint, and every environment variable, stands in the document', () => {
		const inferred = endpointsOf(provider).filter(({ operation }) => operation['x-inferred'] === true);
		const rows = inferred.map(({ method, path }) => `| ${plan.title}: \`${method} ${path}\` | inferred endpoint`);
		const document = readFileSync(join(__dirname, '../../docs/providers.md'), 'utf8');
		expect([...rows, ...plan.secrets.flat()].filter((text) => !document.includes(text))).toEqual([]);
	});
});
