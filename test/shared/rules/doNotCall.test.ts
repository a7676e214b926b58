import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import { InvalidParameter } from '../../../nodes/shared/core/input/invalidParameter';
import { readDoNotCall, readOptedOut } from '../../../nodes/shared/calls/rules/doNotCall/doNotCall';

const PERSON = '+14155552671';
const OTHER = '+14155552672';

function onList(list: unknown, number: string, country?: string): boolean {
	return readDoNotCall(list, country).has(number);
}

function refusalOf(list: unknown, country?: string): { parameter: string; message: string; remedy: string } | undefined {
	try {
		readDoNotCall(list, country);
	} catch (error) {
		if (error instanceof InvalidParameter) return { parameter: error.parameter, message: error.message, remedy: error.remedy };
	}
	return undefined;
}

describe('a mobile that is written in two ways with its country code is on the list in both', () => {
	test.each<[string, string, string]>([
		['Argentina, with and without 9', '+5491123456789', '+54 11 2345-6789'],
		['Argentina, where the area has four digits', '+5492944123456', '+54 2944 123456'],
		['Brazil, with and without the ninth digit', '+5511987654321', '+55 (11) 8765-4321'],
	])('%s', (_name, one, other) => {
		const plain = other.replace(/[^+\d]/g, '');
		for (const number of [one, plain]) expect([onList([one], number), onList([other], number)]).toEqual([true, true]);
		const next = one.slice(0, -1) + String((Number(one.at(-1)) + 1) % 10);
		expect([onList([one], next), onList([other], next)]).toEqual([false, false]);
	});

	test('others are not taken for each other', () => {
		for (const [listed, number] of [['+551132654321', '+5511932654321'], ['+5491123456789', '+541123456780']]) expect(onList([listed], number)).toBe(false);
	});
});

describe('a number on the list is not called', () => {
	test.each<[string, unknown, string | undefined, string]>([
		['in E.164', [PERSON], undefined, PERSON],
		['spaces and brackets', ['+1 (415) 555-2671'], undefined, PERSON],
		['exit code', ['001 415 555 2671'], undefined, PERSON],
		['local, with a default country', ['(415) 555-2671'], 'US', PERSON],
		['trunk zero', ['0151 12345678'], 'DE', '+4915112345678'],
		['an optional zero', ['+49 (0)151 12345678'], undefined, '+4915112345678'],
		['an extension', ['+14155552671 ext. 12'], undefined, PERSON],
		['a fraction from a spreadsheet', ['14155552671.0'], 'US', PERSON],
		['a fraction behind groups', ['+1 415 555 2671.0'], undefined, PERSON],
		['words before a trunk prefix', ['Ana: 8 66 123456'], 'TM', '+99366123456'],
		['the same with a comma', ['+14155552671,0'], undefined, PERSON],
		['digits of another script', ['+١٤١٥٥٥٥٢٦٧١'], undefined, PERSON],
		['a number of a sheet', [14155552671], 'US', PERSON],
		['one number', 14155552671, undefined, PERSON],
		['a text with commas', `${OTHER}, ${PERSON}`, undefined, PERSON],
		['a text with semicolons', `${OTHER};${PERSON};`, undefined, PERSON],
		['a text with lines', `${OTHER}\r\n${PERSON}\r\n`, undefined, PERSON],
		['a list as JSON', ` ["${OTHER}", "${PERSON}"] `, undefined, PERSON],
		['the raw rows of a sheet', [[OTHER], [PERSON]], undefined, PERSON],
		['blanks in between', ['', null, undefined, ' ', PERSON], undefined, PERSON],
		['rows with a column', [{ name: 'A 1', Phone: OTHER }, { name: 'B', 'Phone Number': PERSON }], undefined, PERSON],
		['rows as JSON', JSON.stringify([{ to: PERSON }]), undefined, PERSON],
		['one row', { id: 7, telefono: PERSON }, undefined, PERSON],
		['a column with an accent', [{ Número: PERSON }], undefined, PERSON],
		['items of n8n', [{ json: { row_number: 2, to: PERSON }, pairedItem: { item: 0 } }], undefined, PERSON],
		['several in one entry', [`${OTHER}, ${PERSON}`], undefined, PERSON],
		['several with a slash, first', [`${PERSON} / ${OTHER}`], undefined, PERSON],
		['several with a slash, last', [`${OTHER} / ${PERSON}`], undefined, PERSON],
		['several with a word', ['415 555 2671 or 415 555 2672'], undefined, PERSON],
		['several with a space', ['4155552671 4155552672'], undefined, PERSON],
		['two with plus', [`${PERSON} ${OTHER}`], undefined, PERSON],
	])('%s', (_name, list, country, number) => {
		expect(onList(list, number, country)).toBe(true);
		expect(onList(list, '+14155552670', country)).toBe(false);
	});
});

describe('a number of any country, as people write it, is found with its country and without', () => {
	const MIN_DIGITS = 7;
	const FORMATS = ['NATIONAL', 'INTERNATIONAL', 'IDD', 'RFC3966'] as const;
	const written = getCountries().flatMap((country) => {
		const phone = getExampleNumber(country, examples);
		return phone ? FORMATS.map((format) => ({ country, number: phone.number, entry: phone.format(format, { fromCountry: 'US' }) })) : [];
	});
	const comparable = written.filter(({ entry }) => entry.replace(/\D/g, '').replace(/^0+/, '').length >= MIN_DIGITS);

	test('nearly all can be compared', () => {
		expect(comparable.length).toBeGreaterThan(900);
	});

	test('with', () => {
		expect(comparable.filter(({ country, entry, number }) => !onList([entry], number, country))).toEqual([]);
	});

	test('without, but for the two countries in which more than zeros stand before or within a local number', () => {
		const missed = comparable.filter(({ entry, number }) => !onList([entry], number));
		expect(missed.map(({ country, entry }) => `${country} ${entry}`)).toEqual(['AR 011 15-2345-6789', 'TM 8 66 123456']);
	});
});

describe('an entry that cannot be read as a number with country code is compared from the end', () => {
	test.each<[string, unknown, string]>([
		['local, without a default country', ['(415) 555-2671'], PERSON],
		['without its plus', ['14155552671'], PERSON],
		['leading zeros', ['0151 12345678'], '+4915112345678'],
		['without an area code', ['555-2671'], PERSON],
		['exit code of the USA', ['011 49 151 12345678'], '+4915112345678'],
		['a zero that is too much', ['49 0151 12345678'], '+4915112345678'],
		['the old mark of mobiles in Mexico', ['+52 1 55 1234 5678'], '+525512345678'],
		['words', ['Jane: 415-555-2671'], PERSON],
		['a note behind it', ['+14155552671 (mobile 2)'], PERSON],
		['a count behind it', ['+1 415 555 2671 (2)'], PERSON],
		['a second one, shortened', ['4155552671/72'], PERSON],
		['a footnote', ['+14155552671²'], PERSON],
		['a fraction', ['4155552671.5'], PERSON],
	])('%s', (_name, list, number) => {
		expect(onList(list, number)).toBe(true);
		expect(onList(list, '+14155552670')).toBe(false);
		expect(onList(list, '+4915112345670')).toBe(false);
	});

	test('ten digits do not hold back a person in another country whose number has fewer', () => {
		expect(onList(['4112345678'], '+4512345678')).toBe(false);
	});
});

describe('a number to call that is sent as entered is compared from the end', () => {
	test.each<[string, string, boolean]>([
		['+4915112345678', '0151 12345678', true],
		['0151 12345678', '015112345678', true],
		['+4915112345678', '0151 12345670', false],
		['+14155552671', '+14155552670 / +14155552671', true],
		['+14155552671', 'no digits that could be compared', true],
	])('%s on the list, %s to call: %s', (entry, number, expected) => {
		expect(onList([entry], number)).toBe(expected);
	});
});

describe('nobody is on an empty list', () => {
	test.each<[string, unknown]>([
		['empty text', ''],
		['blanks', ' \n'],
		['an empty list', []],
		['an empty list as JSON', '[]'],
		['the empty item of "Always Output Data"', [{ json: {}, pairedItem: { item: 0 } }]],
		['its fields', [{}]],
	])('%s', (_name, list) => {
		expect(onList(list, PERSON)).toBe(false);
		expect(onList(list, 'as entered')).toBe(false);
	});
});

describe('a list that cannot be read is refused', () => {
	test.each<[string, unknown, string]>([
		['null', null, "'Campaign Rules → Do Not Call' could not be read, so nobody is called"],
		['undefined', undefined, "'Campaign Rules → Do Not Call' could not be read, so nobody is called"],
		['a boolean', false, "'Campaign Rules → Do Not Call' could not be read, so nobody is called"],
		['an object without fields', {}, "'Campaign Rules → Do Not Call' could not be read, so nobody is called"],
		['JSON null', '{}', "'Campaign Rules → Do Not Call' could not be read, so nobody is called"],
		[
			'a column that does not exist',
			[undefined, undefined],
			"'Campaign Rules → Do Not Call' has 2 entries, and none contains a number: the column or field that the expression names may be missing",
		],
		['rows without a value', [{ phone: '' }], "'Campaign Rules → Do Not Call' has 1 entries, and none contains a number: the column or field that the expression names may be missing"],
		['an item of an error', [{ json: { error: 'The table is gone' } }], `'Campaign Rules → Do Not Call' contains a row with no column that is known to contain phone numbers (entry 1: "error")`],
		['a row without a column of numbers', [{ phone: PERSON }, { name: 'A', city: 'B' }], `'Campaign Rules → Do Not Call' contains a row with no column that is known to contain phone numbers (entry 2: "name", "city")`],
		['a row with two of them', [{ phone: PERSON, mobile: OTHER }], `'Campaign Rules → Do Not Call' contains a row with more than one column that may contain the phone number (entry 1: "phone", "mobile")`],
		['a set', [new Set([PERSON])], "'Campaign Rules → Do Not Call' contains a row with no column that is known to contain phone numbers (entry 1)"],
		['a date', [new Date(0)], "'Campaign Rules → Do Not Call' contains a row with no column that is known to contain phone numbers (entry 1)"],
		['a boolean in it', [PERSON, true], "'Campaign Rules → Do Not Call' contains something that is not a phone number (entry 2)"],
		['a number with a fraction', [4155552671.5], "'Campaign Rules → Do Not Call' contains something that is not a phone number (entry 1)"],
		['not a number', [NaN], "'Campaign Rules → Do Not Call' contains something that is not a phone number (entry 1)"],
		['a word', [PERSON, 'n/a'], `'Campaign Rules → Do Not Call' contains "n/a", which has fewer than 7 digits, so it is not a phone number (entry 2)`],
		['too few digits', `${PERSON}, 555012`, `'Campaign Rules → Do Not Call' contains "…5012", which has fewer than 7 digits, so it is not a phone number (entry 2)`],
		['nothing but zeros', ['00000000'], `'Campaign Rules → Do Not Call' contains "…0000", which has fewer than 7 digits, so it is not a phone number (entry 1)`],
		['too many digits', ['1415555267114155'], `'Campaign Rules → Do Not Call' contains "…4155", which has more than 15 digits, so it is not one phone number (entry 1)`],
		['rounded', ['4.15555E+09'], `'Campaign Rules → Do Not Call' contains "…5509", which was converted to scientific notation by the spreadsheet and lost digits (entry 1)`],
		['rounded in German', ['4,15555E+09'], `'Campaign Rules → Do Not Call' contains "…5509", which was converted to scientific notation by the spreadsheet and lost digits (entry 1)`],
		['an object as text', '[object Object]', `'Campaign Rules → Do Not Call' contains "[object Object]", which has fewer than 7 digits, so it is not a phone number (entry 1)`],
	])('%s', (_name, list, message) => {
		expect(refusalOf(list)).toEqual({ parameter: 'Campaign Rules → Do Not Call', message, remedy: expect.stringMatching(/obody was called for this item\.$/) });
	});
});

describe('a long list', () => {
	const ENTRIES = 50_000;
	const CALLS = 10_000;
	const numbered = (start: string, length: number, count: number) => Array.from({ length: count }, (_, index) => start + String(index).padStart(length, '0'));

	test.each<[string, string[]]>([
		['of numbers in E.164', numbered('+1415', 7, ENTRIES).map((number) => number.replace('+14150', '+14152'))],
		['of local numbers', numbered('4152', 6, ENTRIES)],
		['that end alike', numbered('', 6, ENTRIES).map((start) => `2${start}12345`)],
		['of numbers that no country has', numbered('+4411', 8, ENTRIES)],
	])('%s is read and asked %#', (_name, list) => {
		const read = readDoNotCall(list);
		const calls = numbered('+4915', 4, CALLS).map((number) => `${number}12345`);
		expect(calls.filter((number) => read.has(number))).toEqual([]);
	});
});

describe('a person has opted out unless the column says the contrary', () => {
	test.each<[unknown]>([[false], [''], [null], [undefined], [0], ['0'], ['false'], ['FALSE'], ['no'], ['No '], ['n'], ['off'], ['-'], ['–'], ['—'], [' '], ['\u200b'], ['\u00a0']])(
		'%p: no',
		(value) => {
			expect(readOptedOut(value)).toBe(false);
		},
	);

	test.each<[unknown]>([[true], ['true'], ['yes'], ['Y'], ['x'], [1], ['1'], [-1], [NaN], ['2026-11-01'], [new Date(0)], ['nein'], ['not yet'], ['none'], ['null'], ['undefined'], [{}], [[]], [['no']]])(
		'%p: yes',
		(value) => {
			expect(readOptedOut(value)).toBe(true);
		},
	);
});
