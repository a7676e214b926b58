import { plainWords } from '../../nodes/shared/core/problem/plainWords';
import { anyWords } from '../../nodes/shared/core/problem/sharedWords';
import { processorMs } from '../processorMs';

const nothing = { secrets: [] };
const ownWords = (body: unknown) => (body as { said?: string } | null)?.said;

test.each<{ what: string; body: unknown; words: string | undefined }>([
	{ what: "the provider's own words", body: { said: 'No line free' }, words: 'No line free' },
	{ what: 'an object without any', body: { other: 1 }, words: undefined },
	{ what: 'plain text', body: 'upstream failed', words: 'upstream failed' },
	{ what: 'text over several lines', body: ' upstream\r\n\tfailed \n', words: 'upstream failed' },
	{ what: 'a page with a title', body: '<!DOCTYPE html>\n<html><head><TITLE lang="en"> 502 Bad\n Gateway </TITLE></head></html>', words: 'a web page titled "502 Bad Gateway"' },
	{ what: 'a page with a heading only', body: '\n<html><body><h1 class="x">Sorry</h1></body></html>', words: 'a web page titled "Sorry"' },
	{ what: 'a page with neither', body: '<html><body>hello</body></html>', words: 'a web page instead of data' },
	{ what: 'bytes', body: Buffer.from('plain bytes'), words: 'plain bytes' },
	{ what: 'bytes of a page', body: Buffer.from('<html><title>Oops</title></html>'), words: 'a web page titled "Oops"' },
	{ what: 'JSON in bytes', body: Buffer.from('{"said": "No line free"}'), words: 'No line free' },
	{ what: 'JSON under another content type', body: ' {"message": "No line free"}', words: 'No line free' },
	{ what: 'a text that only begins like JSON', body: '[upstream] failed', words: '[upstream] failed' },
	{ what: 'JSON that was cut off', body: '{"id": "7", "agentEmail": "ana@exam', words: undefined },
	{ what: 'nothing but its first characters', body: '{"', words: undefined },
	{ what: 'a list in JSON that was cut off', body: Buffer.from(' [ {"id": "7"'), words: undefined },
	{ what: 'a form that many APIs use', body: { errors: [{ message: 'No line free' }] }, words: 'No line free' },
	{ what: 'XML', body: '<?xml version="1.0"?>\n<Error><Code>7</Code><Message>No line free</Message></Error>', words: '7; No line free' },
	{ what: 'an element without an end', body: '<html><title>Oops', words: 'a web page instead of data' },
	{ what: 'an empty text', body: '', words: undefined },
	{ what: 'blanks', body: ' \n ', words: undefined },
	{ what: 'no body', body: undefined, words: undefined },
	{ what: 'null', body: null, words: undefined },
])('$what', ({ body, words }) => {
	expect(plainWords(body, ownWords, nothing)).toBe(words);
});

test('JSON that was cut off is shown as it is where any words will do', () => {
	expect(plainWords('{"message": "No cre', ownWords, nothing, anyWords)).toBe('{"message": "No cre');
});

test('no more than 300 characters, with a mark that there was more', () => {
	expect(plainWords('x'.repeat(300), ownWords, nothing)).toBe('x'.repeat(300));
	expect(plainWords('x'.repeat(301), ownWords, nothing)).toBe(`${'x'.repeat(300)}…`);
	expect(plainWords({ said: 'y'.repeat(5000) }, ownWords, nothing)).toBe(`${'y'.repeat(300)}…`);
});

test.each([27, 270, 290])('a secret across the cut (at %d) shows nothing of itself', (length) => {
	const secret = 'kej_live_0123456789abcdef01234567';
	expect(plainWords(`${'x'.repeat(length)} ${secret}`, ownWords, { secrets: [secret] })).not.toContain('kej_');
});

test.each([
	['<h1', '<h1'],
	['<title', '<title'],
	['<title ', '<title >'],
	['<', '<'],
	['blanks', ' \n'],
	['[', '['],
	['{"a":', '{"a":'],
	['number', '+1 '],
])('time grows with the length of a hostile body at most: %s', (_what, part) => {
	const body = part.repeat(2_000_000 / part.length);
	const ms = processorMs(() => {
		for (const heard of [`<${body}`, body, { message: body }]) plainWords(heard, ownWords, { secrets: ['kej_live_1234'], number: '+14155550123' });
	});
	expect(ms).toBeLessThan(1000);
});
