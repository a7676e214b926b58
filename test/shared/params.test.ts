import { DateTime } from 'luxon';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../nodes/shared/core/input/fields';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import { readParams } from '../../nodes/shared/core/input/params';
import { passwordsOf } from '../../nodes/shared/core/input/passwords';
import { splitIntegers, splitList } from '../../nodes/shared/core/input/splitList';
import { processorMs } from '../processorMs';

/** The part of n8n that hands out parameters; the engine's tests run the whole of it. */
function contextWith(parameters: Record<string, unknown>): IExecuteFunctions {
	return {
		getTimezone: () => 'Europe/Berlin',
		getNodeParameter: (name: string, _itemIndex: number, fallback: unknown) =>
			Object.hasOwn(parameters, name) ? parameters[name] : fallback,
	} as unknown as IExecuteFunctions;
}

type Field = Omit<INodeProperties, 'displayName' | 'name' | 'default'> & { default?: INodeProperties['default'] };

const field = (literal: Field): INodeProperties => ({ displayName: 'The Field', name: 'value', default: '', ...literal });

/** What one field gives for what was entered; `undefined` also where the member is missing. */
const read = (literal: Field, entered: unknown): unknown => readParams(contextWith({ value: entered }), [field(literal)], 0).value;

const readFields = (fields: INodeProperties[], parameters: Record<string, unknown>) => readParams(contextWith(parameters), fields, 0);

const EMPTY = [undefined, null, '', '   ', '\n', [], [''], [null, ' ']];

describe('nothing entered is absent', () => {
	test.each(['string', 'number', 'boolean', 'options', 'multiOptions', 'dateTime', 'json', 'resourceLocator'] as const)('%s', (type) => {
		for (const entered of EMPTY) {
			expect(readFields([field({ type, options: [{ name: 'A', value: 'a' }] })], { value: entered })).toEqual({});
		}
	});

	test('an empty collection is an object without members', () => {
		expect(read({ type: 'collection', options: [] }, {})).toEqual({});
	});
});

test.each(['string', 'number', 'boolean', 'options', 'dateTime', 'json', 'resourceLocator'] as const)('a required %s must be there', (type) => {
	for (const entered of EMPTY) {
		expect(() => read({ type, required: true }, entered)).toThrow("'The Field' is required but empty");
	}
});

test('notices and hidden fields are none', () => {
	const fields = [field({ type: 'notice' }), { ...field({ type: 'hidden' }), name: 'other' }];
	expect(readFields(fields, { value: 'x', other: 'y' })).toEqual({});
});

test("a field that n8n does not store has its literal's default", () => {
	expect(readFields([field({ type: 'options', default: 'b', options: [{ name: 'B', value: 'b' }] })], {})).toEqual({ value: 'b' });
});

describe('string', () => {
	test.each([
		['text', 'text'],
		['  kept as it is ', '  kept as it is '],
		[0, '0'],
		[42, '42'],
		[4915123456789, '4915123456789'],
		[0.1, '0.1'],
		[1e-7, '0.0000001'],
		[-3.5, '-3.5'],
		[true, 'true'],
		[false, 'false'],
		[['a', 'b', 3], 'a,b,3'],
	])('%j is sent as %j', (entered, text) => {
		expect(read({ type: 'string' }, entered)).toBe(text);
	});

	test.each([
		[{ a: 1 }, 'must be text, not an object'],
		[['a,b', 'c'], 'must be text, not a list'],
		[[{ a: 1 }], 'must be text, not a list'],
		[Number.NaN, 'must be text, not NaN'],
		[Number('12345678901234567890'), 'more digits than a number can hold'],
	])('%j is refused by name', (entered, problem) => {
		expect(() => read({ type: 'string' }, entered)).toThrow(problem);
		expect(() => read({ type: 'string' }, entered)).toThrow(/^'The Field' /);
	});
});

describe('number', () => {
	test.each([
		[5, 5],
		['5', 5],
		[' 5 ', 5],
		['5.', 5],
		['.5', 0.5],
		['+5', 5],
		['-0.25', -0.25],
		['007', 7],
		[0, 0],
		['0', 0],
	])('%j is %d', (entered, value) => {
		expect(read({ type: 'number' }, entered)).toBe(value);
	});

	test.each(['five', '5 seconds', '1,5', '1.000,5', '5e3', '0x10', 'NaN', 'Infinity', true, {}, [5], Number.NaN, Number.POSITIVE_INFINITY])(
		'%j is refused by name',
		(entered) => {
			expect(() => read({ type: 'number' }, entered)).toThrow(/^'The Field' must be a number, not /);
		},
	);

	test.each([
		[{ minValue: 0, maxValue: 2 }, 3, 'must be a number from 0 to 2, not 3'],
		[{ minValue: 0, maxValue: 2 }, '-1', 'must be a number from 0 to 2, not "-1"'],
		[{ minValue: 1 }, 0, 'must be a number of at least 1, not 0'],
		[{ maxValue: 9 }, 10, 'must be a number of at most 9, not 10'],
		[{ numberPrecision: 0 }, 1.5, 'must be a whole number, not 1.5'],
		[{ numberPrecision: 0, minValue: 1, maxValue: 9 }, '1.5', 'must be a whole number from 1 to 9, not "1.5"'],
	])('%j, %j: %s', (typeOptions, entered, problem) => {
		expect(() => read({ type: 'number', typeOptions }, entered)).toThrow(`'The Field' ${problem}`);
	});

	test('the ends of the range belong to it', () => {
		const typeOptions = { minValue: 0, maxValue: 2, numberPrecision: 0 };
		expect([0, '2', 1].map((entered) => read({ type: 'number', typeOptions }, entered))).toEqual([0, 2, 1]);
	});
});

describe('boolean', () => {
	test.each([true, 'true', 'TRUE', ' Yes ', 'yes', '1', 1])('%j is true', (entered) => {
		expect(read({ type: 'boolean' }, entered)).toBe(true);
	});

	test.each([false, 'false', 'FALSE', 'no', ' No', '0', 0])('%j is false', (entered) => {
		expect(read({ type: 'boolean' }, entered)).toBe(false);
	});

	test.each(['maybe', 2, 'on', {}, [true]])('%j is refused by name', (entered) => {
		expect(() => read({ type: 'boolean' }, entered)).toThrow(/^'The Field' must be true or false, not /);
	});
});

describe('options', () => {
	const literal: Field = {
		type: 'options',
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Seven', value: 7 },
			{ name: 'On', value: true },
		],
	};

	test.each([
		['call', 'call'],
		[' call ', 'call'],
		[7, 7],
		['7', 7],
		[true, true],
		['true', true],
	])('%j is %j', (entered, value) => {
		expect(read(literal, entered)).toBe(value);
	});

	test.each(['Call', 'fax', 8, {}, false])('%j is refused by name, with the choices', (entered) => {
		expect(() => read(literal, entered)).toThrow(/^'The Field' must be one of call, 7, true, not /);
	});
});

describe('multiOptions', () => {
	const literal: Field = {
		type: 'multiOptions',
		options: [0, 1, 2].map((value) => ({ name: `Day ${value}`, value })),
	};

	test.each([
		[[0, 2], [0, 2]],
		[['0', '2'], [0, 2]],
		['0,2', [0, 2]],
		['0, 2', [0, 2]],
		[1, [1]],
	])('%j is %j', (entered, values) => {
		expect(read(literal, entered)).toEqual(values);
	});

	test.each([[[0, 9]], ['0,x'], [{ 0: true }]])('%j is refused by name', (entered) => {
		expect(() => read(literal, entered)).toThrow(/^'The Field' must be one of 0, 1, 2, not /);
	});
});

describe('json', () => {
	test.each([
		['{"a":{"b":[1,null]}}', { a: { b: [1, null] } }],
		[' { } ', {}],
		[{ a: 1 }, { a: 1 }],
	])('%j is an object', (entered, value) => {
		expect(read({ type: 'json' }, entered)).toEqual(value);
	});

	test.each([
		['{"a":', /is not valid JSON/],
		['{a:1}', /is not valid JSON/],
		['[1]', /must be a JSON object in curly braces, not a list/],
		['"text"', /must be a JSON object in curly braces, not "text"/],
		['7', /must be a JSON object in curly braces, not 7/],
		['null', /must be a JSON object in curly braces, not null/],
		[[1], /must be a JSON object in curly braces, not a list/],
		[7, /must be a JSON object in curly braces, not 7/],
	])('%j is refused by name', (entered, problem) => {
		expect(() => read({ type: 'json' }, entered)).toThrow(problem);
		expect(() => read({ type: 'json' }, entered)).toThrow(/^'The Field' /);
	});
});

describe('dateTime', () => {
	test('is read in the time zone of the workflow', () => {
		expect((read({ type: 'dateTime' }, '2027-01-15T14:30') as DateTime).toISO()).toBe('2027-01-15T14:30:00.000+01:00');
		expect((read({ type: 'dateTime' }, new Date(0)) as DateTime).toMillis()).toBe(0);
		expect((read({ type: 'dateTime' }, DateTime.fromMillis(5)) as DateTime).toMillis()).toBe(5);
	});

	test.each(['tomorrow', 1_800_000_000, {}, true])('%j is refused by name', (entered) => {
		expect(() => read({ type: 'dateTime' }, entered)).toThrow(/^'The Field' must be a date and time such as /);
	});
});

test.each([
	[{ __rl: true, mode: 'list', value: 'agent_1' }, 'agent_1'],
	[{ __rl: true, mode: 'id', value: 7 }, '7'],
	['agent_1', 'agent_1'],
])('resourceLocator: %j is %j', (entered, value) => {
	expect(read({ type: 'resourceLocator' }, entered)).toBe(value);
});

describe('collection', () => {
	const literal: Field = {
		type: 'collection',
		options: [
			{ displayName: 'Priority', name: 'priority', type: 'number', default: 50 },
			{ displayName: 'Note', name: 'note', type: 'string', default: '' },
		],
	};

	test('holds what was entered, converted', () => {
		expect(read(literal, { priority: '7', note: '', unknown: 1 })).toEqual({ priority: 7 });
	});

	test('a field that was not added has no value, not its default', () => {
		expect(read(literal, {})).toEqual({});
	});

	test('a problem names the way to the field', () => {
		expect(() => read(literal, { priority: 'high' })).toThrow("'The Field → Priority' must be a number");
	});

	test.each(['text', 7, [], null])('%j, where an expression gave no object, holds nothing', (entered) => {
		expect(read(literal, entered)).toEqual({});
	});
});

describe('fixedCollection', () => {
	const literal: Field = {
		type: 'fixedCollection',
		options: [
			{
				displayName: 'Message',
				name: 'messages',
				values: [
					{ displayName: 'Delay', name: 'delay', type: 'number', default: 10 },
					{ displayName: 'Text', name: 'text', type: 'string', default: '', required: true },
				],
			},
		],
	};

	test('an array for each group, with the defaults that the form shows', () => {
		expect(read(literal, { messages: [{ text: 'a', delay: '3' }, { text: 'b' }] })).toEqual({
			messages: [
				{ delay: 3, text: 'a' },
				{ delay: 10, text: 'b' },
			],
		});
	});

	test('one entry that is no array', () => {
		expect(read(literal, { messages: { text: 'a' } })).toEqual({ messages: [{ delay: 10, text: 'a' }] });
	});

	test('a problem names group, number and field', () => {
		expect(() => read(literal, { messages: [{ text: 'a' }, { text: '' }] })).toThrow(
			"'The Field → Message 2 → Text' is required but empty",
		);
	});
});

describe('free object', () => {
	const literal: Field = { type: 'fixedCollection', options: freeObjectGroups };

	test('pairs by their type', () => {
		const pairs = [
			{ key: 'a', type: 'text', value: '1' },
			{ key: 'b', type: 'number', value: '1.5' },
			{ key: 'c', type: 'boolean', value: 'yes' },
			{ key: 'd', value: 'text by default' },
			{ key: 'e', type: 'text', value: 0 },
		];
		expect(read(literal, { pairs })).toEqual({ a: '1', b: 1.5, c: true, d: 'text by default', e: '0' });
	});

	test('JSON, and pairs over it', () => {
		const entered = { json: [{ value: '{"a":{"b":1},"c":2}' }], pairs: [{ key: 'c', type: 'text', value: 'x' }] };
		expect(read(literal, entered)).toEqual({ a: { b: 1 }, c: 'x' });
	});

	test('an empty value is not sent, and nothing at all is absent', () => {
		expect(read(literal, { pairs: [{ key: 'a', value: '' }, { key: 'b', value: 'x' }] })).toEqual({ b: 'x' });
		for (const entered of [{}, undefined, { pairs: [] }, { json: [{ value: '' }] }, { pairs: [{ key: '', value: '' }] }]) {
			expect(read(literal, entered)).toBeUndefined();
		}
	});

	test.each([
		[{ pairs: [{ key: '', value: 'x' }] }, "'The Field → Key-Value Pair 1 → Key' is required but empty"],
		[{ pairs: [{ key: 'a', type: 'number', value: 'x' }] }, "'The Field → Key-Value Pair 1 → Value' must be a number"],
		[{ pairs: [{ key: 'a', type: 'boolean', value: 'x' }] }, "'The Field → Key-Value Pair 1 → Value' must be true or false"],
		[{ pairs: [{ key: 'a', type: 'list', value: 'x' }] }, "'The Field → Key-Value Pair 1 → Type' must be one of text, number, boolean"],
		[{ json: [{ value: '[1]' }] }, "'The Field → JSON Object' must be a JSON object"],
		[{ json: [{ value: '{' }] }, "'The Field → JSON Object' is not valid JSON"],
	])('%j is refused by name', (entered, problem) => {
		expect(() => read(literal, entered)).toThrow(problem);
	});
});

describe('members that n8n would leave out of the request are refused by name', () => {
	const pairs: Field = { type: 'fixedCollection', options: freeObjectGroups };

	test.each(['__proto__', 'constructor', 'prototype'])('%s', (name) => {
		const problem = `contains a field named ${name}, which cannot be sent`;
		expect(() => read(pairs, { pairs: [{ key: name, value: 'x' }] })).toThrow(`'The Field → Key-Value Pair 1' ${problem}`);
		expect(() => read(pairs, { json: [{ value: `{"${name}":1}` }] })).toThrow(`'The Field → JSON Object' ${problem}`);
		expect(() => read({ type: 'json' }, `{"a":[{"b":{"${name}":null}}]}`)).toThrow(`'The Field → a → Entry 1 → b' ${problem}`);
		expect(() => read({ type: 'json' }, JSON.parse(`{"${name}":{}}`))).toThrow(`'The Field' ${problem}`);
	});

	test.each(['toString', 'valueOf', 'hasOwnProperty', 'length', 'constructors'])('%s is a name like any other', (name) => {
		expect(read({ type: 'json' }, `{"${name}":1}`)).toEqual({ [name]: 1 });
	});
});

describe('numbers that would not arrive as they were written are refused by name', () => {
	const LONG = '7615917337495251231';
	const DIGITS = 'is a whole number with more digits than a number can hold';
	const pairs: Field = { type: 'fixedCollection', options: freeObjectGroups };

	test.each<[string, Field, unknown, string]>([
		['a member of JSON', { type: 'json' }, `{"leadId": ${LONG}}`, `'The Field → leadId' ${DIGITS}, write it in quotes`],
		['a negative one', { type: 'json' }, `{"leadId": -${LONG}}`, `'The Field → leadId' ${DIGITS}`],
		['the first that is too large', { type: 'json' }, '{"a": 9007199254740991, "b": 9007199254740993}', `'The Field → b' ${DIGITS}`],
		['deep in JSON', { type: 'json' }, `{"a": [1, {"b": ${LONG}}]}`, `'The Field → a → Entry 2 → b' ${DIGITS}`],
		['an object of an expression', { type: 'json' }, { a: Number(LONG) }, `'The Field → a' ${DIGITS}`],
		['a BigInt of an expression', { type: 'json' }, { a: 5n }, `'The Field → a' ${DIGITS}`],
		['a free object', pairs, { json: [{ value: `{"leadId": ${LONG}}` }] }, `'The Field → JSON Object → leadId' ${DIGITS}`],
		['a pair of type Number', pairs, { pairs: [{ key: 'leadId', type: 'number', value: LONG }] }, `'The Field → Key-Value Pair 1 → Value' ${DIGITS}`],
		['a pair of type Text', pairs, { pairs: [{ key: 'leadId', type: 'text', value: Number(LONG) }] }, `'The Field → Key-Value Pair 1 → Value' ${DIGITS}`],
		['a number field', { type: 'number' }, LONG, `'The Field' ${DIGITS}`],
		['a number of an expression', { type: 'number' }, Number(LONG), `'The Field' ${DIGITS}`],
		['an ID', { type: 'resourceLocator' }, { mode: 'id', value: Number(LONG) }, `'The Field' ${DIGITS}`],
		['beyond any number', { type: 'json' }, '{"a": 1e999}', "'The Field → a' is a number too large to be sent, write it in quotes"],
		['beyond any number, negative', { type: 'json' }, '{"a": -1e999}', "'The Field → a' is a number too large to be sent"],
		['no number', { type: 'json' }, { a: Number.NaN }, "'The Field → a' is not a number"],
	])('%s', (_what, literal, entered, problem) => {
		expect(() => read(literal, entered)).toThrow(problem);
		expect(() => read(literal, entered)).toThrow(InvalidParameter);
	});

	test('in quotes, and up to 2^53, they are sent', () => {
		const json = `{"a":"${LONG}","b":9007199254740991,"c":-9007199254740991,"d":0.1}`;
		expect(read({ type: 'json' }, json)).toEqual(JSON.parse(json));
		expect(read(pairs, { pairs: [{ key: 'leadId', type: 'text', value: LONG }] })).toEqual({ leadId: LONG });
	});
});

describe('JSON that is nested very deep', () => {
	const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

	test('100 levels are sent', () => {
		expect(read({ type: 'json' }, nested(100))).toEqual(JSON.parse(nested(100)));
	});

	test.each([101, 5_000, 100_000])('%i levels are refused by name', (levels) => {
		expect(() => read({ type: 'json' }, nested(levels))).toThrow("'The Field' is nested deeper than 100 levels");
	});

	test('an object that holds itself is refused', () => {
		const object: Record<string, unknown> = {};
		object.self = object;
		expect(() => read({ type: 'json' }, object)).toThrow("'The Field' is nested deeper than 100 levels");
	});
});

describe('an n8n expression in a fixed field is refused by name', () => {
	const string: Field = { type: 'string' };
	const collection: Field = { type: 'collection', options: [{ displayName: 'Prompt', name: 'prompt', type: 'string', default: '' }] };
	const groups: Field = {
		type: 'fixedCollection',
		options: [{ displayName: 'Message', name: 'messages', values: [{ displayName: 'Text', name: 'text', type: 'string', default: '' }] }],
	};
	const pairs: Field = { type: 'fixedCollection', options: freeObjectGroups };

	test.each<[string, Field, unknown]>([
		["'The Field'", string, 'Hello {{ $json.name }}'],
		["'The Field'", string, '{{$now}}'],
		["'The Field'", string, "{{ $('Node').item.json.x }}"],
		["'The Field'", string, '{{ $node["x"].json }}'],
		["'The Field'", string, '{{first_name}} and {{ $input.first().json.name }}'],
		["'The Field'", string, '{{ name {{ $json.name }}'],
		["'The Field'", string, '{{ Math.max(1, $json.count) }}'],
		["'The Field'", string, '{{ $today.plus(1) }}, {{ $vars.x }}'],
		["'The Field'", string, "{{ $fromAI('name') }}"],
		["'The Field'", string, ['a', '{{ $json.name }}']],
		["'The Field'", { type: 'number' }, '{{ $json.count }}'],
		["'The Field'", { type: 'boolean' }, '{{ $json.yes }}'],
		["'The Field'", { type: 'dateTime' }, '{{ $json.date }}'],
		["'The Field'", { type: 'options', options: [{ name: 'A', value: 'a' }] }, '{{ $json.choice }}'],
		["'The Field'", { type: 'multiOptions', options: [{ name: 'A', value: 'a' }] }, ['a', '{{ $json.choice }}']],
		["'The Field'", { type: 'resourceLocator' }, { mode: 'id', value: '{{ $json.id }}' }],
		["'The Field → Prompt'", collection, { prompt: '{{ $json.name }}' }],
		["'The Field → Message 1 → Text'", groups, { messages: [{ text: '{{ $json.name }}' }] }],
		["'The Field → Key-Value Pair 1 → Key'", pairs, { pairs: [{ key: '{{ $json.key }}', value: 'x' }] }],
		["'The Field → Key-Value Pair 1 → Value'", pairs, { pairs: [{ key: 'a', value: '{{ $json.value }}' }] }],
		["'The Field → Key-Value Pair 1 → Value'", pairs, { pairs: [{ key: 'a', type: 'number', value: '{{ $json.value }}' }] }],
		["'The Field → JSON Object → a'", pairs, { json: [{ value: '{"a": "{{ $json.value }}"}' }] }],
		["'The Field → JSON Object'", pairs, { json: [{ value: '{"a": {{ $json.value }} }' }] }],
		["'The Field'", { type: 'json' }, '{{ $json }}'],
		["'The Field'", { type: 'json' }, '{"{{ $json.key }}": 1}'],
		["'The Field → a → Entry 1'", { type: 'json' }, '{"a": ["{{ $json.value }}"]}'],
	])('%s %j: %j', (name, literal, entered) => {
		expect(() => read(literal, entered)).toThrow(`${name} contains an n8n expression that was not evaluated: {{`);
		expect(() => read(literal, entered)).toThrow(expect.objectContaining({ remedy: expect.stringContaining(`Switch ${name} to Expression mode`) }));
	});

	test.each([
		'Hello {{first_name}}',
		'{{ customer.name }}, {{contact.first_name|default:there}}',
		'{{Order ID}} costs {{ price }} $json, $(x)',
		'$json.name',
		'{{ $100 }} {{ $name }} {{ US$ }}',
		'{{ $jsonata }}',
		'{{ $json.name',
		'{$json.name}',
	])('%j is sent as it stands', (text) => {
		expect(read(string, text)).toBe(text);
		expect(read({ type: 'json' }, JSON.stringify({ [text]: text }))).toEqual({ [text]: text });
	});
});

describe('IDs are trimmed, other texts are not', () => {
	test.each([
		['callId', ' call_1\n', 'call_1'],
		['voiceId', '\tv_2 ', 'v_2'],
		['id', '\u00a0tool_1\r\n', 'tool_1'],
		['agentIds', ' a, b ', 'a, b'],
		['contactUuid', ' 7f3b ', '7f3b'],
		['prompt', ' Say hello.\n', ' Say hello.\n'],
		['paid', ' yes ', ' yes '],
	])('%s %j', (name, entered, sent) => {
		expect(readFields([{ ...field({ type: 'string' }), name }], { [name]: entered })).toEqual({ [name]: sent });
	});

	test('resource locators', () => {
		expect(read({ type: 'resourceLocator' }, { mode: 'id', value: ' agent_1\n' })).toBe('agent_1');
		expect(read({ type: 'resourceLocator' }, ' agent_1\n')).toBe('agent_1');
	});
});

describe('what is long is read in a moment', () => {
	const MANY = 1_000_000;
	const pairs: Field = { type: 'fixedCollection', options: freeObjectGroups };

	test.each<[string, Field, unknown]>([
		['digits in a number field', { type: 'number' }, `${'1'.repeat(MANY)}x`],
		['digits in a pair', pairs, { pairs: [{ key: 'a', type: 'number', value: `${'1'.repeat(MANY)}x` }] }],
		['nothing but digits', { type: 'number' }, '1'.repeat(MANY)],
		['digits in a date field', { type: 'dateTime' }, '1'.repeat(MANY)],
		['brackets in a list', { type: 'multiOptions', options: [] }, '['.repeat(MANY)],
		['an expression behind braces', { type: 'string' }, `${'{{ '.repeat(MANY)}$json }}`],
		['an expression behind placeholders', { type: 'string' }, `${'{{ $ }}'.repeat(MANY)}{{ $json }}`],
		['JSON of brackets', { type: 'json' }, `{"a":${'['.repeat(MANY)}`],
	])('%s', (_what, literal, entered) => {
		const ms = processorMs(() => {
			expect(() => read(literal, entered)).toThrow(InvalidParameter);
		});
		expect(ms).toBeLessThan(2_000);
	});
});

describe('lists', () => {
	const days: Field = { type: 'multiOptions', options: [0, 1, 2].map((value) => ({ name: `Day ${value}`, value })) };
	const FORMS = ["['a']", '["a"', '[a, b]', '{"a":1}', '{a,b}', '["a", null]', '[["a"]]', '[{"a":1}]', '"a","b"'];

	test.each([
		['["a","b"]', ['a', 'b']],
		[' [ "a" , " b " ] ', ['a', 'b']],
		['["a, b"]', ['a, b']],
		['[1, 7615917337495251231, ""]', ['1', '7615917337495251231']],
		['a, b,', ['a', 'b']],
		['[]', undefined],
		['[""]', undefined],
		[' ', undefined],
		[undefined, undefined],
	])('splitList reads %j as %j', (entered, entries) => {
		expect(splitList(entered, 'Tags')).toEqual(entries);
	});

	test.each(FORMS)('splitList refuses %j by name', (entered) => {
		expect(() => splitList(entered, 'Tags')).toThrow(/^'Tags' must be a list with commas \(a, b\) or a JSON list/);
	});

	test.each([
		['[0,2]', [0, 2]],
		['["0", "2"]', [0, 2]],
		['[]', undefined],
		[' [ ] ', undefined],
		[[], undefined],
	])('multiOptions %j is %j', (entered, values) => {
		expect(read(days, entered)).toEqual(values);
	});

	test.each(FORMS)('multiOptions refuses %j by name', (entered) => {
		expect(() => read(days, entered)).toThrow(/^'The Field' must be a list with commas/);
	});

	test('an empty JSON list is nothing entered', () => {
		expect(() => read({ ...days, required: true }, '[]')).toThrow("'The Field' is required but empty");
	});

	test.each([
		['[30, 120]', [30, 120]],
		['["30","120"]', [30, 120]],
		['30, 120', [30, 120]],
	])('splitIntegers reads %j', (entered, values) => {
		expect(splitIntegers(entered, 'Minutes')).toEqual(values);
	});

	test.each(['[1.5]', '["a"]', '1.5', '7615917337495251231', '[7615917337495251231]'])('splitIntegers refuses %j', (entered) => {
		expect(() => splitIntegers(entered, 'Minutes')).toThrow("'Minutes' must be whole numbers separated by commas");
	});
});

test('a problem is an InvalidParameter that says what to do', () => {
	const problem = new InvalidParameter('The Field', 'must be a number, not "x"', "Correct 'The Field' and run the item again.");
	expect(() => read({ type: 'number' }, 'x')).toThrow(problem);
	expect(() => read({ type: 'number' }, 'x')).toThrow(InvalidParameter);
});

test('a number in the wrong column shows no more than its last four digits', () => {
	for (const type of ['number', 'boolean', 'dateTime', 'json', 'options'] as const) {
		const literal: Field = { type, typeOptions: { maxValue: 100 }, options: [] };
		expect(() => read(literal, '+14155559876')).toThrow(InvalidParameter);
		expect(() => read(literal, '+14155559876')).not.toThrow(/4155559876/);
	}
});

test('so does one that came as a number', () => {
	for (const type of ['boolean', 'dateTime', 'json', 'options', 'multiOptions'] as const) {
		expect(() => read({ type, options: [] }, 14155550123)).toThrow('…0123');
		expect(() => read({ type, options: [] }, 14155550123)).not.toThrow(/4155550123/);
	}
	expect(() => read({ type: 'number', typeOptions: { maxValue: 100 } }, 14155550123)).toThrow('a number of at most 100, not …0123');
});

test('nor does JSON that cannot be read, or the name of a member', () => {
	for (const json of ['x"+14155550123"', '{"p":+14155550123}', '{"p":"+14155550123",}']) {
		expect(() => read({ type: 'json' }, json)).toThrow(/^(?!.*4155550123)'The Field' is not valid JSON/s);
	}
	expect(() => read({ type: 'json' }, '{"+14155550123": 1e999}')).toThrow("'The Field → …0123' is a number too large");
});

test.each(['15.01.2027 14:30', '15-01-2027 14:30:15', '2027.01.15 14:30', '5.1.2027 9.30', '15.01.2027 14.30.15'])('the date %s is shown whole', (entered) => {
	expect(() => read({ type: 'dateTime' }, entered)).toThrow(`not "${entered}"`);
});

test.each(['4155550123', '201006011230', '+49 151 23456789', '2027.01.15.55', '99.99.2027 55'])('what might be a phone number is not: %s', (entered) => {
	expect(() => read({ type: 'dateTime' }, entered)).toThrow(/not "…\d{4}"/);
});

test('passwords are found at any depth', () => {
	const password = { displayName: 'P', name: 'secret', type: 'string', typeOptions: { password: true }, default: '' } as const;
	const fields: INodeProperties[] = [
		{ ...password, name: 'top' },
		{ displayName: 'C', name: 'collection', type: 'collection', default: {}, options: [password] },
		{
			displayName: 'F',
			name: 'groups',
			type: 'fixedCollection',
			default: {},
			options: [{ displayName: 'G', name: 'group', values: [password, { ...password, name: 'plain', typeOptions: {} }] }],
		},
	];
	const values = {
		top: 'one',
		collection: { secret: 'two' },
		groups: { group: [{ secret: 'three', plain: 'word' }, { secret: 'four' }, {}] },
	};
	expect(passwordsOf(fields, values)).toEqual(['one', 'two', 'three', 'four']);
	expect(passwordsOf(fields, {})).toEqual([]);
});

describe('a JSON field that begins as a list', () => {
	const list: Field = { type: 'json', default: '[]' };

	test.each([
		['[{ "key": "a" }]', [{ key: 'a' }]],
		[[{ key: 'a' }, {}], [{ key: 'a' }, {}]],
	])('%j gives %j', (entered, value) => {
		expect(read(list, entered)).toEqual(value);
	});

	test.each([
		['{ "key": "a" }', 'must be a JSON list of objects, in square brackets, not an object'],
		['[1]', 'must be a JSON list of objects, in square brackets, not a list'],
		['[[]]', 'must be a JSON list of objects, in square brackets, not a list'],
		['["a"]', 'must be a JSON list of objects, in square brackets, not a list'],
		['[{ "a": "{{ $json.b }}" }]', "'The Field → Entry 1 → a'"],
		['[{ "__proto__": 1 }]', 'contains a field named __proto__'],
		['[', 'is not valid JSON'],
	])('%j is refused', (entered, problem) => {
		expect(() => read(list, entered)).toThrow(problem);
	});

	test('as it begins it is nothing', () => {
		for (const entered of ['[]', ' [ ] ', []]) expect(read(list, entered)).toBeUndefined();
		for (const entered of ['{}', ' { } ', {}]) expect(read({ type: 'json', default: '{}' }, entered)).toBeUndefined();
	});
});
