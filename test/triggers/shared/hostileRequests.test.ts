import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { callBackSecret } from '../../../nodes/shared/calls/waiting/callBackSecret';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { useSandbox } from '../../useSandbox';
import { kejueHeaders } from '../kejue/kejueHeaders';
import { post } from './post';
import { TriggerHost, type TriggerHostOptions } from './triggerHost';

const sandbox = useSandbox();
const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

const TRIGGERS: Record<string, () => TriggerHostOptions> = {
	kejueTrigger: () => ({
		type: 'kejueTrigger',
		parameters: { events: ['call.ended'] },
		secrets: { kejueApi: sandboxSecrets(sandbox).kejueApi },
	}),
	leversTrigger: () => ({
		type: 'leversTrigger',
		parameters: { options: { allowLocalAddress: true } },
		secrets: { leversWebhookApi: { signingSecret: `whsec_${randomBytes(32).toString('base64')}` } },
	}),
	zuduTrigger: () => ({
		type: 'zuduTrigger',
		parameters: { agentIds: 'agent_sandbox_1' },
		secrets: { zuduApi: sandboxSecrets(sandbox).zuduApi },
	}),
};

const WAIT = { nonce: 'nonce', callId: 'call_1', until: 'ended', simplified: true };

/** A node whose execution is suspended until Kejue calls back. */
const suspended = (): TriggerHostOptions => ({
	type: 'kejue',
	parameters: { resource: 'call', operation: 'create' },
	secrets: { kejueApi: sandboxSecrets(sandbox).kejueApi },
	waitState: WAIT,
});

/** What anybody may send who knows the address and no secret. */
interface Hostile {
	query?: string;
	/** Names and values in turn, so that a header may come twice. */
	headers?: string[];
	body?: string;
}

const now = () => Math.floor(Date.now() / 1000);
const HEADERS = ['svix-id', 'svix-timestamp', 'svix-signature', 'x-kejue-timestamp', 'x-kejue-signature'];

const REQUESTS: Array<[string, () => Hostile]> = [
	['no secret', () => ({})],
	...[
		'key[toString]=1',
		'key[][toString]=x',
		'key[valueOf]=1&key[toString]=1',
		'key[__proto__]=1',
		'__proto__[key]=a',
		'constructor[prototype][key]=a',
		'key[length]=43',
		'key[]=a',
		'key=a&key=b',
		'key[a][b][c][d]=1',
		'key',
		'key=',
		'key=undefined',
		'key=null',
		'key=%00',
		'key=%ff',
		`key=${'a'.repeat(43)}`,
		`key=${'%F0%9F%98%80'.repeat(21)}a`,
		`key=${'a'.repeat(8_000)}`,
	].map((query): [string, () => Hostile] => [`?${query.slice(0, 60)}`, () => ({ query })]),
	['each header twice', () => ({ headers: HEADERS.flatMap((name) => [name, '1', name, '2']) })],
	['empty headers', () => ({ headers: HEADERS.flatMap((name) => [name, '']) })],
	['the names of inherited members in the headers', () => ({ headers: HEADERS.flatMap((name) => [name, '__proto__']) })],
	[
		'as many signatures as a header holds',
		() => ({ headers: ['svix-id', 'a', 'svix-timestamp', String(now()), 'svix-signature', Array(3_900).fill('v1,').join(' ')] }),
	],
	[
		'timestamps beyond every number',
		() => ({
			headers: ['svix-id', 'a', 'svix-timestamp', '9'.repeat(12), 'svix-signature', `v1,${'A'.repeat(43)}=`, 'x-kejue-timestamp', '9'.repeat(15), 'x-kejue-signature', `sha256=${'0'.repeat(64)}`],
		}),
	],
	['an id of 12,000 characters', () => ({ headers: ['svix-id', 'a'.repeat(12_000), 'svix-timestamp', String(now()), 'svix-signature', `v1,${'A'.repeat(43)}=`] })],
	['the content type twice', () => ({ headers: ['content-type', 'application/json', 'content-type', 'text/plain'] })],
	['a list', () => ({ body: '[]' })],
	['null', () => ({ body: 'null' })],
	['a body with inherited names', () => ({ body: '{"__proto__":{"call_id":"x"},"constructor":{"prototype":1},"call_id":{"toString":1}}' })],
	['20,000 lists in each other', () => ({ body: '['.repeat(20_000) + ']'.repeat(20_000) })],
	['no body', () => ({ body: '' })],
];

async function send(url: string, { query, headers = [], body = '{}' }: Hostile): Promise<number> {
	return await new Promise((resolve, reject) => {
		const hasType = headers.includes('content-type');
		const sent = request(query === undefined ? url : `${url}?${query}`, {
			method: 'POST',
			headers: ['host', new URL(url).host, ...headers, ...(hasType ? [] : ['content-type', 'application/json'])],
		});
		sent.on('response', (response) => {
			response.resume();
			response.on('end', () => resolve(response.statusCode ?? 0));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

test('the right callback resumes a suspended execution', async () => {
	const host = await TriggerHost.start(suspended());
	hosts.push(host);
	await host.activate();
	const secret = await callBackSecret({ secrets: async () => [String(sandboxSecrets(sandbox).kejueApi.apiKey)] }, WAIT.nonce);
	const body = JSON.stringify({ event: 'call.analyzed', event_id: 'e', data: { call: { id: 'call_1', status: 'completed' } } });
	expect(await post(host.url(), body, await kejueHeaders(body, { secret: String(secret) }))).toMatchObject({ status: 200 });
	expect(host.executions).toMatchObject([{ callId: 'call_1', status: 'ended' }]);
});

describe.each([...Object.keys(TRIGGERS), 'a suspended execution'])('%s: whatever is sent without the secret is a 401, and makes no execution', (type) => {
	test.each(REQUESTS)('%s', async (_name, make) => {
		const host = await TriggerHost.start((TRIGGERS[type] ?? suspended)());
		hosts.push(host);
		await host.activate();
		expect(await send(host.url(), make())).toBe(401);
		expect([host.executions, host.failures]).toEqual([[], []]);
	});
});
