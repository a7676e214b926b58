import { z } from 'zod';

import { fetchWithin } from '../../host/fetchWithin';
import { until } from '../../host/until';
import type { ProviderName, WebhookRegistration } from '../../sandbox';
import { type Connection, connect } from '../e2e/connection';
import { CALLED_NUMBER, placeCall } from '../e2e/placeCall';
import { type PublishedTrigger, publishTrigger, type TriggerNode, unpublish } from '../e2e/publishedTrigger';

const WITHIN_MS = 30_000;

let connection: Connection;

beforeAll(async () => {
	connection = await connect();
});

const registered = async (provider: ProviderName, count: number): Promise<WebhookRegistration[]> => {
	let found: WebhookRegistration[] = [];
	await until(`${provider} has ${count} registrations`, WITHIN_MS, async () => {
		found = await connection.webhooks(provider);
		return found.length === count;
	});
	return found;
};

const answered = async (provider: ProviderName): Promise<void> =>
	await until(`every delivery of ${provider} is answered`, WITHIN_MS, async () => {
		const deliveries = await connection.deliveries(provider);
		return deliveries.length > 0 && deliveries.every(({ outcome }) => outcome !== 'underway');
	});

interface Case {
	provider: 'kejue' | 'zudu';
	name: string;
	node: TriggerNode;
	event: string;
}

const agents = { agents: [{ agentId: { __rl: true, mode: 'id', value: 'agent_sandbox_1' } }] };
const CASES: Case[] = [
	{ provider: 'kejue', name: 'Kejue', node: { type: 'kejueTrigger', credentialType: 'kejueApi', parameters: { events: ['call.analyzed'] } }, event: 'call.analyzed' },
	{ provider: 'zudu', name: 'Zudu', node: { type: 'zuduTrigger', credentialType: 'zuduApi', parameters: { agents: 'chosen', agentIds: agents } }, event: 'post_call' },
];

describe.each(CASES)('The trigger of $name, with a webhook process apart', ({ provider, name, node, event }) => {
	let trigger: PublishedTrigger;
	let registration: WebhookRegistration;

	beforeAll(async () => {
		await connection.clearSandbox();
		trigger = await publishTrigger(connection, `queue-${provider}`, node);
		[registration] = await registered(provider, 1);
		await placeCall(connection, name);
		await trigger.hasStarted();
		await answered(provider);
	});

	it("registers the webhook process's address", () => {
		expect(registration).toMatchObject({ isActive: true, events: [event] });
		expect(registration.url.split('?')[0]).toBe(trigger.url);
		expect(trigger.url).toContain(connection.webhookUrl);
	});

	it('starts the workflow once, on a worker', async () => {
		const [execution, ...others] = await connection.client.allExecutions(trigger.workflowId);
		expect(others).toEqual([]);
		expect((await connection.client.finished(execution.id)).status).toBe('success');
		expect(await trigger.emitted()).toEqual([[expect.objectContaining({ event, call: expect.objectContaining({ to: CALLED_NUMBER, status: 'ended' }) })]]);
		const jobs = z.record(z.array(z.string())).parse(await connection.act('executionsByWorker'));
		expect(Object.values(jobs).flat()).toContain(execution.id);
	});

	it('answers the same event with 200 when it comes again, five times at the same moment too, and starts nothing', async () => {
		const [{ callId, eventId, body }] = await connection.deliveries(provider);
		const again = { provider, event, webhookId: registration.id, callId, eventId, body };
		const deliveries = [
			...(await connection.deliver({ ...again, repeat: 3 })),
			...(await Promise.all(Array.from({ length: 5 }, async () => await connection.deliver(again)))).flat(),
		];
		expect(deliveries.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual(Array(8).fill(200));
		expect(await trigger.emitted()).toHaveLength(1);
	});

	it('answers 401 to what the provider has not sent', async () => {
		const forged = provider === 'kejue' ? { webhookId: registration.id, badSignature: true } : { url: trigger.url };
		const [{ attempts }] = await connection.deliver({ provider, event, ...forged });
		expect(attempts.map(({ status }) => status)).toEqual([401]);
		expect(await trigger.emitted()).toHaveLength(1);
	});

	it('is not received by the main process', async () => {
		const { pathname, search } = new URL(registration.url);
		const response = await fetchWithin(`${connection.n8nUrl}${pathname}${search}`, { method: 'POST', body: '{}' });
		expect(response.status).toBe(404);
	});

	it('leaves no registration when the workflow is deactivated', async () => {
		await expect(unpublish(connection, trigger.workflowId, provider)).resolves.toBeUndefined();
	});
});
