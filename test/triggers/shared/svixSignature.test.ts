import crypto from 'node:crypto';
import { isRecent } from '../../../nodes/shared/core/webhook/isRecent';
import { svixKey, svixSignedAt } from '../../../nodes/shared/core/webhook/svixSignature';

/** https://docs.svix.com/receiving/verifying-payloads/how-manual */
const published = {
	secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	headers: {
		'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'svix-timestamp': '1614265330',
		'svix-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	},
	body: Buffer.from('{"test": 2432232314}'),
	signedAtMs: 1_614_265_330_000,
};
const WINDOW_MS = 300_000;

const key = svixKey(published.secret) ?? Buffer.alloc(0);
const delivery = (receivedAtMs: number, headers: Record<string, string | string[]> = published.headers) => ({
	headers,
	query: {},
	body: published.body,
	receivedAtMs,
});

test.each([
	[0, true],
	[WINDOW_MS, true],
	[-WINDOW_MS, true],
	[WINDOW_MS + 1, false],
	[-WINDOW_MS - 1, false],
])("Svix's published example, received %d ms after it was signed: %s", (ms, trusted) => {
	expect(isRecent(published.signedAtMs, published.signedAtMs + ms)).toBe(trusted);
	// When it arrives does not change when it was signed.
	expect(svixSignedAt(delivery(published.signedAtMs + ms), key)).toBe(published.signedAtMs);
});

describe('what a request without the secret costs', () => {
	const right = published.headers['svix-signature'];
	const wrong = `v1,${'A'.repeat(43)}=`;
	const times = (count: number, entry: string) => Array.from({ length: count }, () => entry);

	afterEach(() => jest.restoreAllMocks());

	test.each<[string, string[], { hmacs: number; trusted: boolean }]>([
		['one signature', [right], { hmacs: 1, trusted: true }],
		['nine that are wrong and the right one', [...times(9, wrong), right], { hmacs: 1, trusted: true }],
		['ten that are wrong', times(10, wrong), { hmacs: 1, trusted: false }],
		['eleven, the right one among them', [right, ...times(10, wrong)], { hmacs: 0, trusted: false }],
		['as many as a header holds, without anything in them', times(3_900, 'v1,'), { hmacs: 0, trusted: false }],
		['blanks', times(10, ''), { hmacs: 0, trusted: false }],
		['only other versions', times(10, wrong.replace('v1', 'v2')), { hmacs: 0, trusted: false }],
		['31 bytes', [`v1,${Buffer.alloc(31).toString('base64')}`], { hmacs: 0, trusted: false }],
		['33 bytes', [`v1,${Buffer.alloc(33).toString('base64')}`], { hmacs: 0, trusted: false }],
		['one that is 15,000 characters long', [`v1,${'A'.repeat(15_000)}`], { hmacs: 0, trusted: false }],
		['no base64', [`v1,${'*'.repeat(43)}=`], { hmacs: 0, trusted: false }],
		['two in one entry', [`${right},${right.slice(3)}`], { hmacs: 0, trusted: false }],
	])('%s', (_name, entries, { hmacs, trusted }) => {
		const computed = jest.spyOn(crypto, 'createHmac');
		const headers = { ...published.headers, 'svix-signature': entries.join(' ') };
		expect(svixSignedAt(delivery(published.signedAtMs, headers), key)).toBe(trusted ? published.signedAtMs : undefined);
		expect(computed).toHaveBeenCalledTimes(hmacs);
	});
});

test('a header that came twice is not guessed at', () => {
	const twice = { ...published.headers, 'svix-id': [published.headers['svix-id'], 'msg_other'] };
	expect(svixSignedAt(delivery(published.signedAtMs, twice), key)).toBeUndefined();
});

test('half a set of each header name is no set', () => {
	const { 'svix-id': id, ...rest } = published.headers;
	expect(svixSignedAt(delivery(published.signedAtMs, { ...rest, 'webhook-id': id }), key)).toBeUndefined();
});

test.each(['', 'whsec_', 'whsec_MfKQ9r8GKYqrTwjU', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*', 'a'.repeat(200)])(
	'"%s" is no signing secret',
	(secret) => {
		expect(svixKey(secret)).toBeUndefined();
	},
);
