import { z } from 'zod';

import { ALL_IN_ONE, PUBLISHED_PACKAGES, SERVICES } from '../../build/packages/publishedPackages';
import type { WorkflowFile } from '../../host/n8nClient';
import { until } from '../../host/until';
import type { SandboxRequest, WebhookDelivery, WebhookRegistration } from '../../sandbox';
import { hook, links, node } from '../e2e/campaigns';
import { LEVERS_SECRET } from '../e2e/leversSecret';
import { connect, type Connection, type InstalledPackages } from './connection';

const NUMBER = '+12025550110';
const EVENT_TIMEOUT_MS = 60_000;
/** What an n8n believes to be reached at from outside. Nothing listens there: the test carries each callback on. */
const PUBLIC_ORIGIN = 'https://calls.example.com';

let connection: Connection;
let installed: InstalledPackages;

beforeAll(async () => {
	connection = connect();
	installed = await connection.install(PUBLISHED_PACKAGES.map(({ name }) => name));
});

const singleOf = (service: string): string => `n8n-nodes-${service.toLowerCase()}`;

/** The same workflow with the nodes of another package. */
const moved = (workflow: WorkflowFile, from: string, to: string): WorkflowFile => ({
	...workflow,
	name: `${workflow.name} with ${to}`,
	nodes: workflow.nodes.map((one) => ({ ...one, type: one.type.replace(`${from}.`, `${to}.`) })),
});

/** What reached the provider to place the calls, oldest first. */
const placed = async () => {
	const requests = await connection.askSandbox<SandboxRequest[]>('requests');
	return requests.filter(({ to }) => to !== null).map(({ method, path, body }) => ({ method, path, body }));
};

describe('All packages in one n8n', () => {
	it('bring the nodes of each', async () => {
		const names = (await installed.client.nodeTypes()).map(({ name }) => name);
		const expected = PUBLISHED_PACKAGES.flatMap(({ name, folders }) => folders.map((folder) => `${name}.${folder[0]?.toLowerCase()}${folder.slice(1)}`));
		expect(names).toEqual(expect.arrayContaining(expected));
	});

	it.each(SERVICES)('mean the same by the credential of %s, whichever of them n8n takes it from', async (service) => {
		const listed = (await installed.client.credentialTypes()).filter(({ name }) => name === `${service.toLowerCase()}Api`);
		expect(listed).toHaveLength(2);
		const [first, second] = listed.map(({ iconUrl: _ofPackage, supportedNodes: _ofPackageToo, ...rest }) => rest);
		expect(second).toEqual(first);
	});

	it.each(SERVICES)('run the same workflow of %s with the same credential after a change of its type', async (service) => {
		await connection.askSandbox('clear', 'POST');
		const single = singleOf(service);
		const example = connection.firstCall(single, service);
		for (const workflow of [example, moved(example, single, ALL_IN_ONE.name)]) {
			const run = await installed.client.run((await installed.store(workflow)).id, `Call with ${service}`);
			expect({ name: workflow.name, status: run.status, error: run.error }).toEqual({ name: workflow.name, status: 'success', error: undefined });
		}
		const [first, second] = await placed();
		expect(second).toEqual(first);
		expect(await connection.askSandbox('rung')).toEqual({ [NUMBER]: 2 });
	});
});

interface TriggerCase {
	service: string;
	/** Of the trigger of the package of one service. */
	parameters: object;
	/** Of the other one; the same if left out. */
	others?: object;
	/** Whether the provider tells both of a call; otherwise of one that `toOther` names. */
	toOther?: object;
}

const zuduAgent = (id: string): object => ({ agents: 'chosen', agentIds: { agents: [{ agentId: { __rl: true, mode: 'id', value: id } }] } });
/** One expression must not mean more than one poll a minute, so there is one for each second that counts. */
const pollTimes = { item: Array.from({ length: 30 }, (_, index) => ({ mode: 'custom', cronExpression: `${index * 2} * * * * *` })) };

const TRIGGERS: TriggerCase[] = [
	{ service: 'Kejue', parameters: { events: ['call.analyzed'] } },
	// Zudu has one webhook for each agent, and each trigger has an agent of its own.
	{ service: 'Zudu', parameters: zuduAgent('agent_sandbox_1'), others: zuduAgent('agent_sandbox_2'), toOther: { overrideAgentId: { __rl: true, mode: 'id', value: 'agent_sandbox_2' } } },
	{ service: 'Elemente', parameters: { pollTimes, statuses: ['completed'], channel: 'any' } },
	{ service: 'Levers', parameters: { options: { allowLocalAddress: true } } },
];

describe.each(TRIGGERS)('The triggers of $service in both packages that have it', ({ service, parameters, others = parameters, toOther }) => {
	const provider = service.toLowerCase();
	const single = singleOf(service);
	const OWNERS = [single, ALL_IN_ONE.name];
	const workflows: string[] = [];
	const known = new Set<string>();

	/** Places one call. @returns its ID */
	const call = async (fields: object = {}): Promise<unknown> => {
		const example = connection.firstCall(single, service);
		const nodes = example.nodes.map((one) => (one.type === `${single}.${provider}` ? { ...one, parameters: { ...(one.parameters as object), ...fields } } : one));
		const run = await installed.client.run((await installed.store({ ...example, nodes, name: `A call with two triggers of ${service}` })).id, `Call with ${service}`);
		expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
		const { callId } = run.outputs(`Call with ${service}`).flat()[0] ?? {};
		if (callId !== null) return callId;
		// Levers answers without an ID, which comes with the event.
		let reported: string[] = [];
		await until('the call is reported', EVENT_TIMEOUT_MS, async () => {
			const deliveries = await connection.askSandbox<WebhookDelivery[]>(`deliveries?provider=${provider}`);
			reported = [...new Set(deliveries.map((one) => String(one.callId)))].filter((id) => !known.has(id));
			return reported.length > 0;
		});
		reported.forEach((id) => known.add(id));
		return reported.length === 1 ? reported[0] : reported;
	};
	/** IDs of the calls that each trigger has started its workflow with, by its package. */
	const started = async (): Promise<unknown[][]> =>
		await Promise.all(
			workflows.map(async (id) => {
				const runs = await Promise.all((await installed.client.allExecutions(id)).reverse().map(async (one) => await installed.client.finished(one.id)));
				return runs.map((run) => (run.outputs('Trigger').flat()[0]?.call as { callId?: unknown } | undefined)?.callId);
			}),
		);
	const requests = async (operationId: string) => (await connection.askSandbox<SandboxRequest[]>('requests')).filter((one) => one.operationId === operationId).length;
	/** For a second that something could still come in. */
	const polledTwice = async (): Promise<void> => {
		if (service !== 'Elemente') return;
		const before = await requests('listCalls');
		await until('more polls', EVENT_TIMEOUT_MS, async () => (await requests('listCalls')) >= before + 2 * OWNERS.length);
	};

	beforeAll(async () => {
		await connection.askSandbox('clear', 'POST');
		const credential = service === 'Levers' ? await installed.client.createCredential('Levers webhook', 'leversWebhookApi', { signingSecret: LEVERS_SECRET }) : undefined;
		for (const [index, name] of OWNERS.entries()) {
			const webhookId = `trigger-${name}-${provider}`;
			const credentials = credential && { leversWebhookApi: { id: credential.id, name: credential.name } };
			const trigger = node('Trigger', `${name}.${provider}Trigger`, index === 0 ? parameters : others, { webhookId, credentials });
			const stored = await installed.store({ name: `Trigger of ${name} for ${service}`, nodes: [trigger], connections: {}, settings: { executionOrder: 'v1' } });
			await installed.client.activate(stored);
			workflows.push(stored.id);
			const url = `${installed.n8nUrl}/webhook/${webhookId}/webhook`;
			if (service === 'Levers') await connection.askSandbox('levers/webhooks', 'POST', { url, secret: LEVERS_SECRET });
		}
		if (service === 'Elemente') await until('both have polled', EVENT_TIMEOUT_MS, async () => (await requests('listCalls')) >= OWNERS.length * 2);
		else {
			await until('both are registered', EVENT_TIMEOUT_MS, async () => {
				const registrations = await connection.askSandbox<WebhookRegistration[]>(`webhooks?provider=${provider}`);
				return new Set(registrations.map(({ url }) => url.split('?')[0])).size === OWNERS.length;
			});
		}
	});

	it('each start their own workflow, once for each call', async () => {
		const first = await call();
		const second = toOther ? await call(toOther) : first;
		await until('both have started', EVENT_TIMEOUT_MS, async () => !(await started()).some((ids) => ids.length === 0));
		await polledTwice();
		expect(await started()).toEqual([[first], [second]]);
	});

	it('leave the other one alone when one of them is deactivated', async () => {
		const before = await started();
		await installed.client.deactivate(workflows[0] ?? '');
		if (service === 'Kejue' || service === 'Zudu') {
			await until('one registration is left', EVENT_TIMEOUT_MS, async () => (await connection.askSandbox<WebhookRegistration[]>(`webhooks?provider=${provider}`)).length === 1);
		}
		const third = await call(toOther);
		await until('the other one has started', EVENT_TIMEOUT_MS, async () => (await started())[1]?.length === 2);
		expect(await started()).toEqual([before[0], [...(before[1] ?? []), third]]);
		await installed.client.deactivate(workflows[1] ?? '');
	});
});

describe('Calls of both packages that wait for Kejue to call back', () => {
	const createRequest = z.object({ config: z.object({ webhooks: z.array(z.object({ url: z.string(), secret: z.string() })).length(1) }) });
	const OWNERS = [{ name: singleOf('Kejue'), phone: '+12025550111' }, { name: ALL_IN_ONE.name, phone: '+12025550112' }];

	it('go on with their own call each', async () => {
		const waiting = await connection.install(PUBLISHED_PACKAGES.map(({ name }) => name), { WEBHOOK_URL: `${PUBLIC_ORIGIN}/` });
		await connection.askSandbox('clear', 'POST');
		const workflows = new Map<string, string>();
		for (const { name, phone } of OWNERS) {
			const call = node('Call', `${name}.kejue`, { resource: 'call', operation: 'create', personaId: 'per_1', phone, waitFor: 'ended' });
			const stored = await waiting.store({ name: `A call that waits, with ${name}`, nodes: [hook(name), call], connections: links({ Hook: [['Call']] }), settings: { executionOrder: 'v1' } });
			await waiting.client.activate(stored);
			// It is known a moment later.
			await until(`${name} is started`, EVENT_TIMEOUT_MS, async () => await waiting.client.callWebhook(name, {}).then(() => true, () => false));
			workflows.set(phone, stored.id);
		}
		const executionOf = async (phone: string) => (await waiting.client.executions(workflows.get(phone) ?? ''))[0];
		for (const { phone } of OWNERS) await until(`the call to ${phone} waits`, EVENT_TIMEOUT_MS, async () => (await executionOf(phone))?.status === 'waiting');

		for (const { phone } of OWNERS) {
			const request = (await connection.askSandbox<SandboxRequest[]>('requests')).find(({ operationId, to }) => operationId === 'createPersonaCall' && to === phone);
			const [{ url, secret }] = createRequest.parse(request?.body).config.webhooks;
			let analyzed: WebhookDelivery | undefined;
			// The sandbox itself sends to this machine only.
			await until(`the call to ${phone} is analyzed`, EVENT_TIMEOUT_MS, async () => {
				analyzed = (await connection.askSandbox<WebhookDelivery[]>('deliveries?provider=kejue')).find((one) => one.url === url && one.event === 'call.analyzed');
				return analyzed !== undefined;
			});
			const { pathname, search } = new URL(url);
			const order = { provider: 'kejue', event: 'call.analyzed', callId: analyzed?.callId, eventId: analyzed?.eventId, body: analyzed?.body, url: `${waiting.n8nUrl}${pathname}${search}`, secret };
			const [delivery] = await connection.askSandbox<WebhookDelivery[]>('deliver', 'POST', order);
			expect(delivery?.attempts.map(({ status }) => status)).toEqual([200]);
			const run = await waiting.client.finished((await executionOf(phone))?.id ?? '');
			expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
			expect(run.outputs('Call').flat()).toEqual([expect.objectContaining({ to: phone, status: 'ended', callId: analyzed?.callId })]);
		}
		expect(await connection.askSandbox('rung')).toEqual(Object.fromEntries(OWNERS.map(({ phone }) => [phone, 1])));
	});
});
