import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const URL = 'https://hooks.example.com/one';
const agentId = 'agent_sandbox_1';

useFastClock();
const sandbox = useSandbox();

const run = async (operation: string, parameters: INodeParameters, items: IDataObject[] = [{}]) =>
	await runNode({ type: 'zudu', parameters: { resource: 'webhook', operation, ...parameters }, secrets: sandboxSecrets(sandbox), items });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const { error, items } = await run(operation, parameters);
	expect(error).toBeUndefined();
	return jsonOf(items) as IDataObject[];
};

const create = async (name: string, more: INodeParameters = {}) => {
	const [{ id }] = await outputOf('create', { name, url: URL, ...more });
	return String(id);
};

const bodies = (operationId: string) => sandbox.requests('zudu').filter((request) => request.operationId === operationId).map(({ body }) => body);

test('a webhook that several items name is turned off once, and each of them says so', async () => {
	const webhookId = await create('CRM');
	const { items } = await run('toggle', { webhookId }, [{}, {}]);
	expect(bodies('togglePostCallWebhook')).toHaveLength(1);
	expect(jsonOf(items)).toMatchObject([{ is_active: false }, { is_active: false }]);
});

test('a webhook is created, changed, turned off and on, and deleted', async () => {
	const webhookId = await create('CRM', { additionalFields: { description: 'Notes calls' } });
	expect(bodies('createPostCallWebhook')).toEqual([{ name: 'CRM', url: URL, description: 'Notes calls' }]);
	await outputOf('update', { webhookId, updateFields: { name: 'Sales' } });
	expect(bodies('updatePostCallWebhook')).toEqual([{ name: 'Sales' }]);
	expect(await outputOf('get', { webhookId })).toMatchObject([{ id: webhookId, name: 'Sales', url: URL, is_active: true, agent_count: 0 }]);
	expect(await outputOf('toggle', { webhookId })).toMatchObject([{ is_active: false }]);
	expect(await outputOf('getMany', { filters: { activeOnly: true } })).toEqual([]);
	expect(await outputOf('getMany', {})).toMatchObject([{ id: webhookId }]);
	expect(await outputOf('toggle', { webhookId })).toMatchObject([{ is_active: true }]);
	expect(await outputOf('delete', { webhookId })).toEqual([{ deleted: true, webhookId }]);
	expect((await run('get', { webhookId })).error?.message).toContain('not found');
});

test('an agent is given a webhook, another one in its place, and none', async () => {
	const [first, second] = [await create('First'), await create('Second')];
	expect(await outputOf('assign', { agentId, webhookId: first })).toMatchObject([{ agent_id: agentId, webhook_id: first }]);
	await outputOf('assign', { agentId, webhookId: second });
	expect(await outputOf('getManyOfAgent', { agentId })).toMatchObject([{ name: 'Second', url: URL }]);
	expect((await run('unassign', { agentId, webhookId: first })).error?.message).toContain('not assigned');
	expect(await outputOf('unassign', { agentId, webhookId: second })).toMatchObject([{ removed_webhook_id: second }]);
	expect(await outputOf('getManyOfAgent', { agentId })).toEqual([]);
	await outputOf('assign', { agentId, webhookId: first });
	expect(await outputOf('unassignAny', { agentId })).toMatchObject([{ unassigned_webhook_id: first }]);
	expect(bodies('assignAgentWebhook')).toEqual([first, second, first].map((webhook_id) => ({ webhook_id })));
});

test('a webhook that is off cannot be assigned, in the words of Zudu', async () => {
	const webhookId = await create('Off', { additionalFields: { isActive: false } });
	expect((await run('assign', { agentId, webhookId })).error?.message).toContain('Webhook is not active');
});

test.each([
	['a URL without encryption', 'create', { name: 'CRM', url: 'http://hooks.example.com/one' }, "'URL' must be a URL that begins with https://"],
	['what is no URL', 'update', { webhookId: 'webhook_1', updateFields: { url: 'hooks' } }, "'Update Fields → URL' must be a URL that begins with https://"],
	['an update of nothing', 'update', { webhookId: 'webhook_1' }, "'Update Fields' is empty: nothing to update"],
])('refuses %s before anything is sent', async (_name, operation, parameters, words) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toContain(words);
	expect(sandbox.requests('zudu')).toEqual([]);
});
