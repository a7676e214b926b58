import { z } from 'zod';

import type { FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import type { DeliveryOrder, WebhookDelivery } from '../../sandbox';
import { type Campaign, each, hook, kejueNodes, links, node, people, publish, split } from './campaigns';
import { type Connection, connect } from './connection';

/** What this n8n believes to be reached at from outside. Nothing listens there: the tests carry each callback on. */
const PUBLIC_ORIGIN = 'https://calls.example.com';
const SUSPENDED_WITHIN_MS = 15_000;
const CALLED_BACK_WITHIN_MS = 20_000;
/** The shortest wait for which an execution is suspended: n8n looks once a minute for those that are up. */
const LIMIT_MIN = 1.1;
const BUSY = '+12025550151';
const EARLY_BY_MS = 4000;

let connection: Connection;
/** n8n 2.8 does not sign the addresses at which an execution waits. */
let signsUrls: boolean;

const createRequest = z.object({
	config: z.object({
		voice_id: z.string().optional(),
		webhooks: z.array(z.object({ url: z.string(), events: z.array(z.string()), signing_method: z.string(), secret: z.string() })),
	}),
});

/** The webhooks that Kejue was given along with the call to a number. */
const webhooksFor = async (phone: string) => {
	const request = (await connection.requests()).find(({ operationId, to }) => operationId === 'createPersonaCall' && to === phone);
	return createRequest.parse(request?.body).config.webhooks;
};

/** What Kejue wants to deliver to the public address, when it does; the sandbox itself sends to this machine only. */
const undelivered = async (phone: string, event: string): Promise<WebhookDelivery> => {
	let found: WebhookDelivery | undefined;
	await until(`${event} for ${phone}`, CALLED_BACK_WITHIN_MS, async () => {
		const [{ url }] = await webhooksFor(phone);
		found = (await connection.deliveries('kejue')).find((delivery) => delivery.url === url && delivery.event === event);
		return found !== undefined;
	});
	if (!found) throw new Error(`${event} for ${phone} was not sent`);
	expect(found.outcome).toBe('refused');
	return found;
};

/** Carries an event that Kejue has sent to the public address on to this n8n, signed by the sandbox, and gives n8n's answer. */
const carryOn = async ({ event, callId, eventId, body, url }: WebhookDelivery, secret: string, change: Partial<DeliveryOrder> = {}) => {
	expect(new URL(url).origin).toBe(PUBLIC_ORIGIN);
	const { pathname, search } = new URL(url);
	const order = { provider: 'kejue', event, callId, eventId, body, url: `${connection.webhookUrl}${pathname}${search}`, secret, ...change } as const;
	const [{ attempts }] = await connection.deliver(order);
	return attempts[0]?.status;
};

/** Calls people and waits, between two nodes that show what became of the items. */
const campaign = async (path: string, parameters: object, onError = 'stopWorkflow'): Promise<Campaign> => {
	const { kejue } = await kejueNodes(connection);
	const call = kejue('Call', 'create', { personaId: 'per_1', phone: '={{ $json.phone }}', waitFor: 'ended', ...parameters }, { onError });
	const set = (name: string, fields: Record<string, string>) =>
		node(name, 'n8n-nodes-base.set', {
			mode: 'manual',
			includeOtherFields: true,
			assignments: { assignments: Object.entries(fields).map(([field, value]) => ({ id: field, name: field, value, type: 'string' })) },
		}, { typeVersion: 3.4 });
	return await publish(connection, path, {
		nodes: [hook(path), split(), set('Earlier', { customer: '=Customer {{ $json.phone }}' }), call, set('Later', { customer: "={{ $('Earlier').item.json.customer }}" })],
		connections: links({ Hook: [['People']], People: [['Earlier']], Earlier: [['Call']], Call: [['Later']] }),
	});
};

const statusOf = async ({ id }: Campaign, executionId: string) =>
	(await connection.client.executions(id)).find((execution) => execution.id === executionId)?.status;

const isSuspended = async (started: Campaign, executionId: string): Promise<void> =>
	await until(`execution ${executionId} waits`, SUSPENDED_WITHIN_MS, async () => (await statusOf(started, executionId)) === 'waiting');

const suspended = async (started: Campaign, phone: string): Promise<string> => {
	const executionId = await started.start([phone]);
	await isSuspended(started, executionId);
	return executionId;
};

const laterItems = (run: FinishedRun) => {
	expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
	return run.outputs('Later').flat();
};

/** An execution whose callback comes before it is suspended, and no other: begun first, since its wait takes longest. */
const early = { phone: people(40, 1)[0], executionId: '', answer: NaN as number | null | undefined };

beforeAll(async () => {
	connection = await connect();
	signsUrls = connection.n8nVersion !== '2.8.4';
	await connection.crashAndRestart({ WEBHOOK_URL: `${PUBLIC_ORIGIN}/` });
	await connection.clearSandbox();
	const started = await campaign('suspended-early', { options: { waitAtMost: LIMIT_MIN } });
	await connection.addFault({ operationId: 'createPersonaCall', to: early.phone, fault: { kind: 'delay', ms: EARLY_BY_MS } });
	early.executionId = await started.start([early.phone]);
	await until('the call is asked for', SUSPENDED_WITHIN_MS, async () => Object.keys(await connection.rung()).length > 0);
	const [{ secret }] = await webhooksFor(early.phone);
	early.answer = await carryOn(await undelivered(early.phone, 'call.analyzed'), secret);
	await isSuspended(started, early.executionId);
});

afterAll(async () => {
	await connection.crashAndRestart();
});

describe('An execution with one call, in an n8n with a public address', () => {
	const [phone] = people(41, 1);
	let started: Campaign;
	let executionId: string;
	let secret: string;

	beforeAll(async () => {
		started = await campaign('suspended', { waitFor: 'transcript', config: { voiceId: 'v_2' } });
		executionId = await suspended(started, phone);
		[{ secret }] = await webhooksFor(phone);
	});

	it('waits for Kejue to tell that the call was analyzed, and keeps the secret of it to itself', async () => {
		const [{ url, events, signing_method }, ...others] = await webhooksFor(phone);
		expect(others).toEqual([]);
		expect({ events, signing_method }).toEqual({ events: ['call.analyzed', 'call.ended'], signing_method: 'hmac_sha256' });
		expect(url).toMatch(new RegExp(`^${PUBLIC_ORIGIN}/webhook-waiting/${executionId}/call-over${signsUrls ? '\\?signature=' : '$'}`));
		const stored = await connection.client.storedData(executionId);
		expect(stored).toContain(phone);
		expect(stored).not.toContain(secret);
		expect(stored).not.toContain('/webhook-waiting/');
	});

	it('looks at the call no more', async () => {
		expect((await connection.requests()).filter(({ operationId }) => operationId === 'getCall')).toEqual([]);
	});

	it('goes on waiting after a callback that Kejue has not signed, or not so, or not now', async () => {
		const delivery = await undelivered(phone, 'call.analyzed');
		const [path, token] = delivery.url.split('signature=');
		const forgedUrls = signsUrls ? [`${path}signature=${'0'.repeat(token.length)}`, path.slice(0, -1)] : [];
		const forgeries: Array<[WebhookDelivery, Partial<DeliveryOrder>]> = [
			[delivery, { badSignature: true }],
			[delivery, { changedBody: true }],
			[delivery, { ageS: 3600 }],
			[delivery, { headers: { 'x-kejue-signature': null } }],
			...forgedUrls.map((url): (typeof forgeries)[number] => [{ ...delivery, url }, {}]),
		];
		const answers: Array<number | null | undefined> = [];
		for (const [forged, change] of forgeries) answers.push(await carryOn(forged, secret, change));
		expect(answers).toEqual(forgeries.map(() => 401));
		expect(await statusOf(started, executionId)).toBe('waiting');
	});

	it('goes on waiting after the end of a talk that is still to be analyzed', async () => {
		expect(await carryOn(await undelivered(phone, 'call.ended'), secret)).toBe(200);
		expect(await statusOf(started, executionId)).toBe('waiting');
	});

	it('goes on waiting when n8n is killed and started again', async () => {
		await connection.crashAndRestart({ WEBHOOK_URL: `${PUBLIC_ORIGIN}/` });
		expect(await statusOf(started, executionId)).toBe('waiting');
	});

	it('succeeds with the call when Kejue calls back, each item paired with its own', async () => {
		const delivery = await undelivered(phone, 'call.analyzed');
		expect(await carryOn(delivery, secret)).toBe(200);
		const items = laterItems(await connection.client.finished(executionId));
		expect(items).toEqual([
			{
				callId: delivery.callId,
				status: 'ended',
				outcome: 'answered',
				to: phone,
				startedAt: expect.any(String),
				durationSeconds: expect.any(Number),
				summary: expect.any(String),
				transcript: expect.stringContaining('Agent'),
				recordingUrl: expect.any(String),
				metadata: null,
				customer: `Customer ${phone}`,
			},
		]);
		expect(await connection.client.storedData(executionId)).not.toContain(secret);
	});

	it('takes no second callback, and has rung once', async () => {
		expect(await carryOn(await undelivered(phone, 'call.analyzed'), secret)).toBe(409);
		expect((await connection.rung())[phone]).toBe(1);
	});
});

it("gives the provider's own record as Raw, and leaves the user's webhooks as they are", async () => {
	const [phone] = people(42, 1);
	const webhook = { url: 'https://hooks.example.com/kejue', events: ['call.started'], signingMethod: 'hmac_sha256', secret: 'a secret of the user' };
	const started = await campaign('suspended-raw', { output: 'raw', config: { webhooks: { webhooks: [webhook] } } });
	const executionId = await suspended(started, phone);
	const requested = createRequest.parse((await connection.requests()).find(({ to }) => to === phone)?.body).config.webhooks;
	expect(requested.map(({ url }) => new URL(url).host)).toEqual(['hooks.example.com', 'calls.example.com']);
	const [, { url, secret }] = requested;
	let delivery: WebhookDelivery | undefined;
	await until('the callback', CALLED_BACK_WITHIN_MS, async () => {
		delivery = (await connection.deliveries('kejue')).find((one) => one.url === url && one.event === 'call.analyzed');
		return delivery !== undefined;
	});
	// As if Kejue gave the call with all that it was asked for with.
	const echo = { id: delivery?.callId, status: 'completed', config: { webhooks: [{ url, secret }] } };
	await connection.addFault({ operationId: 'getCall', fault: { kind: 'status', status: 200, body: echo }, times: 1 });
	expect(await carryOn(delivery as WebhookDelivery, secret)).toBe(200);
	expect(laterItems(await connection.client.finished(executionId))).toEqual([
		{ ...echo, config: { webhooks: [{ url: signsUrls ? '***' : url, secret: '***' }] }, customer: `Customer ${phone}` },
	]);
});

it('takes the end of a call that nobody answered for the end, since nothing is analyzed then', async () => {
	const executionId = await suspended(await campaign('suspended-busy', {}), BUSY);
	const [{ secret }] = await webhooksFor(BUSY);
	expect(await carryOn(await undelivered(BUSY, 'call.ended'), secret)).toBe(200);
	expect(laterItems(await connection.client.finished(executionId))).toMatchObject([
		{ status: 'ended', outcome: 'busy', to: BUSY, customer: `Customer ${BUSY}` },
	]);
});

it('gives what the event tells where the call cannot be read', async () => {
	const [phone] = people(43, 1);
	const executionId = await suspended(await campaign('suspended-unreadable', { waitFor: 'recording' }), phone);
	const delivery = await undelivered(phone, 'call.analyzed');
	const [{ secret }] = await webhooksFor(phone);
	await connection.addFault({ operationId: 'getCall', fault: { kind: 'status', status: 404 }, times: 1 });
	expect(await carryOn(delivery, secret)).toBe(200);
	expect(laterItems(await connection.client.finished(executionId))).toMatchObject([
		{ callId: delivery.callId, status: 'ended', outcome: 'answered', to: phone, recordingUrl: null, waitNote: expect.stringMatching(/before the recording was ready/) },
	]);
});

it('calls nobody again when an execution that was stopped while it waited is retried', async () => {
	const [phone] = people(44, 1);
	const executionId = await suspended(await campaign('suspended-stopped', {}), phone);
	await connection.client.stop(executionId);
	const retried = await connection.client.retry(executionId);
	expect(laterItems(retried)).toMatchObject([{ status: 'queued', to: phone, waitTimedOut: true, customer: `Customer ${phone}` }]);
	expect((await connection.rung())[phone]).toBe(1);
});

it('is not suspended with two items: it looks at the calls', async () => {
	const numbers = people(45, 2);
	const { run } = await campaign('suspended-two', { options: { pollInterval: 1 } });
	expect(laterItems(await run(numbers))).toMatchObject(numbers.map((to) => ({ to, status: 'ended', customer: `Customer ${to}` })));
	expect(await connection.rung()).toMatchObject(each(numbers));
});

it('gives the call as it stood, with a note, when the only callback came too early', async () => {
	expect(early.answer).toBe(409);
	const run = await connection.client.finished(early.executionId);
	expect(laterItems(run)).toMatchObject([
		{
			callId: expect.any(String),
			status: 'queued',
			outcome: null,
			to: early.phone,
			waitTimedOut: true,
			waitNote: expect.stringMatching(/did not call back/),
			customer: `Customer ${early.phone}`,
		},
	]);
	expect((await connection.rung())[early.phone]).toBe(1);
});
