import { maskNumber, redact } from '../../nodes/shared/core/problem/redact';

const nothing = { secrets: [] };

test.each([
	['+14155550123', '…0123'],
	['+1 (415) 555-0123', '…0123'],
	['123', '…123'],
	['', '…'],
])('%j shows as %s', (number, masked) => {
	expect(maskNumber(number)).toBe(masked);
});

test('every occurrence of every secret', () => {
	const secrets = ['kej_live_1234', 'p$&w0rd.*'];
	expect(redact('kej_live_1234 kej_live_1234, p$&w0rd.*!', { secrets })).toBe('*** ***, ***!');
});

test('a secret that holds another one leaves nothing of itself', () => {
	expect(redact('abcdef-ghijkl', { secrets: ['abcdef', 'abcdef-ghijkl'] })).not.toContain('ghijkl');
});

test('short values stand alone; within words they are words', () => {
	expect(redact('pin 4711 is wrong, so is "p"', { secrets: ['4711', 'p', ''] })).toBe('pin *** is wrong, so is "***"');
	expect(redact('the tests are over, 47110', { secrets: ['test', '4711'] })).toBe('the tests are over, 47110');
});

test.each([
	['as it is', 'a"b/c d+é?1'],
	['in JSON', JSON.stringify({ key: 'a"b/c d+é?1' }).slice(8, -2)],
	['in JSON that escapes slashes', String.raw`a\"b\/c d+é?1`],
	['in JSON that escapes all but ASCII', String.raw`a\"b/c d+\u00e9?1`],
	['in JSON that escapes both', String.raw`a\"b\/c d+\u00e9?1`],
	['in a page', 'a&quot;b/c d+é?1'],
	['in an address', encodeURIComponent('a"b/c d+é?1')],
	['in an address, with small letters', encodeURIComponent('a"b/c d+é?1').toLowerCase()],
	['in a form', new URLSearchParams({ key: 'a"b/c d+é?1' }).toString().slice(4)],
	['in Base64', Buffer.from('a"b/c d+é?1').toString('base64')],
	['in Base64 for addresses', Buffer.from('a"b/c d+é?1').toString('base64url')],
])('a secret %s', (_form, written) => {
	expect(redact(`refused: ${written}!`, { secrets: ['a"b/c d+é?1'] })).toMatch(/^refused: \*\*\*=*!$/);
});

test.each(['a&amp;b&#39;c&lt;d', 'a&amp;b&#x27;c&lt;d', 'a&amp;b&apos;c&lt;d', 'a&amp;b&#039;c&lt;d', "a&amp;b'c&lt;d"])('a secret in a page, written %s', (written) => {
	expect(redact(`refused: ${written}!`, { secrets: ["a&b'c<d"] })).toBe('refused: ***!');
});

test.each([
	['+14155550123', 'call to …0123 failed'],
	['+1 415 555 0123', 'call to …0123 failed'],
	['+1 (415) 555-0123', 'call to …0123 failed'],
	['+1.415.555.0123', 'call to …0123 failed'],
	['+491512345678901', 'call to …8901 failed'],
])('a number in international form, also of somebody else: %s', (number, words) => {
	expect(redact(`call to ${number} failed`, nothing)).toBe(words);
});

test.each(['+14155550123', '14155550123', '0014155550123', '4155550123', '(415) 555-0123', '415-555-0123', '1 415 555 0123'])(
	"the item's own number, however the provider writes it: %s",
	(written) => {
		expect(redact(`Cannot call ${written}.`, { secrets: [], number: '+14155550123' })).toBe('Cannot call …0123.');
	},
);

test("a local number as Levers takes it, and as it may write it", () => {
	const number = '050 123 4567';
	expect(redact('050 123 4567 is wrong', { secrets: [], number })).toBe('…4567 is wrong');
	expect(redact('0501234567 is wrong', { secrets: [], number })).toBe('…4567 is wrong');
	expect(redact('+966501234567 is wrong', { secrets: [], number })).toBe('…4567 is wrong');
});

test.each([
	'HTTP 429: try again in 3600 seconds',
	'priority: must be at most 100',
	'550e8400-e29b-41d4-a716-446655440000 is not known',
	'call_1f2e3d4c5b6a79880716253443526170 exists already',
	'2027-01-15T14:30:00+01:00 lies in the past',
	'balance is 12+3',
])('what is no phone number stays: %s', (text) => {
	expect(redact(text, { secrets: ['kej_live_1234'], number: '+14155550123' })).toBe(text);
});
