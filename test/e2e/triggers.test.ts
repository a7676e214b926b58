import { setTimeout as pass } from 'node:timers/promises';
import { z } from 'zod';

import { until } from '../../host/until';
import type { DeliveryOrder, ProviderName, WebhookRegistration } from '../../sandbox';
import { type Connection, connect } from './connection';
import { LEVERS_SECRET } from './leversSecret';
import { CALLED_NUMBER, placeCall } from './placeCall';
import { type PublishedTrigger, publishTrigger, type TriggerNode, unpublish } from './publishedTrigger';

const HOOK_TIMEOUT_MS = 20_000;
const SETTLE_TIMEOUT_MS = 120_000;
const ZUDU_AGENT = 'agent_sandbox_1';

let connection: Connection;

beforeAll(async () => {
	connection = await connect();
	await connection.client.createCredential('Levers webhook', 'leversWebhookApi', { signingSecret: LEVERS_SECRET });
});

/** Waits until everything that was sent has been answered for good: n8n answers when an execution exists. */
const answered = async (provider: ProviderName): Promise<void> =>
	await until(`every delivery of ${provider} is answered`, SETTLE_TIMEOUT_MS, async () => {
		return (await connection.deliveries(provider)).every(({ outcome }) => outcome !== 'underway');
	});

const registered = async (provider: ProviderName, count: number): Promise<WebhookRegistration[]> => {
	let found: WebhookRegistration[] = [];
	await until(`${provider} has ${count} registrations`, HOOK_TIMEOUT_MS, async () => {
		found = await connection.webhooks(provider);
		return found.length === count;
	});
	return found;
};

/** Deliveries to a registration that its provider has not signed, or not so, or not now. */
const unsigned = ({ id: webhookId }: WebhookRegistration, signatureHeader: string) => [
	{ webhookId, badSignature: true },
	{ webhookId, changedBody: true },
	{ webhookId, ageS: 3600 },
	{ webhookId, headers: { [signatureHeader]: null } },
];

interface Case {
	provider: ProviderName;
	name: string;
	node: TriggerNode;
	event: string;
	/** What is in no delivery of the provider's own. */
	forgeries(registration: WebhookRegistration): Array<Partial<DeliveryOrder>>;
}

const REGISTERING: Case[] = [
	{
		provider: 'kejue',
		name: 'Kejue',
		node: { type: 'kejueTrigger', credentialType: 'kejueApi', parameters: { events: ['call.analyzed'] } },
		event: 'call.analyzed',
		forgeries: (registration) => unsigned(registration, 'x-kejue-signature'),
	},
	{
		provider: 'zudu',
		name: 'Zudu',
		node: { type: 'zuduTrigger', credentialType: 'zuduApi', parameters: { agents: 'chosen', agentIds: { agents: [{ agentId: { __rl: true, mode: 'id', value: ZUDU_AGENT } }] } } },
		event: 'post_call',
		forgeries: ({ id, url }) => [
			// Nothing is signed: the address has a part that cannot be guessed ...
			{ url: url.split('?')[0] },
			{ url: `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}` },
			// ... and the call is asked for: this one exists nowhere but in the delivery.
			{ webhookId: id },
		],
	},
];

/** An execution's one item about the call that was placed. */
const aboutCall = (event: string) => [
	expect.objectContaining({ event, call: expect.objectContaining({ status: 'ended', outcome: 'answered', to: CALLED_NUMBER }), raw: expect.any(Object) }),
];

/** How n8n answered each attempt of each delivery by hand, one delivery after the other. */
const answersTo = async (orders: DeliveryOrder[]): Promise<Array<Array<number | null>>> => {
	const answers: Array<Array<number | null>> = [];
	for (const order of orders) {
		for (const { attempts } of await connection.deliver(order)) answers.push(attempts.map(({ status }) => status));
	}
	return answers;
};

const allRefused = (orders: DeliveryOrder[]): number[][] => orders.map(() => [401]);

describe.each(REGISTERING)('The trigger of $name in n8n', ({ provider, name, node, event, forgeries }) => {
	let trigger: PublishedTrigger;
	let registration: WebhookRegistration;

	beforeAll(async () => {
		await connection.clearSandbox();
		trigger = await publishTrigger(connection, `trigger-${provider}`, node);
		[registration] = await registered(provider, 1);
	});

	it('registers its own address when the workflow is activated', () => {
		expect(registration).toMatchObject({ isActive: true, events: [event] });
		expect(registration.url.split('?')[0]).toBe(trigger.url);
	});

	it('starts the workflow once for a call that was placed and has ended', async () => {
		await placeCall(connection, name);
		await trigger.hasStarted();
		await answered(provider);
		expect(await trigger.emitted()).toEqual([aboutCall(event)]);
	});

	it('answers the same event with 200 when it comes again, and starts nothing', async () => {
		const [{ callId, eventId, body }] = await connection.deliveries(provider);
		const again: DeliveryOrder = { provider, event, webhookId: registration.id, callId, eventId, body, repeat: 3 };
		expect(await answersTo([again])).toEqual([[200], [200], [200]]);
		expect(await trigger.emitted()).toHaveLength(1);
	});

	it('answers 401 to what the provider has not sent, and starts nothing', async () => {
		const forged = forgeries(registration).map((part) => ({ provider, event, ...part }));
		expect(await answersTo(forged)).toEqual(allRefused(forged));
		expect(await trigger.emitted()).toHaveLength(1);
	});

	it('leaves no registration when the workflow is deactivated', async () => {
		await expect(unpublish(connection, trigger.workflowId, provider)).resolves.toBeUndefined();
	});
});

describe('The trigger of Levers in n8n', () => {
	let trigger: PublishedTrigger;
	let registration: WebhookRegistration;
	const about: Pick<DeliveryOrder, 'provider' | 'event'> = { provider: 'levers', event: 'phone_call.ended' };

	beforeAll(async () => {
		await connection.clearSandbox();
		trigger = await publishTrigger(connection, 'trigger-levers', {
			type: 'leversTrigger',
			credentialType: 'leversWebhookApi',
			parameters: { options: { allowLocalAddress: true } },
		});
		registration = await connection.enterInDashboard('levers', { url: trigger.url, secret: LEVERS_SECRET });
	});

	/** n8n registers and forgets an address a moment after it has published the workflow, or taken it back. */
	const addressIs = async (known: boolean): Promise<void> =>
		await until(`the address is ${known ? 'known' : 'forgotten'}`, HOOK_TIMEOUT_MS, async () => {
			const [[status]] = await answersTo([{ ...about, webhookId: registration.id, badSignature: true }]);
			return (status !== 404) === known;
		});

	it('answers 401 to what Levers has not signed, and starts nothing', async () => {
		await addressIs(true);
		const forged = unsigned(registration, 'svix-signature').map((part) => ({ ...about, ...part }));
		expect(await answersTo(forged)).toEqual(allRefused(forged));
		expect(await trigger.emitted()).toEqual([]);
	});

	it('starts the workflow once for a call that was placed and has ended', async () => {
		await placeCall(connection, 'Levers');
		await trigger.hasStarted();
		await answered('levers');
		expect(await trigger.emitted()).toEqual([aboutCall(about.event)]);
	});

	it('takes no more events when the workflow is deactivated, although the dashboard still has it', async () => {
		await connection.client.deactivate(trigger.workflowId);
		await addressIs(false);
		expect(await answersTo([{ ...about, webhookId: registration.id }])).toEqual([[404]]);
		expect(await trigger.emitted()).toHaveLength(1);
	});
});

describe('The trigger of Elemente in n8n', () => {
	const POLL_INTERVAL_S = 2;
	let trigger: PublishedTrigger;

	const polls = async (): Promise<number> =>
		(await connection.requests()).filter(({ operationId }) => operationId === 'listCalls').length;
	const pollsMore = async (count: number): Promise<void> => {
		const before = await polls();
		await until(`${count} more polls`, HOOK_TIMEOUT_MS, async () => (await polls()) >= before + count);
	};

	beforeAll(async () => {
		await connection.clearSandbox();
		// Ended before the trigger begins to look.
		await placeCall(connection, 'Elemente');
		await pass(1000);
		trigger = await publishTrigger(connection, 'trigger-elemente', {
			type: 'elementeTrigger',
			credentialType: 'elementeApi',
			parameters: {
				// One expression must not mean more than one poll a minute, so there is one for each second of the minute that counts.
				pollTimes: {
					item: Array.from({ length: 60 / POLL_INTERVAL_S }, (_, index) => ({
						mode: 'custom',
						cronExpression: `${index * POLL_INTERVAL_S} * * * * *`,
					})),
				},
				statuses: ['completed', 'no-answer'],
				channel: 'any',
			},
		});
		await until('the first poll', HOOK_TIMEOUT_MS, async () => (await polls()) > 0);
	});

	it('starts nothing for calls that had ended before', async () => {
		await pollsMore(2);
		expect(await trigger.emitted()).toEqual([]);
	});

	it('starts the workflow once for a call that was placed and has ended, however often it is listed', async () => {
		await placeCall(connection, 'Elemente');
		await trigger.hasStarted();
		await pollsMore(2);
		expect(await trigger.emitted()).toEqual([aboutCall('call.ended')]);
	});

	it('asks no more when the workflow is deactivated', async () => {
		await connection.client.deactivate(trigger.workflowId);
		let asked = NaN;
		await until('no more polls', HOOK_TIMEOUT_MS, async () => {
			const before = asked;
			await pass(POLL_INTERVAL_S * 1000 * 1.5);
			asked = await polls();
			return asked === before;
		});
		await placeCall(connection, 'Elemente');
		await pass(POLL_INTERVAL_S * 1000 * 2);
		expect(await polls()).toBe(asked);
		expect(await trigger.emitted()).toHaveLength(1);
	});
});

describe('Five hundred events in ten seconds, a fifth of them sent before', () => {
	const EVENTS = 400;
	const EVERY_MS = 10_000 / EVENTS;
	/** Of eight events one is sent twice at the same moment, and one again when it has been answered: 100 of 500. */
	const ONE_IN = 8;
	const LOAD_TIMEOUT_MS = 170_000;
	const eventItem = z.object({ raw: z.object({ event_id: z.string() }) });

	it(
		'start the workflow exactly once for each of the 400 that differ',
		async () => {
			await connection.clearSandbox();
			const trigger = await publishTrigger(connection, 'trigger-load', REGISTERING[0].node);
			const [{ id: webhookId }] = await registered('kejue', 1);
			const send = async (more: Partial<DeliveryOrder>) =>
				await connection.deliver({ provider: 'kejue', event: 'call.analyzed', webhookId, retry: true, ...more });

			const sent = await Promise.all(
				Array.from({ length: EVENTS }, async (_, index) => {
					await pass(index * EVERY_MS);
					const deliveries = await send({ eventId: `evt_load_${index}`, repeat: index % ONE_IN === 0 ? 2 : 1 });
					const [{ eventId, body }] = deliveries;
					return index % ONE_IN === 1 ? [...deliveries, ...(await send({ eventId, body }))] : deliveries;
				}),
			);
			const deliveries = sent.flat();
			expect(deliveries).toHaveLength(500);
			expect(deliveries.filter(({ outcome }) => outcome !== 'delivered')).toEqual([]);

			await until('every execution has ended', SETTLE_TIMEOUT_MS, async () =>
				(await connection.client.allExecutions(trigger.workflowId)).every(({ status }) => status === 'success'),
			);
			const executions = await trigger.emitted();
			expect(executions).toHaveLength(EVENTS);
			const eventIds = executions.flat().map((item) => eventItem.parse(item).raw.event_id);
			expect(eventIds.sort()).toEqual(Array.from({ length: EVENTS }, (_, index) => `evt_load_${index}`).sort());

			await unpublish(connection, trigger.workflowId, 'kejue');
		},
		LOAD_TIMEOUT_MS,
	);
});
