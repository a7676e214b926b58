import type { INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import type { TriggerHost, TriggerHostOptions } from '../shared/triggerHost';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { zuduAccount } from './zuduAccount';
import { AGENT, OTHER_AGENT, standing, zuduTrigger } from './zuduTrigger';

const BOTH = { agentIds: `${AGENT}, ${OTHER_AGENT}` };
const REPLACE = { existingWebhook: 'replace' };
const OURS = 'n8n: After the call';

useFastClock();
const sandbox = useSandbox();
const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function trigger(parameters: INodeParameters = {}, options: Partial<TriggerHostOptions> = {}): Promise<TriggerHost> {
	const host = await zuduTrigger(sandbox, parameters, options);
	hosts.push(host);
	return host;
}

/** Requests that change something at Zudu, from here on. */
function recordChanges(): () => Array<string | null> {
	const before = sandbox.requests('zudu').length;
	return () =>
		sandbox
			.requests('zudu')
			.slice(before)
			.filter(({ method }) => method !== 'GET')
			.map(({ operationId }) => operationId);
}

/** Somebody's own webhook, attached to an agent. */
async function attachOther(agentId = AGENT, name = 'CRM sync'): Promise<string> {
	const account = zuduAccount(sandbox);
	const id = await account.createWebhook(name);
	await account.attach(agentId, id);
	return id;
}

test('one webhook with an unguessable address, attached to each chosen agent, and gone after deactivation', async () => {
	const host = await trigger(BOTH);
	await host.activate();
	expect(sandbox.webhooks('zudu')).toEqual([
		{
			provider: 'zudu',
			id: expect.any(String),
			name: OURS,
			url: expect.stringMatching(/\/webhook\/webhook-id\/webhook\?key=[\w-]{43}$/),
			events: ['post_call'],
			isActive: true,
			boundTo: [AGENT, OTHER_AGENT],
			secret: null,
		},
	]);
	await host.deactivate();
	expect(standing(sandbox)).toEqual({ count: 0, attached: {} });
});

test('detaches by the id of the webhook, and only then deletes it', async () => {
	const host = await trigger(BOTH);
	await host.activate();
	const changes = recordChanges();
	await host.deactivate();
	expect(changes()).toEqual(['unassignAgentWebhook', 'unassignAgentWebhook', 'deletePostCallWebhook']);
});

test('all agents: every page of them', async () => {
	const host = await trigger({ agents: 'all' });
	await host.activate();
	const [{ boundTo }] = sandbox.webhooks('zudu');
	expect(new Set(boundTo).size).toBe(250);
	await host.deactivate();
	expect(standing(sandbox)).toEqual({ count: 0, attached: {} });
});

test('keys differ from node to node, and stay with the node', async () => {
	const urls: string[] = [];
	for (const webhookId of ['one', 'two']) {
		const host = await trigger({}, { webhookId });
		for (let time = 0; time < 2; time++) {
			await host.activate();
			urls.push(sandbox.webhooks('zudu')[0].url);
			await host.deactivate();
		}
	}
	const keys = urls.map((url) => new URL(url).searchParams.get('key'));
	expect([keys[0], keys[2]]).toEqual([keys[1], keys[3]]);
	expect(keys[0]).not.toBe(keys[2]);
});

describe('an agent that has another webhook', () => {
	test('is named, and nothing is changed', async () => {
		const other = await attachOther(OTHER_AGENT);
		const host = await trigger(BOTH);
		const changes = recordChanges();
		await expect(host.activate()).rejects.toMatchObject({
			message: `Another post-call webhook is already attached, and Zudu allows one per agent: agent "Sandbox agent 2" (${OTHER_AGENT}) has "CRM sync" (${other}). Nothing was changed. Set 'If an Agent Has a Webhook' to 'Replace and Restore', choose other agents, or detach it in Zudu.`,
		});
		expect(changes()).toEqual([]);
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [OTHER_AGENT]: 'CRM sync' } });
	});

	test('five are named, the others counted', async () => {
		const account = zuduAccount(sandbox);
		const other = await account.createWebhook('CRM sync');
		for (let agent = 1; agent <= 7; agent++) await account.attach(`agent_sandbox_${agent}`, other);
		const host = await trigger({ agents: 'all' });
		await expect(host.activate()).rejects.toThrow(/^(?:.* has "CRM sync" \(\w+\)){5}, and 2 more\. Nothing was changed\./);
	});

	test('gets ours with Replace and Restore, and its own back after deactivation', async () => {
		await attachOther(AGENT);
		await attachOther(OTHER_AGENT, 'Quality check');
		const host = await trigger({ ...BOTH, ...REPLACE });
		await host.activate();
		expect(standing(sandbox)).toEqual({ count: 3, attached: { [AGENT]: OURS, [OTHER_AGENT]: OURS } });
		await host.restart();
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 2, attached: { [AGENT]: 'CRM sync', [OTHER_AGENT]: 'Quality check' } });
	});

	test('gets it back also when n8n has forgotten everything', async () => {
		await attachOther();
		const host = await trigger(REPLACE);
		await host.activate();
		host.forgetStaticData();
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('gets it back also when it was taken off ours in the meantime, but not in place of a third one', async () => {
		const account = zuduAccount(sandbox);
		await attachOther(AGENT);
		await attachOther(OTHER_AGENT);
		const host = await trigger({ ...BOTH, ...REPLACE });
		await host.activate();
		await account.detach(AGENT);
		await attachOther(OTHER_AGENT, 'Newer');
		await host.deactivate();
		expect(standing(sandbox)).toMatchObject({ attached: { [AGENT]: 'CRM sync', [OTHER_AGENT]: 'Newer' } });
	});

	test.each<[string, (id: string) => Promise<void>, RegExp]>([
		['is switched off by then', async (id) => await zuduAccount(sandbox).switchOff(id), /HTTP 400: .*not active/],
		['is gone by then', async (id) => await zuduAccount(sandbox).deleteWebhook(id), /HTTP 404: .*not found/i],
	])('a webhook that %s is named, and the rest is done', async (_name, change, reason) => {
		const other = await attachOther();
		const host = await trigger({ ...BOTH, ...REPLACE });
		await host.activate();
		await change(other);
		const deactivation = host.deactivate();
		await expect(deactivation).rejects.toThrow(`Webhook ${other} could not be restored for agent "Sandbox agent 1" (${AGENT}): `);
		await expect(deactivation).rejects.toThrow(reason);
		expect(standing(sandbox).attached).toEqual({});
		await host.deactivate();
	});
});

describe('test and active workflow', () => {
	test('of different agents do not disturb each other', async () => {
		const host = await trigger();
		await host.activate();
		host.change({ parameters: { agentIds: OTHER_AGENT } });
		await host.listen();
		expect(sandbox.webhooks('zudu').map(({ url, boundTo }) => [new URL(url).pathname, boundTo])).toEqual([
			['/webhook/webhook-id/webhook', [AGENT]],
			['/webhook-test/webhook-id/webhook', [OTHER_AGENT]],
		]);
		await host.stopListening();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});

	test.each([{}, REPLACE])('a test does not take the calls of the active workflow (%j)', async (parameters) => {
		const host = await trigger(parameters);
		await host.activate();
		await expect(host.listen()).rejects.toThrow(`Calls of agent "Sandbox agent 1" (${AGENT}) are already sent to this trigger in the active workflow, `);
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});

	test.each([{}, REPLACE])('nor the other way round (%j)', async (parameters) => {
		const host = await trigger(parameters);
		await host.listen();
		await expect(host.activate()).rejects.toThrow('are already sent to this trigger in a test, ');
		await host.stopListening();
		await host.activate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});
});

describe('when n8n gets another address', () => {
	const anotherAddress = (host: TriggerHost) => host.origin.replace('127.0.0.1', 'localhost');

	test.each<[string, INodeParameters, (host: TriggerHost) => Promise<void>]>([
		['a restart', {}, async (host) => await host.restart()],
		['an activation', {}, async (host) => await host.activate()],
		['an activation that may replace', REPLACE, async (host) => await host.activate()],
	])('%s puts the new address in the place of the old one (%j)', async (_name, parameters, begin) => {
		const host = await trigger({ ...BOTH, ...parameters });
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await begin(host);
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS, [OTHER_AGENT]: OURS } });
		expect(sandbox.webhooks('zudu')).toMatchObject([{ url: expect.stringContaining(`${anotherAddress(host)}/webhook/webhook-id/webhook?key=`) }]);
		const callId = await zuduAccount(sandbox).call(AGENT);
		await ended(callId);
		expect(host.executions).toMatchObject([{ call: { callId } }]);
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 0, attached: {} });
	});

	test('what the old address has replaced is still put back', async () => {
		await attachOther();
		const host = await trigger(REPLACE);
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await host.restart();
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('a deactivation removes what was registered before', async () => {
		const host = await trigger();
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 0, attached: {} });
	});

	test('a test leaves the active workflow alone', async () => {
		const host = await trigger();
		await host.activate();
		host.change({ publicUrl: anotherAddress(host) });
		await expect(host.listen()).rejects.toThrow(`are already sent to this trigger at another URL, ${host.origin}/webhook/webhook-id/webhook, `);
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});
});

describe('a copy of the workflow in a second n8n', () => {
	test('stops, names the address of the first without its key, and changes nothing', async () => {
		const [first, second] = [await trigger(), await trigger()];
		await first.activate();
		const changes = recordChanges();
		const error: Error = await second.activate().then(() => new Error('activated'), (thrown: Error) => thrown);
		expect(error.message).toBe(
			`Calls of agent "Sandbox agent 1" (${AGENT}) are already sent to this trigger at another URL, ${first.url()}, and Zudu allows one webhook per agent. Nothing was changed. It may be an earlier URL of this n8n instance, or another instance in which a copy of this workflow is active. If it may be replaced, set 'If an Agent Has a Webhook' to 'Replace and Restore'; otherwise deactivate the workflow there, or choose other agents.`,
		);
		expect(changes()).toEqual([]);
	});

	test('takes its place with Replace and Restore, and gives it back', async () => {
		const [first, second] = [await trigger(), await trigger(REPLACE)];
		await first.activate();
		const before = sandbox.webhooks('zudu');
		await second.activate();
		const callId = await zuduAccount(sandbox).call(AGENT);
		await ended(callId);
		expect([first.executions, second.executions]).toMatchObject([[], [{ call: { callId } }]]);
		await second.deactivate();
		expect(sandbox.webhooks('zudu')).toEqual(before);
	});

	test('for other agents disturbs nobody', async () => {
		const [first, second] = [await trigger(), await trigger({ agentIds: OTHER_AGENT })];
		await first.activate();
		await second.activate();
		await second.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});
});

describe('what is there already', () => {
	test('activating twice, and restarts, change nothing', async () => {
		const host = await trigger(BOTH);
		await host.activate();
		const before = sandbox.webhooks('zudu');
		const changes = recordChanges();
		await host.activate();
		await host.restart();
		expect(changes()).toEqual([]);
		expect(sandbox.webhooks('zudu')).toEqual(before);
	});

	test('is found again without static data, with the key that it has', async () => {
		const host = await trigger();
		await host.activate();
		const before = sandbox.webhooks('zudu');
		host.forgetStaticData();
		await host.restart();
		expect(sandbox.webhooks('zudu')).toEqual(before);
		const callId = await zuduAccount(sandbox).call(AGENT);
		await ended(callId);
		expect(host.executions).toMatchObject([{ call: { callId } }]);
	});

	test.each<[string, (id: string) => Promise<void>]>([
		['deleted', async (id) => await zuduAccount(sandbox).deleteWebhook(id)],
		['switched off', async (id) => await zuduAccount(sandbox).switchOff(id)],
		['detached from an agent', async () => await zuduAccount(sandbox).detach(OTHER_AGENT)],
	])('a webhook that was %s at Zudu is set right at the next start', async (_name, change) => {
		const host = await trigger(BOTH);
		await host.activate();
		await change(sandbox.webhooks('zudu')[0].id);
		await host.restart();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS, [OTHER_AGENT]: OURS } });
		expect(sandbox.webhooks('zudu')).toMatchObject([{ isActive: true }]);
	});

	test('agents that are no longer chosen get their own webhooks back, when a deactivation did not get through', async () => {
		await attachOther(AGENT);
		const host = await trigger({ ...BOTH, ...REPLACE });
		await host.activate();
		host.change({ parameters: { agentIds: OTHER_AGENT, ...REPLACE } });
		await host.activate();
		expect(standing(sandbox)).toEqual({ count: 2, attached: { [AGENT]: 'CRM sync', [OTHER_AGENT]: OURS } });
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('two workflows are two webhooks', async () => {
		const one = await trigger({}, { webhookId: 'one' });
		const two = await trigger({ agentIds: OTHER_AGENT }, { webhookId: 'two' });
		await one.activate();
		await two.activate();
		await one.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [OTHER_AGENT]: OURS } });
	});
});

describe('an activation that fails leaves nothing behind', () => {
	const refusal = { kind: 'status', status: 422 } as const;

	test('one agent of two cannot be attached to', async () => {
		await attachOther(AGENT);
		sandbox.addFault({ provider: 'zudu', operationId: 'assignAgentWebhook', callId: OTHER_AGENT, fault: refusal });
		const host = await trigger({ ...BOTH, ...REPLACE });
		await expect(host.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^Zudu refused the request \(HTTP 422: Unprocessable entity: /),
			httpCode: '422',
		});
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('the other webhook is off, and ours cannot be attached', async () => {
		await attachOther();
		sandbox.addFault({ provider: 'zudu', operationId: 'assignAgentWebhook', times: 1, fault: refusal });
		const host = await trigger(REPLACE);
		await expect(host.activate()).rejects.toThrow('HTTP 422');
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('what could not be undone is undone by the deactivation that n8n sends after it', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'assignAgentWebhook', fault: refusal });
		sandbox.addFault({ provider: 'zudu', operationId: 'deletePostCallWebhook', times: 1, fault: refusal });
		const host = await trigger();
		await expect(host.activate()).rejects.toThrow('HTTP 422');
		expect(standing(sandbox).count).toBe(1);
		await host.deactivate();
		expect(standing(sandbox).count).toBe(0);
	});

	test.each<[string, Parameters<Sandbox['addFault']>[0]['fault']]>([
		['breaks off', { kind: 'reset', accept: true }],
		['is a 500', { kind: 'status', status: 500, accept: true }],
		['cannot be read', { kind: 'malformed', accept: true }],
	])('a webhook is made once, also when the answer %s', async (_name, fault) => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPostCallWebhook', times: 1, fault });
		const host = await trigger();
		await host.activate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});

	test('a webhook of which nothing is known is an error', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPostCallWebhook', fault: { kind: 'status', status: 500 } });
		const host = await trigger();
		await expect(host.activate()).rejects.toThrow('Zudu did not confirm the webhook');
		expect(standing(sandbox).count).toBe(0);
	});
});

describe('refused before anything is asked or changed', () => {
	test.each<[string, INodeParameters, Partial<TriggerHostOptions>, string | RegExp]>([
		['no agent', { agentIds: ' , ' }, {}, "'Agents to Watch' is empty."],
		['an empty JSON list', { agentIds: '[]' }, {}, "'Agents to Watch' is empty."],
		['a list in another form', { agentIds: `['${AGENT}']` }, {}, "'Agents to Watch' must be a list with commas"],
		['a wrong key', {}, { secrets: { zuduApi: { apiKey: 'sk_wrong', apiSecret: 'wrong' } } }, 'Zudu did not accept the credential (HTTP 401: Unauthorized: '],
		['an agent that does not exist', { agentIds: 'agent_nobody' }, {}, 'Agent agent_nobody: Zudu refused the request (HTTP 404: Not found: Agent not found).'],
		['an address on this computer, for the real Zudu', {}, { secrets: { zuduApi: { apiKey: 'k', apiSecret: 's', baseUrl: 'https://api.zudu.ai' } } }, /^Zudu cannot deliver events to http:\/\/127\.0\.0\.1/],
	])('%s', async (_name, parameters, options, message) => {
		const { zuduApi } = sandboxSecrets(sandbox);
		const secrets = options.secrets ? { zuduApi: { ...zuduApi, ...options.secrets.zuduApi } } : { zuduApi };
		const host = await trigger(parameters, { ...options, secrets });
		const changes = recordChanges();
		await expect(host.activate()).rejects.toThrow(message);
		expect(changes()).toEqual([]);
	});

	test('agents picked from the list, or entered by ID, are attached', async () => {
		const picks = [AGENT, OTHER_AGENT].map((value, index) => ({ agentId: { __rl: true, mode: index === 0 ? 'list' : 'id', value } }));
		const host = await trigger({ agentIds: { agents: picks } });
		await host.activate();
		expect(standing(sandbox).attached).toEqual({ [AGENT]: OURS, [OTHER_AGENT]: OURS });
	});

	test('a list of agents from an expression is understood', async () => {
		const host = await trigger({ agentIds: `={{ ["${AGENT}", " ${OTHER_AGENT} ", "${AGENT}"] }}` });
		await host.activate();
		expect(standing(sandbox).attached).toEqual({ [AGENT]: OURS, [OTHER_AGENT]: OURS });
	});
});

test('webhooks in the list that cannot be read do not stop the registration', async () => {
	const data = { webhooks: [null, 'webhook', 7, { id: '' }, { id: 'wh_1' }, { id: {}, url: {} }] };
	const body = { message: 'Retrieved', status: 'success', error: null, data };
	sandbox.addFault({ provider: 'zudu', operationId: 'listPostCallWebhooks', times: 1, fault: { kind: 'status', status: 200, body } });
	const host = await trigger();
	await host.activate();
	expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
});

describe('an answer that does not tell which webhook the agent has', () => {
	beforeEach(() => {
		const data = { agent_id: AGENT, agent_name: 'Sandbox agent 1' };
		const body = { message: 'Agent retrieved successfully', status: 'success', error: null, data };
		sandbox.addFault({ provider: 'zudu', operationId: 'getAgentFull', callId: AGENT, fault: { kind: 'status', status: 200, body } });
	});

	test('is completed by asking for its webhook tools', async () => {
		const host = await trigger();
		await host.activate();
		const changes = recordChanges();
		await host.restart();
		expect(changes()).toEqual([]);
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: OURS } });
	});

	test('does not hide a webhook of somebody else', async () => {
		const other = await attachOther();
		await expect((await trigger()).activate()).rejects.toThrow(`agent "Sandbox agent 1" (${AGENT}) has "CRM sync" (${other}).`);
		const host = await trigger(REPLACE, { webhookId: 'another' });
		await host.activate();
		expect(standing(sandbox)).toEqual({ count: 2, attached: { [AGENT]: OURS } });
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});
});

describe('deactivating', () => {
	test('while Zudu is down says so, and works when it is back', async () => {
		await attachOther();
		const host = await trigger(REPLACE);
		await host.activate();
		const { zuduApi } = sandboxSecrets(sandbox);
		host.change({ secrets: { zuduApi: { ...zuduApi, baseUrl: 'http://127.0.0.1:1' } } });
		await expect(host.deactivate()).rejects.toMatchObject({
			message: expect.stringMatching(/^Zudu could not be reached \(the connection was refused\)\..* try again\.$/),
		});
		host.change({ secrets: { zuduApi } });
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('that breaks off in the middle is completed by the next one', async () => {
		await attachOther();
		const host = await trigger({ ...BOTH, ...REPLACE });
		await host.activate();
		sandbox.addFault({ provider: 'zudu', operationId: 'assignAgentWebhook', times: 4, fault: { kind: 'status', status: 500 } });
		await expect(host.deactivate()).rejects.toThrow('Zudu returned no usable response (HTTP 500');
		await host.deactivate();
		expect(standing(sandbox)).toEqual({ count: 1, attached: { [AGENT]: 'CRM sync' } });
	});

	test('is no problem when the webhook or an attachment is gone already', async () => {
		const host = await trigger(BOTH);
		await host.activate();
		await zuduAccount(sandbox).detach(AGENT);
		await host.deactivate();
		await host.deactivate();
		expect(standing(sandbox).count).toBe(0);
	});
});

async function ended(callId: string): Promise<void> {
	while (!sandbox.deliveries('zudu').some((delivery) => delivery.callId === callId && delivery.outcome !== 'underway')) {
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
