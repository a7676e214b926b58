import { createHmac, randomBytes } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { Webhook } from 'svix';
import { ANSWER_LIMIT_MS } from '../shared/answerLimit';
import { post } from '../shared/post';
import { TriggerHost, type TriggerHostOptions } from '../shared/triggerHost';
import { finishedCall } from './finishedCall';
import { svixHeaders } from './svixHeaders';

const secret = `whsec_${randomBytes(24).toString('base64')}`;
const otherSecret = `whsec_${randomBytes(24).toString('base64')}`;
const body = JSON.stringify(finishedCall);
const MINUTE_MS = 60_000;

const expected = {
	event: 'phone_call.ended',
	requestMetadata: { invoice: 'INV-7', row: 3 },
	call: {
		callId: finishedCall.providerCallId,
		status: 'ended',
		outcome: 'answered',
		to: '+966500000002',
		startedAt: null,
		durationSeconds: 62,
		summary: 'محمد promised to pay 📞',
		transcript: 'AI: Hello\nUser: Hello',
		recordingUrl: 'recordings:2026/11/call.mp3',
		metadata: { invoice: 'INV-7', row: 3 },
	},
	raw: finishedCall,
};

const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function start(parameters: INodeParameters = {}, options: Partial<TriggerHostOptions> = {}): Promise<TriggerHost> {
	const host = await TriggerHost.start({
		type: 'leversTrigger',
		parameters: { options: { allowLocalAddress: true }, ...parameters },
		secrets: { leversWebhookApi: { signingSecret: secret } },
		...options,
	});
	hosts.push(host);
	return host;
}

async function active(parameters: INodeParameters = {}): Promise<TriggerHost> {
	const host = await start(parameters);
	await host.activate();
	return host;
}

function ago(ms: number): Date {
	return new Date(Date.now() - ms);
}

describe('a delivery that is trusted', () => {
	test('starts the workflow once, with requestMetadata at the top and unknown fields under raw', async () => {
		const host = await active();
		const { status, tookMs } = await post(host.url(), body, svixHeaders(body, { secret }));
		expect(status).toBe(200);
		expect(tookMs).toBeLessThan(ANSWER_LIMIT_MS);
		expect(host.executions).toEqual([expected]);
	});

	test('comes in the second form: a type and the call as data', async () => {
		const host = await active();
		const wrapped = JSON.stringify({ type: 'phone_call.ended', timestamp: '2026-11-01T08:00:00Z', data: finishedCall });
		await post(host.url(), wrapped, svixHeaders(wrapped, { secret }));
		expect(host.executions).toEqual([{ ...expected, raw: JSON.parse(wrapped) }]);
	});

	test('may name its headers webhook-*', async () => {
		const host = await active();
		const headers = Object.entries(svixHeaders(body, { secret }));
		const renamed = Object.fromEntries(headers.map(([name, value]) => [name.replace('svix', 'webhook'), value]));
		expect(await post(host.url(), body, renamed)).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});

	test('may carry several signatures, of which one is ours', async () => {
		const host = await active();
		const headers = svixHeaders(body, { secret });
		const foreign = svixHeaders(body, { secret: otherSecret })['svix-signature'];
		const signatures = `v1a,${Buffer.from('asymmetric').toString('base64')} ${foreign} ${headers['svix-signature']}`;
		expect(await post(host.url(), body, { ...headers, 'svix-signature': signatures })).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});

	test.each([4 * MINUTE_MS, -4 * MINUTE_MS])('may be signed %d ms ago', async (ms) => {
		const host = await active();
		expect(await post(host.url(), body, svixHeaders(body, { secret, at: ago(ms) }))).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});

	test('is taken from the signed bytes, blanks and escapes and all', async () => {
		const host = await active();
		const spaced = JSON.stringify(finishedCall, null, 3).replace('📞', '\\ud83d\\udcde');
		expect(await post(host.url(), spaced, svixHeaders(spaced, { secret }))).toMatchObject({ status: 200 });
		expect(host.executions).toEqual([expected]);
	});

	test('without metadata has requestMetadata null', async () => {
		const host = await active();
		const { metadata: _left, ...rest } = finishedCall;
		for (const metadata of [undefined, null, {}, { requestMetadata: null }, { requestMetadata: 'text' }]) {
			const bare = JSON.stringify({ ...rest, metadata });
			await post(host.url(), bare, svixHeaders(bare, { secret }));
		}
		expect(host.executions).toHaveLength(5);
		for (const execution of host.executions) expect(execution).toMatchObject({ requestMetadata: null, call: { metadata: null } });
	});

	test('with values of other kinds still comes through, null where nothing can be read', async () => {
		const host = await active();
		const odd = JSON.stringify({ ...finishedCall, duration: 'long', summary: null, deliveryStatus: 'maybe', transcription: [] });
		await post(host.url(), odd, svixHeaders(odd, { secret }));
		expect(host.executions).toEqual([
			{
				...expected,
				call: { ...expected.call, durationSeconds: null, summary: null, outcome: 'unknown', transcript: null },
				raw: JSON.parse(odd),
			},
		]);
	});
});

test.each([
	['pass', null, 'ended', 'answered'],
	['pass', 'customer-ended-call', 'ended', 'answered'],
	['fail', null, 'failed', 'failed'],
	['fail', 'Customer did not answer', 'ended', 'noAnswer'],
	['fail', 'customer_busy', 'ended', 'busy'],
	['pass', 'voicemail', 'ended', 'voicemail'],
	['fail', 'call declined', 'ended', 'rejected'],
	[undefined, undefined, 'ended', 'unknown'],
])('deliveryStatus %s with endedReason %s is %s, %s', async (deliveryStatus, endedReason, status, outcome) => {
	const host = await active();
	const text = JSON.stringify({ ...finishedCall, deliveryStatus, endedReason });
	await post(host.url(), text, svixHeaders(text, { secret }));
	expect(host.executions).toMatchObject([{ call: { status, outcome } }]);
});

describe('401 and nothing started', () => {
	const good = () => svixHeaders(body, { secret });
	const cases: Array<[string, () => { headers: Record<string, string | undefined>; text?: string }]> = [
		['another secret', () => ({ headers: svixHeaders(body, { secret: otherSecret }) })],
		['a changed body', () => ({ headers: good(), text: body.replace('"pass"', '"fail"') })],
		['the same JSON in other bytes', () => ({ headers: good(), text: JSON.stringify(finishedCall, null, 1) })],
		['another id', () => ({ headers: { ...good(), 'svix-id': 'msg_other' } })],
		['another timestamp', () => ({ headers: { ...good(), 'svix-timestamp': String(Math.floor(Date.now() / 1000) - 9) } })],
		['an old signature', () => ({ headers: svixHeaders(body, { secret, at: ago(6 * MINUTE_MS) }) })],
		['a signature from the future', () => ({ headers: svixHeaders(body, { secret, at: ago(-6 * MINUTE_MS) }) })],
		['no signature', () => ({ headers: { ...good(), 'svix-signature': undefined } })],
		['no id', () => ({ headers: { ...good(), 'svix-id': undefined } })],
		['no timestamp', () => ({ headers: { ...good(), 'svix-timestamp': undefined } })],
		['no headers at all', () => ({ headers: { 'content-type': 'application/json' } })],
		['a timestamp that is no number', () => ({ headers: { ...good(), 'svix-timestamp': 'now' } })],
		['a timestamp in milliseconds', () => ({ headers: { ...good(), 'svix-timestamp': String(Date.now()) } })],
		['an empty signature', () => ({ headers: { ...good(), 'svix-signature': 'v1,' } })],
		['another version', () => ({ headers: { ...good(), 'svix-signature': good()['svix-signature'].replace('v1,', 'v2,') } })],
		['a hex signature', () => ({ headers: { ...good(), 'svix-signature': `v1,${createHmac('sha256', secret).update(body).digest('hex')}` } })],
		['a form', () => ({ headers: { ...good(), 'content-type': 'application/x-www-form-urlencoded' }, text: 'a=b' })],
		['files', () => ({ headers: { ...good(), 'content-type': 'multipart/form-data; boundary=x' } })],
		['no body', () => ({ headers: good(), text: '' })],
	];

	test.each(cases)('%s', async (_name, make) => {
		const host = await active();
		const { headers, text = body } = make();
		expect(await post(host.url(), text, headers)).toMatchObject({ status: 401 });
		expect([host.executions, host.failures]).toEqual([[], []]);
		// The right one is not harmed by it.
		expect(await post(host.url(), body, good())).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});
});

describe('signed, but not usable', () => {
	test.each([
		['a wrong content type', 'text/plain', body, 415],
		['a list', 'application/json', '[1]', 400],
		['text that is not JSON, as n8n itself refuses it', 'application/json', '{"a":', 422],
		['text that is not JSON, which n8n does not look at', 'application/cloudevents+json', '{"a":', 400],
		['a body above the cap', 'application/json', JSON.stringify({ ...finishedCall, transcription: 'x'.repeat(2 * 1024 * 1024) }), 413],
	])('%s', async (_name, contentType, text, status) => {
		const host = await active();
		const headers = { ...svixHeaders(text, { secret }), 'content-type': contentType };
		expect(await post(host.url(), text, headers)).toMatchObject({ status });
		expect([host.executions, host.failures]).toEqual([[], []]);
	});

	test.each([
		['a ping', { type: 'svix.ping', data: { success: true } }],
		['an event of another type', { type: 'invoice.paid', data: finishedCall }],
		["Svix's published example", { test: 2432232314 }],
	])('%s is answered 200 at once and starts nothing', async (_name, content) => {
		const host = await active();
		const text = JSON.stringify(content);
		const { status, tookMs } = await post(host.url(), text, svixHeaders(text, { secret }));
		expect(status).toBe(200);
		expect(tookMs).toBeLessThan(ANSWER_LIMIT_MS);
		expect([host.executions, host.failures]).toEqual([[], []]);
	});
});

test('a long transcript below the cap comes through whole', async () => {
	const host = await active();
	const long = JSON.stringify({ ...finishedCall, transcription: 'é'.repeat(900_000) });
	expect(await post(host.url(), long, svixHeaders(long, { secret }))).toMatchObject({ status: 200 });
	expect(host.executions).toMatchObject([{ call: { transcript: 'é'.repeat(900_000) } }]);
});

describe('filters', () => {
	test.each<[INodeParameters, boolean]>([
		[{ deliveryStatus: ['pass'] }, true],
		[{ deliveryStatus: ['fail'] }, false],
		[{ deliveryStatus: ['fail', 'pass'] }, true],
		[{ deliveryStatus: [] }, true],
		[{ callOutput: 'PROMISE_TO_PAY' }, true],
		[{ callOutput: 'paid, promise_to_pay' }, true],
		[{ callOutput: 'paid' }, false],
		[{ callOutput: '' }, true],
		[{ callOutput: '["PAID", "PROMISE_TO_PAY"]' }, true],
		[{ callOutput: '["PAID"]' }, false],
		[{ callOutput: '[]' }, true],
		[{ sentimentOutput: 'Neutral' }, true],
		[{ sentimentOutput: 'ANGRY' }, false],
		[{ deliveryStatus: ['pass'], callOutput: 'PROMISE_TO_PAY', sentimentOutput: 'ANGRY' }, false],
	])('%j: %s', async (filters, starts) => {
		const host = await active({ filters });
		const { status, tookMs } = await post(host.url(), body, svixHeaders(body, { secret }));
		expect(status).toBe(200);
		expect(tookMs).toBeLessThan(ANSWER_LIMIT_MS);
		expect(host.executions).toHaveLength(starts ? 1 : 0);
	});

	test('a call without the value does not pass a filter on it', async () => {
		const host = await active({ filters: { callOutput: 'PAID' } });
		const { callOutput: _left, ...rest } = finishedCall;
		const text = JSON.stringify(rest);
		expect(await post(host.url(), text, svixHeaders(text, { secret }))).toMatchObject({ status: 200 });
		expect(host.executions).toEqual([]);
	});
});

describe('delivered again', () => {
	test('a message starts the workflow once, also signed anew and after a restart', async () => {
		const host = await active();
		const headers = svixHeaders(body, { secret, id: 'msg_again', at: ago(MINUTE_MS) });
		expect(await post(host.url(), body, headers)).toMatchObject({ status: 200 });
		expect(await post(host.url(), body, headers)).toMatchObject({ status: 200 });
		expect(await post(host.url(), body, svixHeaders(body, { secret, id: 'msg_again' }))).toMatchObject({ status: 200 });
		await host.restart();
		expect(await post(host.url(), body, headers)).toMatchObject({ status: 200 });
		expect(host.executions).toHaveLength(1);
	});

	test('another message about the same call is another event', async () => {
		const host = await active();
		await post(host.url(), body, svixHeaders(body, { secret }));
		await post(host.url(), body, svixHeaders(body, { secret }));
		expect(host.executions).toHaveLength(2);
	});
});

describe('activation', () => {
	test.each([['http://localhost:5678'], ['http://192.168.1.7:5678'], ['https://n8n'], ['http://n8n.example.com']])(
		'explains that Levers cannot reach %s',
		async (publicUrl) => {
			const host = await start({ options: {} }, { publicUrl });
			await expect(host.activate()).rejects.toThrow(new RegExp(`Levers cannot deliver events to ${publicUrl}/webhook/.*N8N_WEBHOOK_URL`));
		},
	);

	test.each(["['PAID']", '["PAID"', '{PAID}'])('refuses a filter that is a list in another form: %s', async (callOutput) => {
		const host = await start({ filters: { callOutput } });
		await expect(host.activate()).rejects.toThrow("'Filters → Call Output' must be a list with commas");
	});

	test('takes a public https address without any option', async () => {
		const host = await start({ options: {} }, { publicUrl: 'https://n8n.example.com' });
		await expect(host.activate()).resolves.toBeUndefined();
	});

	test.each(['', '   ', 'whsec_', 'whsec_short', 'my secret', `whsec_${randomBytes(24).toString('hex')}!`])(
		'stops at the signing secret "%s"',
		async (signingSecret) => {
			const host = await start({}, { secrets: { leversWebhookApi: { signingSecret } } });
			await expect(host.activate()).rejects.toMatchObject({ message: expect.stringMatching(/signing secret/i) });
		},
	);

	test('stops without a credential', async () => {
		const host = await start({}, { credentials: [] });
		await expect(host.activate()).rejects.toThrow(/credentials/);
	});

	test('twice, a test beside it, and deactivating ask nobody and disturb nothing', async () => {
		const host = await active();
		await host.activate();
		await host.listen();
		const headers = svixHeaders(body, { secret });
		await post(host.url(), body, headers);
		// The event that the test waits for may be one that was seen before.
		await post(host.url({ isTest: true }), body, headers);
		expect(await post(host.url({ isTest: true }), body, headers)).toMatchObject({ status: 404 });
		expect([host.executions, host.testExecutions]).toEqual([[expected], [expected]]);
		await host.deactivate();
		expect(await post(host.url(), body, svixHeaders(body, { secret }))).toMatchObject({ status: 404 });
	});
});

describe('a missing secret is an error that the user sees, never "valid"', () => {
	test.each<[string, () => Partial<TriggerHostOptions>]>([
		['emptied', () => ({ secrets: { leversWebhookApi: { signingSecret: '' } } })],
		['changed to what is none', () => ({ secrets: { leversWebhookApi: { signingSecret: 'whsec_AAAA' } } })],
		['its credential removed', () => ({ credentials: [] })],
	])('%s after the workflow was activated', async (_name, change) => {
		const options = { secrets: { leversWebhookApi: { signingSecret: secret } }, credentials: ['leversWebhookApi'] };
		const host = await start({}, options);
		await host.activate();
		host.change(change());
		// What somebody signs who guesses that the key is empty.
		const signature = createHmac('sha256', '').update(`msg_1.${Math.floor(Date.now() / 1000)}.${body}`).digest('base64');
		const headers = { ...svixHeaders(body, { secret }), 'svix-id': 'msg_1', 'svix-signature': `v1,${signature}` };
		expect(await post(host.url(), body, headers)).toMatchObject({ status: 500 });
		expect(host.executions).toEqual([]);
		expect(host.failures).toHaveLength(1);
	});
});

test('a secret without its prefix is the same secret', async () => {
	const host = await start({}, { secrets: { leversWebhookApi: { signingSecret: ` ${secret.replace('whsec_', '')}\n` } } });
	await host.activate();
	expect(new Webhook(secret.replace('whsec_', '')).sign('a', new Date(0), 'b')).toBe(new Webhook(secret).sign('a', new Date(0), 'b'));
	expect(await post(host.url(), body, svixHeaders(body, { secret }))).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(1);
});
