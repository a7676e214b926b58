import { LOCAL_OPERATIONS, OPERATIONS } from '../../build/operations';

// Beyond what n8n's own rules tell of a form, which forms.test.ts asks.

/** Words of a name that stand in small letters, as n8n has it. */
const SMALL = ['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'via', 'with'];

const wordsOf = (text: string) => text.split(/[\s/]+/);
const isCapital = (word: string) => /^[^a-z]/.test(word);

const options = [
	...OPERATIONS.map(({ title, resource, name, operation: { option, pages } }) => ({ title, node: name, resource, pages, ...option })),
	...LOCAL_OPERATIONS.map(({ title, resource, name, operation: { option } }) => ({ title, node: name, resource, pages: undefined, ...option })),
];

test.each(options)('$title is named in title case', ({ name }) => {
	const wrong = wordsOf(name).filter((word, index) => (index > 0 && SMALL.includes(word.toLowerCase()) ? isCapital(word) : !isCapital(word)));
	expect(wrong).toEqual([]);
});

test.each(options.filter(({ pages }) => pages))('$title lists records, and says so as n8n does', ({ name, action, description }) => {
	expect([name, action]).toEqual([expect.stringMatching(/^Get Many\b/), expect.stringMatching(/^Get many \w/)]);
	expect(description).not.toMatch(/^(Get|Return|Retrieve) all\b/);
});

test('no operation that gives a single record is called Get Many', () => {
	expect(options.filter(({ name, pages }) => /^Get (Many|All)\b/.test(name) && !pages).map(({ title }) => title)).toEqual([]);
});

test.each(options)('the description of $title adds something to its name, and ends without a period', ({ name, action, description }) => {
	expect([name, action].map((text) => text.toLowerCase())).not.toContain(description.toLowerCase());
	expect(description).toMatch(/^[A-Z]/);
	// Several sentences end with one each.
	expect(description.endsWith('.')).toBe(/[.!?] [A-Z]/.test(description));
});

test('no two operations of a resource have the same value or name', () => {
	const keys = options.flatMap(({ node, resource, value, name }) => [`${node} ${resource} value ${value}`, `${node} ${resource} name ${name}`]);
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each(options)('$title has a value in camelCase', ({ value }) => {
	expect(value).toMatch(/^[a-z][a-zA-Z]*$/);
});
