import { plainWords } from '../../nodes/shared/problem/plainWords';

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
	{ what: 'an empty text', body: '', words: undefined },
	{ what: 'blanks', body: ' \n ', words: undefined },
	{ what: 'no body', body: undefined, words: undefined },
	{ what: 'null', body: null, words: undefined },
])('$what', ({ body, words }) => {
	expect(plainWords(body, ownWords, nothing)).toBe(words);
});

test('no more than 300 characters, with a mark that there was more', () => {
	expect(plainWords('x'.repeat(300), ownWords, nothing)).toBe('x'.repeat(300));
	expect(plainWords('x'.repeat(301), ownWords, nothing)).toBe(`${'x'.repeat(300)}…`);
	expect(plainWords({ said: 'y'.repeat(5000) }, ownWords, nothing)).toBe(`${'y'.repeat(300)}…`);
});
