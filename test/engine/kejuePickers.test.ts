import type { INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { pickFrom, pickFromAll } from './pickFrom';
import { sandboxSecrets } from './sandboxSecrets';

useFastClock();
const sandbox = useSandbox();

const FORM: INodeParameters = { resource: 'call', operation: 'create', personaId: { __rl: true, mode: 'list', value: '' } };

const picking = (method: string, more: { filter?: string; personaId?: unknown } = {}) => ({
	type: 'kejue',
	method,
	secrets: sandboxSecrets(sandbox),
	parameters: { ...FORM, ...('personaId' in more && { personaId: more.personaId }) } as INodeParameters,
	...('filter' in more && { filter: more.filter }),
});

const persona = (value: string) => ({ __rl: true, mode: 'list', value });

const paths = () => sandbox.requests('kejue').map(({ path }) => path);

describe.each([
	['searchPersonas', '/api/v1/agents', 250, { name: 'Sandbox persona 1', value: 'per_1' }, { name: 'Sandbox persona 250', value: 'per_250' }],
	['searchTools', '/api/v1/tools', 250, { name: 'Look up order 1', value: 'tool_1' }, { name: 'Look up order 250', value: 'tool_250' }],
	[
		'searchContacts',
		'/api/v1/contacts',
		250,
		{ name: 'Ada Contact 1, +12175550100', value: 'con_sandbox_1' },
		// Without a number.
		{ name: 'Layla Contact 250', value: 'con_sandbox_250' },
	],
] as const)('%s', (method, path, count, first, last) => {
	test('gives a page at a time, to the last one', async () => {
		const entries = await pickFromAll(picking(method));
		expect(entries).toHaveLength(count);
		expect(new Set(entries.map(({ value }) => value)).size).toBe(count);
		expect([entries[0], entries.at(-1)]).toEqual([first, last]);
		expect(paths()).toEqual(Array.from({ length: Math.ceil(count / 100) }, (_, page) => `${path}?limit=100&offset=${page * 100}`));
	});

	test('shows why it cannot be loaded, in the words of Kejue', async () => {
		sandbox.addFault({
			provider: 'kejue',
			fault: { kind: 'status', status: 403, body: { error: 'This key may not list', code: 'FORBIDDEN', details: {} } },
		});
		await expect(pickFrom(picking(method))).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Kejue did not accept the credential (HTTP 403: This key may not list (FORBIDDEN)).',
		});
	});
});

test('Kejue Trigger has the same list of personas', async () => {
	const { results } = await pickFrom({ ...picking('searchPersonas'), type: 'kejueTrigger' });
	expect(results[0]).toEqual({ name: 'Sandbox persona 1', value: 'per_1' });
});

test('an unreadable answer is not taken for an empty list', async () => {
	sandbox.addFault({ provider: 'kejue', fault: { kind: 'status', status: 200, body: {} } });
	await expect(pickFrom(picking('searchPersonas'))).rejects.toMatchObject({ message: expect.stringContaining('Kejue returned no usable response') });
});

test('a persona is found by a word of its name, on whatever page it stands', async () => {
	expect(await pickFromAll(picking('searchPersonas', { filter: ' PERSONA 12' }))).toEqual(
		[12, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129].map((number) => ({ name: `Sandbox persona ${number}`, value: `per_${number}` })),
	);
	const { results } = await pickFrom(picking('searchPersonas', { filter: 'persona 117' }));
	expect(results).toEqual([{ name: 'Sandbox persona 117', value: 'per_117' }]);
});

test.each([
	['name', 'Contact 117', ['con_sandbox_117']],
	['number', '2175550103', ['con_sandbox_4']],
	['e-mail address', 'contact204@', ['con_sandbox_204']],
])('Kejue itself looks for a contact by %s', async (_, filter, ids) => {
	const entries = await pickFromAll(picking('searchContacts', { filter }));
	expect(entries.map(({ value }) => value)).toEqual(ids);
	expect(paths()).toEqual([`/api/v1/contacts?limit=100&offset=0&search=${encodeURIComponent(filter)}`]);
});

describe('voice configurations', () => {
	test('are those of the chosen persona', async () => {
		const entries = await pickFromAll(picking('searchVoiceConfigs', { personaId: persona('per_112') }));
		expect(entries).toEqual([
			{ name: 'Voice 112 en-US (en-US, default)', value: 'vc_112_1' },
			{ name: 'Voice 112 ar-AE (ar-AE)', value: 'vc_112_2' },
		]);
	});

	test('can be searched', async () => {
		const entries = await pickFromAll(picking('searchVoiceConfigs', { personaId: persona('per_2'), filter: 'ar-' }));
		expect(entries).toEqual([{ name: 'Voice 2 ar-AE (ar-AE)', value: 'vc_2_2' }]);
	});

	test('are none for a persona without any', async () => {
		expect(await pickFromAll(picking('searchVoiceConfigs', { personaId: persona('per_11') }))).toEqual([]);
	});

	test.each([
		['no persona is chosen', persona('')],
		['the persona comes from the items', { __rl: true, mode: 'id', value: '={{ $json.persona }}' }],
	])('say what to do where %s', async (_, personaId) => {
		await expect(pickFrom(picking('searchVoiceConfigs', { personaId }))).rejects.toMatchObject({
			message: "'Persona' must be chosen before its voice configurations can be listed.",
			description: "Choose the persona first, or enter the voice configuration 'By ID'.",
		});
		expect(sandbox.requests('kejue')).toEqual([]);
	});
});

describe('webhook subscriptions', () => {
	const subscribe = async (number: number) => {
		const { baseUrl, credentials } = sandbox.providers.kejue;
		const response = await fetch(`${baseUrl}/webhooks`, {
			method: 'POST',
			headers: { 'X-API-Key': credentials.apiKey, 'Content-Type': 'application/json' },
			body: JSON.stringify({ url: `https://hooks.example.com/${number}`, events: ['*'], ...(number % 2 === 0 && { name: `Hook ${number}` }) }),
		});
		return ((await response.json()) as { id: string }).id;
	};

	test('come all at once, by name and address', async () => {
		const ids = [await subscribe(1), await subscribe(2)];
		const entries = await pickFromAll(picking('searchWebhooks'));
		expect(entries).toEqual([
			{ name: 'https://hooks.example.com/1', value: ids[0] },
			{ name: 'Hook 2, https://hooks.example.com/2', value: ids[1] },
		]);
		expect(await pickFromAll(picking('searchWebhooks', { filter: 'hook 2' }))).toEqual([entries[1]]);
	});

	test('show why they cannot be loaded', async () => {
		sandbox.addFault({ provider: 'kejue', operationId: 'listWebhooks', fault: { kind: 'status', status: 401 } });
		await expect(pickFrom(picking('searchWebhooks'))).rejects.toMatchObject({
			message: expect.stringMatching(/^Kejue did not accept the credential \(HTTP 401: .+\)\.$/),
		});
	});
});
