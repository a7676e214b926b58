import { randomBytes } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { signedRecently } from '../../../nodes/shared/core/webhook/signedRecently';
import { sandboxSecrets } from '../../engine/sandboxSecrets';
import { useSandbox } from '../../useSandbox';
import { kejueHeaders } from '../kejue/kejueHeaders';
import { svixHeaders } from '../levers/svixHeaders';
import { post } from './post';
import { TriggerHost, type TriggerHostOptions } from './triggerHost';

const MINUTE_MS = 60_000;
const body = '{}';

const sandbox = useSandbox();
const hosts: TriggerHost[] = [];

afterEach(async () => {
	jest.restoreAllMocks();
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

type Headers = Record<string, string>;

interface Signed {
	options(): TriggerHostOptions;
	sign(host: TriggerHost, atMs: number): Headers | Promise<Headers>;
}

const leversSecret = `whsec_${randomBytes(32).toString('base64')}`;

const TRIGGERS: Record<string, Signed> = {
	kejueTrigger: {
		options: () => ({ type: 'kejueTrigger', parameters: { events: ['call.ended'] }, secrets: { kejueApi: sandboxSecrets(sandbox).kejueApi } }),
		sign: async ({ stored }, atMs) => await kejueHeaders(body, { secret: String(stored.secret), atMs }),
	},
	leversTrigger: {
		options: () => ({ type: 'leversTrigger', parameters: { options: { allowLocalAddress: true } }, secrets: { leversWebhookApi: { signingSecret: leversSecret } } }),
		sign: (_host, atMs) => svixHeaders(body, { secret: leversSecret, at: new Date(atMs) }),
	},
};

describe.each(Object.keys(TRIGGERS))('%s', (type) => {
	const { options, sign } = TRIGGERS[type];

	async function active(): Promise<TriggerHost> {
		const host = await TriggerHost.start(options());
		hosts.push(host);
		await host.activate();
		return host;
	}

	test.each([
		[6 * MINUTE_MS, 'before'],
		[-6 * MINUTE_MS, 'after'],
	])('the right signature of %d ms ago is a 401 and one line with the difference', async (agoMs, order) => {
		const host = await active();
		for (let time = 0; time < 3; time++) {
			expect(await post(host.url(), body, await sign(host, Date.now() - agoMs))).toMatchObject({ status: 401 });
		}
		expect([host.executions, host.failures]).toEqual([[], []]);
		expect(host.warnings).toEqual([expect.stringMatching(new RegExp(`^A delivery to "Trigger" was rejected although its signature is correct: .* (359|36[01]) seconds ${order} it arrived, and at most 300 are`))]);
	});

	test('the wrong signature of six minutes ago is a 401 without a line, and so are things that are no time', async () => {
		const host = await active();
		const headers = await sign(host, Date.now() - 6 * MINUTE_MS);
		const forged = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, name.endsWith('timestamp') ? String(Number(value) + 1) : value]));
		const timeless = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, name.endsWith('timestamp') ? 'now' : value]));
		for (const wrong of [forged, timeless]) expect(await post(host.url(), body, wrong)).toMatchObject({ status: 401 });
		expect([host.executions, host.failures, host.warnings]).toEqual([[], [], []]);
	});
});

test('there is one line a minute for each node', () => {
	const lines: string[] = [];
	const contextOf = (id: string) =>
		({
			getNode: () => ({ id, name: id }),
			getWorkflow: () => ({ id: 'clocks' }),
			logger: { warn: (line: string) => void lines.push(line) },
		}) as unknown as IWebhookFunctions;
	const startMs = Date.now();
	const delivery = { headers: {}, query: {}, body: Buffer.alloc(0), receivedAtMs: startMs };
	const atMs = (ms: number, id: string) => {
		jest.spyOn(Date, 'now').mockReturnValue(startMs + ms);
		expect(signedRecently(contextOf(id), () => startMs - 6 * MINUTE_MS)(delivery)).toBe(false);
	};
	for (let ms = 0; ms < 3 * MINUTE_MS; ms += 1000) for (const id of ['one', 'other']) atMs(ms, id);
	expect(lines.map((line) => line.slice(0, 22))).toEqual(Array(3).fill(['A delivery to "one" wa', 'A delivery to "other" ']).flat());
});
