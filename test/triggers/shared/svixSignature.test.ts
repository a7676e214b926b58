import { isRecent } from '../../../nodes/shared/webhook/isRecent';
import { isSvixSigned, svixKey } from '../../../nodes/shared/webhook/svixSignature';

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
	expect(isSvixSigned(delivery(published.signedAtMs + ms), key)).toBe(trusted);
});

test('a header that came twice is not guessed at', () => {
	const twice = { ...published.headers, 'svix-id': [published.headers['svix-id'], 'msg_other'] };
	expect(isSvixSigned(delivery(published.signedAtMs, twice), key)).toBe(false);
});

test('half a set of each header name is no set', () => {
	const { 'svix-id': id, ...rest } = published.headers;
	expect(isSvixSigned(delivery(published.signedAtMs, { ...rest, 'webhook-id': id }), key)).toBe(false);
});

test.each(['', 'whsec_', 'whsec_MfKQ9r8GKYqrTwjU', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*', 'a'.repeat(200)])(
	'"%s" is no signing secret',
	(secret) => {
		expect(svixKey(secret)).toBeUndefined();
	},
);
