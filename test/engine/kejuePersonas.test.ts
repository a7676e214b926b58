import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { pickFrom } from './pickFrom';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* What a persona is made of at Kejue: created, changed and read again, as the sandbox keeps it. */

useFastClock();
const sandbox = useSandbox();

const run = async (resource: string, operation: string, parameters: INodeParameters = {}): Promise<IDataObject[]> => {
	const { items } = await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		parameters: { resource, operation, options: {}, ...parameters },
		items: [{}],
		onError: 'continueRegularOutput',
	});
	return jsonOf(items);
};
const one = async (...call: Parameters<typeof run>): Promise<IDataObject> => (await run(...call))[0] ?? {};

const bodies = (operationId: string) => sandbox.requests('kejue').filter((request) => request.operationId === operationId).map(({ body }) => body);

test('a persona is created with voice configuration, call settings and tools, and read again with them', async () => {
	const { id } = await one('persona', 'create', {
		name: 'Reminder',
		voiceConfig: { prompt: 'Remind people.', languageLocale: 'de-DE', voiceId: { __rl: true, mode: 'id', value: 'voice_3' } },
		callSettings: { allowedDays: [0, 4], retrySchedule: '30, 120' },
		additionalFields: { memoryEnabled: true, tools: { tools: [{ toolName: 'hang_up' }] } },
	});
	expect(bodies('createAgent')).toEqual([
		{
			name: 'Reminder',
			memory_enabled: true,
			voice_config: { prompt: 'Remind people.', language_locale: 'de-DE', voice_id: 'voice_3' },
			call_settings: { allowed_days: [0, 4], retry_schedule: [30, 120] },
			tools: [{ tool_name: 'hang_up' }],
		},
	]);
	expect(await one('persona', 'get', { personaId: id as string })).toMatchObject({
		id,
		voice_configs: [{ prompt: 'Remind people.', voice_id: 'voice_3', is_default: true }],
		tools: [{ tool_name: 'hang_up', channels: ['voice:in-call'] }],
	});
});

test('a prompt is changed in a voice configuration, and nothing else', async () => {
	const [before] = (await one('persona', 'get', { personaId: 'per_7' })).voice_configs as IDataObject[];
	await one('voiceConfig', 'update', { personaId: 'per_7', configId: 'vc_7_1', voiceConfig: { prompt: 'Be brief.' } });
	const [after] = (await one('persona', 'get', { personaId: 'per_7' })).voice_configs as IDataObject[];
	expect(bodies('updateVoiceConfig')).toEqual([{ prompt: 'Be brief.' }]);
	expect(after).toEqual({ ...before, prompt: 'Be brief.', updated_at: expect.any(String) });
});

test('a voice configuration is added for another language', async () => {
	const { id } = await one('voiceConfig', 'create', { personaId: 'per_7', voiceConfig: { languageLocale: 'ar-AE', firstMessageDelayMs: 200 } });
	expect((await one('persona', 'get', { personaId: 'per_7' })).voice_configs).toContainEqual(
		expect.objectContaining({ id, language_locale: 'ar-AE', first_message_delay_ms: 200, is_default: false }),
	);
});

test('a tool that sends requests to n8n is created, changed and attached', async () => {
	const parameters = { parameters: [{ name: 'order_id', required: true }] };
	const { id } = await one('tool', 'create', { name: 'order', url: 'https://hooks.example.com/order', dynamicParameters: parameters });
	expect(bodies('createTool')).toEqual([
		{
			name: 'order',
			http_config: { url: 'https://hooks.example.com/order' },
			dynamic_parameters: [{ name: 'order_id', required: true, location: 'body', source: 'ai', param_type: 'string' }],
		},
	]);
	await one('tool', 'update', { toolId: id as string, additionalFields: { timeout: 5000 } });
	expect(await one('tool', 'get', { toolId: id as string })).toMatchObject({ id, timeout: 5000, http_config: { url: 'https://hooks.example.com/order' } });
	const attached = { personaId: 'per_7', toolName: 'order', toolId: id as string, channels: ['voice:post-call'] };
	expect(await one('tool', 'attach', attached)).toMatchObject({ tool_name: 'order', tool_id: id, channels: ['voice:post-call'] });
});

test.each([
	['tool', 'attach', { personaId: 'per_7', toolName: 'x', channels: ['voice:in-call', 'voice:post-call'] }, "'Channels' must not contain both"],
	['persona', 'create', { name: 'x', additionalFields: { tools: { tools: [{ toolName: 'x', channels: ['voice:in-call', 'voice:post-call'] }] } } }, "'Additional Fields → Tools → Tool 1 → Channels' must not contain both"],
	['persona', 'create', { name: 'x'.repeat(256) }, "'Name' must have at most 255 characters"],
	['persona', 'update', { personaId: 'per_7' }, "'Update Fields' is empty"],
	['tool', 'create', { name: 'x'.repeat(101), url: 'https://example.com' }, "'Name' must have at most 100 characters"],
	['tool', 'update', { toolId: 'tool_1', httpConfig: { method: 'PUT' } }, "'URL' is required with HTTP Request"],
	['tool', 'update', { toolId: 'tool_1' }, "'Additional Fields' is empty"],
	['voiceConfig', 'create', { personaId: 'per_7' }, "'Voice Config' is empty"],
	['voiceConfig', 'update', { personaId: 'per_7', configId: 'vc_7_1' }, "'Update Fields' is empty"],
	['voiceConfig', 'update', { personaId: 'per/7', configId: 'vc_7_1', voiceConfig: { prompt: 'x' } }, "'Persona' contains one of the characters"],
] as const)('%s %s with %j costs no request', async (resource, operation, parameters, words) => {
	const { error } = await one(resource, operation, structuredClone(parameters) as unknown as INodeParameters);
	expect(error).toContain(words);
	expect(sandbox.requests('kejue')).toEqual([]);
});

test.each([
	['persona', 250, '/api/v1/agents?limit=100&offset=200'],
	['tool', 250, '/api/v1/tools?limit=500&offset=0'],
	['voice', 20, '/api/v1/voices'],
])('%s: all of them are read, to the last page', async (resource, count, lastPath) => {
	expect(await run(resource, 'getMany', { returnAll: true })).toHaveLength(count);
	expect(sandbox.requests('kejue').at(-1)?.path).toBe(lastPath);
});

test.each(['bare', 'under its name'])('voices can be picked from a list that is %s', async (form) => {
	const voices = [{ id: 'v_1', name: 'Ana', language_locale: 'es-ES' }, { id: 'v_2' }];
	sandbox.addFault({ provider: 'kejue', operationId: 'listVoices', fault: { kind: 'status', status: 200, body: form === 'bare' ? voices : { voices } } });
	const parameters = { resource: 'voiceConfig', operation: 'create' };
	const { results } = await pickFrom({ type: 'kejue', method: 'searchVoices', secrets: sandboxSecrets(sandbox), parameters });
	expect(results).toEqual([{ name: 'Ana (es-ES)', value: 'v_1' }, { name: 'v_2', value: 'v_2' }]);
});
