import fc from '../fastCheck';
import { readPhoneNumber } from '../../nodes/shared/calls/numbers/readPhoneNumber';

/** As they stand in real sheets, CRMs and contact exports. */
const NUMBERS: Array<[entered: string, country: string | undefined, number: string]> = [
	// With country code.
	['+14155550123', undefined, '+14155550123'],
	['+1 415 555 0123', undefined, '+14155550123'],
	['+1 (415) 555-0123', undefined, '+14155550123'],
	['+1-415-555-0123', undefined, '+14155550123'],
	['+1.415.555.0123', undefined, '+14155550123'],
	['+1/415/555/0123', undefined, '+14155550123'],
	[' +14155550123 ', undefined, '+14155550123'],
	['\t+14155550123\r\n', undefined, '+14155550123'],
	["'+14155550123", undefined, '+14155550123'],
	["'+1 415 555 0123", undefined, '+14155550123'],
	['tel:+14155550123', undefined, '+14155550123'],
	['TEL:+1-415-555-0123', undefined, '+14155550123'],
	['tel: +14155550123', undefined, '+14155550123'],
	['0014155550123', undefined, '+14155550123'],
	['00 1 415 555 0123', undefined, '+14155550123'],
	['00 49 151 23456789', undefined, '+4915123456789'],
	['+49 (0) 151 23456789', undefined, '+4915123456789'],
	['+49 (0)151-234 567 89', undefined, '+4915123456789'],
	['+44 (0)20 7946 0958', undefined, '+442079460958'],
	['+44 20 7946 0958', undefined, '+442079460958'],
	['+33 6 12 34 56 78', undefined, '+33612345678'],
	['+33.6.12.34.56.78', undefined, '+33612345678'],
	['+966 50 123 4567', undefined, '+966501234567'],
	['+971-50-123-4567', undefined, '+971501234567'],
	['+55 (11) 91234-5678', undefined, '+5511912345678'],
	['+91 98765 43210', undefined, '+919876543210'],
	['+86 138 1234 5678', undefined, '+8613812345678'],
	['+81 (0) 90-1234-5678', undefined, '+819012345678'],
	['+7 (912) 345-67-89', undefined, '+79123456789'],
	['+39 06 1234 5678', undefined, '+390612345678'],
	['+61 4 1234 5678', undefined, '+61412345678'],
	['+852 5123 4567', undefined, '+85251234567'],
	// As Elemente's documentation has it, one digit short.
	['+1234567890', undefined, '+1234567890'],
	// The plus of other scripts, blanks and dashes that look like others, marks that nobody sees.
	['＋１４１５５５５０１２３', undefined, '+14155550123'],
	['+1\u00a0415\u00a0555\u00a00123', undefined, '+14155550123'],
	['+1\u2011415\u2011555\u20110123', undefined, '+14155550123'],
	['+1 415 – 555 — 0123', undefined, '+14155550123'],
	['\u202a+14155550123\u202c', undefined, '+14155550123'],
	['\u200e+1 415 555 0123', undefined, '+14155550123'],
	['\ufeff+14155550123', undefined, '+14155550123'],
	['+1\u200b415\u200b555\u200b0123', undefined, '+14155550123'],
	// National, with a country to read them by.
	['(415) 555-0123', 'US', '+14155550123'],
	['415.555.0123', 'us', '+14155550123'],
	['1-415-555-0123', 'US', '+14155550123'],
	['14155550123', 'US', '+14155550123'],
	['0151 23456789', 'DE', '+4915123456789'],
	['0151/234 567 89', 'DE', '+4915123456789'],
	['030 901820', 'DE', '+4930901820'],
	['020 7946 0958', 'GB', '+442079460958'],
	['06 12 34 56 78', 'FR', '+33612345678'],
	['050 123 4567', 'SA', '+966501234567'],
	['(11) 91234-5678', 'BR', '+5511912345678'],
	['09876543210', 'IN', '+919876543210'],
	['090-1234-5678', 'JP', '+819012345678'],
	['06 1234 5678', 'IT', '+390612345678'],
	['8 (912) 345-67-89', 'RU', '+79123456789'],
	["'0612345678", 'FR', '+33612345678'],
	// A country does not change a number that has its own.
	['+49 151 23456789', 'US', '+4915123456789'],
	['0044 20 7946 0958', 'DE', '+442079460958'],
	['011 49 151 23456789', 'US', '+4915123456789'],
];

test.each(NUMBERS)('%j (%s) is %s', (entered, country, number) => {
	expect(readPhoneNumber(entered, country)).toEqual({ number });
});

const REFUSED: Array<[entered: string, country: string | undefined, problem: RegExp]> = [
	['4.15555E+09', undefined, /scientific notation/],
	['4,47912E+11', 'GB', /scientific notation/],
	['1e10', 'US', /scientific notation/],
	['+1-800-FLOWERS', undefined, /not a phone number/],
	['1-800-GO-FEDEX', 'US', /not a phone number/],
	['+1234567', undefined, /7 to 15 digits/],
	['+123456789012345', undefined, /wrong number of digits/],
	['+14155550123, +14155550124', undefined, /not a phone number/],
	['+14155550123;+14155550124', undefined, /not a phone number/],
	['n/a', undefined, /not a phone number/],
	['-', undefined, /not a phone number/],
	['#N/A', undefined, /not a phone number/],
	['ana@example.com', undefined, /not a phone number/],
	['', undefined, /not a phone number/],
	['++14155550123', undefined, /not a phone number/],
	['+1415555O123', undefined, /not a phone number/],
	['4155559876', undefined, /no country code/],
	['0151 23456789', undefined, /no country code/],
	['4155559876', 'USA', /'USA' is not a two-letter country code/],
	['4155559876', 'XX', /'XX' is not a two-letter country code/],
	['555-0123', 'US', /wrong number of digits for country US/],
	['+0155550123', undefined, /7 to 15 digits/],
	['+123456', undefined, /7 to 15 digits/],
	['+1234567890123456', undefined, /7 to 15 digits/],
	['+14155550123 +14155550124', undefined, /not a phone number/],
	// Too short with their country code, so also as they are dialed at home.
	['0917532', 'AU', /wrong number of digits/],
	['605 1375', 'CA', /wrong number of digits/],
	['003810012406', 'GL', /wrong number of digits/],
	['+61917532', 'AU', /too short/],
	// Digits that have lost their plus: as a national number they would ring somebody else.
	['4915123456789', 'DE', /with and without its country code/],
];

test.each(REFUSED)('%j (%s) is refused', (entered, country, problem) => {
	expect(readPhoneNumber(entered, country)).toEqual({ problem: expect.stringMatching(problem) });
});

test('no problem repeats the number', () => {
	const repeated = REFUSED.filter(([entered, country]) => {
		const digits = entered.replace(/\D/g, '');
		return digits.length >= 7 && JSON.stringify(readPhoneNumber(entered, country)).includes(digits);
	});
	expect(repeated).toEqual([]);
});

test('whatever is entered, what comes out is a number in E.164 that reads as itself, or a problem', () => {
	const country = fc.option(fc.constantFrom('US', 'DE', 'GB', 'SA', 'IT', 'BR', 'AR', 'MX', 'RU', 'AU', 'HU', 'XX', ''), { nil: undefined });
	const likeNumbers = fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./x'), maxLength: 24 });
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), likeNumbers), country, (entered, defaultCountry) => {
			const reading = readPhoneNumber(entered, defaultCountry);
			const number = 'number' in reading ? reading.number : '+4930901820';
			expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
			expect(readPhoneNumber(number, defaultCountry)).toEqual({ number });
			expect('problem' in reading ? reading.problem : 'none').not.toBe('');
		}),
		{ numRuns: 2000 },
	);
});

test('what was read once reads as itself', () => {
	for (const [, , number] of NUMBERS) expect(readPhoneNumber(number, 'DE')).toEqual({ number });
});
