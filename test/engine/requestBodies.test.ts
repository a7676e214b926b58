import { Settings } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../sandbox';
import * as elemente from '../elemente/sampleParameters';
import * as kejue from '../kejue/sampleParameters';
import * as levers from '../levers/sampleParameters';
import * as zudu from '../zudu/sampleParameters';
import { useSandbox } from '../useSandbox';
import { runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

interface ParameterTables {
	sampleParameters: Array<{ operation: string; parameters: INodeParameters; expected: unknown }>;
	minimalParameters: Array<{ operation: string; parameters: INodeParameters; expected: unknown }>;
	fieldCases: Array<{ name: string; operation: string; parameters: INodeParameters; path: string; value: unknown }>;
	wrongCases: Array<{ name: string; operation: string; parameters: INodeParameters; names: string }>;
}

const TABLES: Record<ProviderName, ParameterTables> = { kejue, zudu, elemente, levers };

/** The samples schedule a call for January 2027, which must lie in the future for as long as these tests are run. */
const NOW = Date.parse('2026-11-01T00:00:00Z');

const FETCHES_TOKEN = ['authenticateApiKey', 'listContacts'];

const { now } = Settings;

const sandbox = useSandbox();

beforeAll(() => {
	Settings.now = () => NOW;
});

afterAll(() => {
	Settings.now = now;
});

describe.each(Object.entries(TABLES))('%s', (type, tables) => {
	const provider = type as ProviderName;

	const run = async (operation: string, parameters: INodeParameters, items = [{}]) =>
		await runNode({
			type,
			parameters: { resource: 'call', operation, ...parameters },
			secrets: sandboxSecrets(sandbox),
			items,
			timezone: 'UTC',
		});

	/** Bodies that reached the provider, but for what fetches a token. */
	const bodies = () =>
		sandbox
			.requests(provider)
			.filter(({ operationId }) => !FETCHES_TOKEN.includes(String(operationId)))
			.map(({ body }) => body);

	const minimalOf = (operation: string): INodeParameters =>
		tables.minimalParameters.find((row) => row.operation === operation)?.parameters ?? {};

	test.each(tables.sampleParameters)('$operation sends the documented sample, entered field by field', async ({ operation, parameters, expected }) => {
		const { error, items } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([expected]);
		expect(items).toHaveLength(1);
	});

	test.each(tables.minimalParameters)('$operation with minimal input sends only what was entered', async ({ operation, parameters, expected }) => {
		const { error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([expected]);
	});

	test.each(tables.fieldCases)('$operation puts $name alone at $path', async ({ operation, parameters, path, value }) => {
		const { error } = await run(operation, { ...minimalOf(operation), ...parameters });
		expect(error).toBeUndefined();
		const [body] = bodies();
		expect(body).toHaveProperty(path.split('.'), value);
	});

	test.each(tables.wrongCases)('$operation refuses $name before anything is sent', async ({ operation, parameters, names }) => {
		const wrong = { ...minimalOf(operation), ...parameters };
		const { error, run: execution } = await run(operation, wrong, [{}, {}]);
		expect(error?.message).toContain(`'${names}`);
		expect(error?.message).toContain('[item 0]');
		expect(execution.status).toBe('error');
		expect(sandbox.requests(provider)).toEqual([]);
		expect(sandbox.rung()).toEqual({});
	});
});
