import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { pickFrom } from './pickFrom';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* Webhooks and inbound routing at Kejue, as the sandbox keeps them. */

useFastClock();
const sandbox = useSandbox();

const run = async (resource: string, operation: string, parameters: INodeParameters = {}) =>
	await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		parameters: { resource, operation, options: {}, ...parameters },
		items: [{}],
		onError: 'continueRegularOutput',
	});
const all = async (...call: Parameters<typeof run>): Promise<IDataObject[]> => jsonOf((await run(...call)).items);
const one = async (...call: Parameters<typeof run>): Promise<IDataObject> => (await all(...call))[0] ?? {};

const URL_OF_HOOK = 'https://hooks.example.com/kejue';
const requests = () => sandbox.requests('kejue').map(({ method, path, body }) => [method, path, ...(body === undefined || body === null ? [] : [body])]);

test('a webhook is created, listed, read, changed and deleted, and its secret stays here', async () => {
	const more = { personaId: { __rl: true, mode: 'id', value: 'per_7' }, secret: 's3cret-of-mine', timeoutMs: 9000 };
	const created = await run('webhook', 'create', { url: URL_OF_HOOK, events: ['call.ended'], additionalFields: more });
	const [{ id }] = jsonOf(created.items) as [{ id: string }];
	expect(requests()).toEqual([
		['POST', '/api/v1/webhooks', { url: URL_OF_HOOK, events: ['call.ended'], scope_type: 'persona', persona_id: 'per_7', secret: 's3cret-of-mine', timeout_ms: 9000 }],
	]);
	expect(JSON.stringify(created.run.data.resultData)).not.toContain('s3cret-of-mine');
	expect((await all('webhook', 'getMany', { event: 'call.ended' })).map((hook) => hook.id)).toEqual([id]);
	expect(await all('webhook', 'getMany', { event: 'campaign.ended' })).toEqual([]);
	await one('webhook', 'update', { webhookId: id, updateFields: { events: ['*'], scopeType: 'global' } });
	expect(await one('webhook', 'get', { webhookId: id })).toMatchObject({ events: ['*'], scope_type: 'global', delivery_settings: { timeout_ms: 9000 } });
	expect(await one('webhook', 'delete', { webhookId: id })).toEqual({ deleted: true, webhookId: id });
	expect(await one('webhook', 'delete', { webhookId: id })).toMatchObject({ details: { code: 'refused', httpStatus: 404, done: 'no' } });
});

test('inbound routing is set and deleted', async () => {
	const set = { phoneNumberId: 'pn_1', voiceConfigId: 'vc_7_1' };
	expect(await one('phoneNumber', 'setInboundRouting', set)).toMatchObject({ phone_id: 'pn_1', voice_config_id: 'vc_7_1', inbound_routing_status: 'approved' });
	expect(await one('phoneNumber', 'deleteInboundRouting', { phoneNumberId: 'pn_1' })).toEqual({ deleted: true, phoneNumberId: 'pn_1' });
	expect(requests()).toEqual([
		['PUT', '/api/v1/phone-numbers/pn_1/inbound-routing', { voice_config_id: 'vc_7_1' }],
		['DELETE', '/api/v1/phone-numbers/pn_1/inbound-routing'],
	]);
});

test('the numbers of the workspace can be listed, and picked', async () => {
	expect(await all('phoneNumber', 'getMany', { returnAll: true })).toHaveLength(250);
	const parameters = { resource: 'phoneNumber', operation: 'setInboundRouting' };
	const { results } = await pickFrom({ type: 'kejue', method: 'searchPhoneNumbers', secrets: sandboxSecrets(sandbox), parameters });
	expect(results[0]).toEqual({ name: '+12135550100, Line 1', value: 'pn_1' });
});

test.each([
	['webhook', 'create', { url: URL_OF_HOOK, events: ['*'], additionalFields: { scopeType: 'persona' } }, "'Additional Fields → Persona' is required when Scope is Persona"],
	['webhook', 'create', { url: 'javascript:alert(1)', events: ['*'] }, "'URL' must be a URL that begins with http:// or https://"],
	['webhook', 'update', { webhookId: 'wh_1', updateFields: { url: 'hooks.example.com' } }, "'URL' must be a URL that begins with http:// or https://"],
	['call', 'create', { personaId: 'per_7', phone: '+14155550123', config: { webhooks: { webhooks: [{ url: 'https://', events: ['*'] }] } } }, "'Configuration → Webhooks → URL' must be a URL"],
	['webhook', 'create', { url: `https://${'x'.repeat(2083)}`, events: ['*'] }, "'URL' must have at most 2083 characters"],
	['webhook', 'update', { webhookId: 'wh_1' }, "'Update Fields' is empty"],
] as const)('%s %s with %j costs no request', async (resource, operation, parameters, words) => {
	const { error } = await one(resource, operation, structuredClone(parameters) as unknown as INodeParameters);
	expect(error).toContain(words);
	expect(sandbox.requests('kejue')).toEqual([]);
});
