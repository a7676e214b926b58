import fc from '../fastCheck';
import { parseJson } from '../../nodes/shared/core/sending/parseJson';
import { processorMs } from '../processorMs';

test.each([
	['{"id": 7615917337495251231}', { id: '7615917337495251231' }],
	['[-9007199254740993, [9007199254740992]]', ['-9007199254740993', ['9007199254740992']]],
	['12345678901234567890', '12345678901234567890'],
	['{"a":{"b":\n7615917337495251231 ,"c":1}}', { a: { b: '7615917337495251231', c: 1 } }],
	// What a number can hold stays one.
	['[9007199254740991, -9007199254740991, 0.1234567890123456, 1e300, 1234567890123456.5]', [9007199254740991, -9007199254740991, 0.1234567890123456, 1e300, Number('1234567890123456.5')]],
	// Texts stay what they are, whatever they hold.
	['{"12345678901234567890":"12345678901234567890"}', { '12345678901234567890': '12345678901234567890' }],
	['["\\" 12345678901234567890", "\\\\", 12345678901234567890, "\\\\\\""]', ['" 12345678901234567890', '\\', '12345678901234567890', '\\"']],
	['"[12345678901234567890]"', '[12345678901234567890]'],
])('%s', (json, value) => {
	expect(parseJson(json)).toEqual(value);
});

test.each(['', '12345678901234567890,', '{"id": 12345678901234567890', '"12345678901234567890', '<html>12345678901234567890</html>', '012345678901234567890'])(
	'%j is not JSON',
	(text) => {
		expect(() => parseJson(text)).toThrow(SyntaxError);
	},
);

test('without long whole numbers it is JSON.parse', () => {
	const holdsLongNumber = (json: string) => /\d{16}/.test(json.replace(/"(?:[^"\\]|\\.)*"/g, ''));
	const texts = fc.jsonValue().map((value) => JSON.stringify(value)).filter((json) => !holdsLongNumber(json));
	fc.assert(
		fc.property(texts, (json) => {
			expect(parseJson(json)).toEqual(JSON.parse(json));
		}),
	);
});

test('every whole number comes out with all of its digits', () => {
	const ids = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), id: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }) }));
	fc.assert(
		fc.property(ids, (records) => {
			const json = `[${records.map(({ text, id }) => `{"text":${JSON.stringify(text)},"id":${id}}`).join()}]`;
			const read = parseJson(json) as Array<{ text: string; id: unknown }>;
			expect(read.map(({ text, id }) => ({ text, id: String(id) }))).toEqual(records.map(({ text, id }) => ({ text, id: String(id) })));
		}),
	);
});

test.each([
	['quotes', `["${'\\"'.repeat(2_000_000)}", 12345678901234567890]`],
	['digits in a text', `["${'1'.repeat(8_000_000)}", 12345678901234567890]`],
	['numbers', `[${'12345678901234567890,'.repeat(200_000)}1]`],
])('megabytes of %s take no more than a moment', (_what, text) => {
	expect(processorMs(() => parseJson(text))).toBeLessThan(5_000);
});
