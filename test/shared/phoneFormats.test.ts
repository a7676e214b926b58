import fc from '../fastCheck';
import { readPhoneNumber } from '../../nodes/shared/calls/numbers/readPhoneNumber';

type Row = [entered: string, country: string | undefined, number: string];

/** How people in each country write their numbers, and how sheets, phones and CRMs do. */
const FORMATS: Row[] = [
	// North America.
	['415-555-0123', 'US', '+14155550123'],
	['1 (415) 555-0123', 'US', '+14155550123'],
	['415.555.0123', ' us ', '+14155550123'],
	['+1 202 555 0151', undefined, '+12025550151'],
	['(604) 555-0123', 'CA', '+16045550123'],
	['1-876-555-0123', 'JM', '+18765550123'],
	['787 555 0123', 'PR', '+17875550123'],
	// United Kingdom, Ireland.
	['020 7946 0958', 'GB', '+442079460958'],
	['020 7946 0958', 'UK', '+442079460958'],
	['07911 123456', ' uk', '+447911123456'],
	['+44 (0)7911 123456', undefined, '+447911123456'],
	['+4407911123456', undefined, '+447911123456'],
	['(+44) 7911 123456', undefined, '+447911123456'],
	['+44 7700 900123', undefined, '+447700900123'],
	['087 123 4567', 'IE', '+353871234567'],
	['+353 (0)87 123 4567', undefined, '+353871234567'],
	// Germany, Austria, Switzerland.
	['030/1234567', 'DE', '+49301234567'],
	['030 / 1234567', 'DE', '+49301234567'],
	['(030) 123 45 67', 'DE', '+49301234567'],
	['03 01/23 45 67', 'DE', '+49301234567'],
	['0151-23456789', 'DE', '+4915123456789'],
	['15123456789', 'DE', '+4915123456789'],
	['301234567', 'DE', '+49301234567'],
	['0151 2345678', 'DE', '+491512345678'],
	['+490151 2345678', undefined, '+491512345678'],
	['+49 (0) 30 1234567', undefined, '+49301234567'],
	['+49 [0] 30 1234567', undefined, '+49301234567'],
	['0049-30-1234567', undefined, '+49301234567'],
	['0664 1234567', 'AT', '+436641234567'],
	['+43 (0)1 5880 1234', undefined, '+43158801234'],
	['044 123 45 67', 'CH', '+41441234567'],
	["079'123'45'67", 'CH', '+41791234567'],
	['234 56 78', 'LI', '+4232345678'],
	// France, Belgium, Netherlands, Luxembourg.
	['06.12.34.56.78', 'FR', '+33612345678'],
	['06-12-34-56-78', 'FR', '+33612345678'],
	['+33 (0)6 12 34 56 78', undefined, '+33612345678'],
	['612345678', 'FR', '+33612345678'],
	['0470 12 34 56', 'BE', '+32470123456'],
	['06-12345678', 'NL', '+31612345678'],
	['+31 (0)20 123 4567', undefined, '+31201234567'],
	['621 123 456', 'LU', '+352621123456'],
	// Italy keeps its zero, and has no trunk prefix.
	['06 1234 5678', 'IT', '+390612345678'],
	['+39 06 1234 5678', undefined, '+390612345678'],
	['+39 (0)6 1234 5678', undefined, '+390612345678'],
	['347 123 4567', 'IT', '+393471234567'],
	['393471234567', 'IT', '+393471234567'],
	// Spain, Portugal, Greece.
	['612 34 56 78', 'ES', '+34612345678'],
	['+34 (0)912 345 678', undefined, '+34912345678'],
	['912 345 678', 'PT', '+351912345678'],
	['691 234 5678', 'GR', '+306912345678'],
	// North and east of Europe.
	['070-123 45 67', 'SE', '+46701234567'],
	['+46 (0)8 123 456 78', undefined, '+46812345678'],
	['406 12 345', 'NO', '+4740612345'],
	['20 12 34 56', 'DK', '+4520123456'],
	['041 2345678', 'FI', '+358412345678'],
	['512 345 678', 'PL', '+48512345678'],
	['601 123 456', 'CZ', '+420601123456'],
	['0912 123 456', 'SK', '+421912123456'],
	['06 20 123 4567', 'HU', '+36201234567'],
	['0712 034 567', 'RO', '+40712034567'],
	['8 (912) 345-67-89', 'RU', '+79123456789'],
	['+7 (8) 912 345 67 89', undefined, '+79123456789'],
	['050 123 4567', 'UA', '+380501234567'],
	['0532 123 45 67', 'TR', '+905321234567'],
	// Arabic countries, Israel, Iran.
	['050 123 4567', 'SA', '+966501234567'],
	['٠٥٠١٢٣٤٥٦٧', 'SA', '+966501234567'],
	['+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', undefined, '+966501234567'],
	['00966501234567', undefined, '+966501234567'],
	['050-123-4567', 'AE', '+971501234567'],
	['971501234567', 'AE', '+971501234567'],
	['0100 123 4567', 'EG', '+201001234567'],
	['050-234-5678', 'IL', '+972502345678'],
	['۰۹۱۲۳۴۵۶۷۸۹', 'IR', '+989123456789'],
	// South and east of Asia.
	['09876543210', 'IN', '+919876543210'],
	['०९८७६५४३२१०', 'IN', '+919876543210'],
	['98765-43210', 'IN', '+919876543210'],
	['০১৮১২৩৪৫৬৭৮', 'BD', '+8801812345678'],
	['0301 2345678', 'PK', '+923012345678'],
	['๐๘๑ ๒๓๔ ๕๖๗๘', 'TH', '+66812345678'],
	['0912 345 678', 'VN', '+84912345678'],
	['0812-345-678', 'ID', '+62812345678'],
	['012-345 6789', 'MY', '+60123456789'],
	['8123 4567', 'SG', '+6581234567'],
	['0905 123 4567', 'PH', '+639051234567'],
	['138 1234 5678', 'CN', '+8613812345678'],
	['５１２３４５６７', 'HK', '+85251234567'],
	['０９０−１２３４−５６７８', 'JP', '+819012345678'],
	['090ー1234ー5678', 'JP', '+819012345678'],
	['010 49 151 23456789', 'JP', '+4915123456789'],
	['010-2000-0000', 'KR', '+821020000000'],
	// Oceania.
	['0412 345 678', 'AU', '+61412345678'],
	['(02) 1234 5678', 'AU', '+61212345678'],
	['0011 1 415 555 0123', 'AU', '+14155550123'],
	['021 123 4567', 'NZ', '+64211234567'],
	['20000', 'TO', '+67620000'],
	// Africa.
	['071 123 4567', 'ZA', '+27711234567'],
	['0802 123 4567', 'NG', '+2348021234567'],
	['0712 123456', 'KE', '+254712123456'],
	['0650-123456', 'MA', '+212650123456'],
	// South America, Mexico.
	['(11) 96123-4567', 'BR', '+5511961234567'],
	['011 15-2345-6789', 'AR', '+5491123456789'],
	['222 123 4567', 'MX', '+522221234567'],
	['321 1234567', 'CO', '+573211234567'],
	['(2) 2123 4567', 'CL', '+56221234567'],
	// What sheets make of numbers.
	['14155550123.0', 'US', '+14155550123'],
	['966501234567.0', 'SA', '+966501234567'],
	['+4915112345678.0', undefined, '+4915112345678'],
	['+4915112345678,0', undefined, '+4915112345678'],
	['+4915112345678.00', undefined, '+4915112345678'],
	['0151 2345678.0', 'DE', '+491512345678'],
	["'+14155550123", undefined, '+14155550123'],
	['"+14155550123"', undefined, '+14155550123'],
	['“+1 415 555 0123”', undefined, '+14155550123'],
	['+14155550123\n', undefined, '+14155550123'],
	// What nobody sees, dashes and blanks.
	['+1\u00ad415 555 0123', undefined, '+14155550123'],
	['+1\u2212415\u2212555\u22120123', undefined, '+14155550123'],
	['+1\u2013415\u2014555\u20150123', undefined, '+14155550123'],
	['+1\u2043415\uff0d555\ufe630123', undefined, '+14155550123'],
	['+1\u3000415\u2009555\u202f0123', undefined, '+14155550123'],
	['\u2066+1 415 555 0123\u2069', undefined, '+14155550123'],
	['tel.: +1 415 555 0123', undefined, '+14155550123'],
	// Of no country.
	['+800 1234 5678', undefined, '+80012345678'],
];

test.each(FORMATS)('%j (%s) is %s', (entered, country, number) => {
	expect(readPhoneNumber(entered, country)).toEqual({ number });
});

test('the table is as broad as the world', () => {
	expect(FORMATS.length).toBeGreaterThanOrEqual(120);
	expect(new Set(FORMATS.map(([, country]) => country?.trim().toUpperCase())).size).toBeGreaterThan(30);
});

test.each([
	['+1 415 555 0123 ext. 12', undefined, '+14155550123', '12'],
	['+1 415 555 0123 EXT 12', undefined, '+14155550123', '12'],
	['415-555-0123 x99', 'US', '+14155550123', '99'],
	['415-555-0123x99', 'US', '+14155550123', '99'],
	['(415) 555-0123, extension 7', 'US', '+14155550123', '7'],
	['tel:+1-415-555-0123;ext=7', undefined, '+14155550123', '7'],
	['+1 415 555 0123 (ext 7', undefined, '+14155550123', '7'],
	['+1 415 555 0123 #7', undefined, '+14155550123', '7'],
	['030 1234567 Durchwahl 17', 'DE', '+49301234567', '17'],
	['+1 415 555 0123 ｅｘｔ ٧', undefined, '+14155550123', '7'],
])('of %j (%s) the extension is left out', (entered, country, number, extension) => {
	expect(readPhoneNumber(entered, country)).toEqual({ number, extension });
});

const SEVERAL = /contains more than one number/;
const LENGTH = /wrong number of digits/;
const SHORT = /emergency numbers and short codes are never called/;

test.each<[entered: string, country: string | undefined, problem: RegExp]>([
	['+44 20 7946 0958/9', undefined, SEVERAL],
	['+1 415 555 0123 / 0199', undefined, SEVERAL],
	['0301234 / 0305678', 'DE', SEVERAL],
	['0301234/0305678', 'DE', SEVERAL],
	['0301234567/030567890', 'DE', SEVERAL],
	['+1 415 555 0123 (2)', undefined, SEVERAL],
	['+14155550123;+14155550124', undefined, SEVERAL],
	['+14155550123\n+14155550124', undefined, SEVERAL],
	['+14155550123+14155550124', undefined, SEVERAL],
	['415-555-0123 or 415-555-0124', 'US', SEVERAL],
	['0301234567 | 0305678901', 'DE', SEVERAL],
	['415-555-0123 415-555-0124', 'US', LENGTH],
	['4915112345678.5', 'DE', /decimal fraction/],
	['+4915112345678,25', undefined, /decimal fraction/],
	['+4915112345678.125', undefined, /decimal fraction/],
	['0151 2345678.5', 'DE', /decimal fraction/],
	['+1 415 555 01234', undefined, LENGTH],
	['+1 415 555 012', undefined, LENGTH],
	['+49151123456780', undefined, LENGTH],
	['0151 2345', 'DE', LENGTH],
	['0151 23', 'DE', SHORT],
	['555 0123', 'US', LENGTH],
	['+39 892 123456', undefined, LENGTH],
	['+999 123456', undefined, /country code that does not exist/],
	['+210 12345678', undefined, /country code that does not exist/],
	['966501234567', 'AE', /ambiguous/],
	['966501234567.0', 'AE', /ambiguous/],
	['966501234567', 'DE', /ambiguous/],
	['447911123456', 'AT', /ambiguous/],
	['+353 0087 123 4567', undefined, LENGTH],
	['4915123456789', 'DE', /ambiguous/],
	['966501234567', undefined, /has lost its plus/],
	['1'.repeat(101), 'US', /longer than 100/],
	['+', undefined, /^is empty$/],
	['+ ', undefined, /^is empty$/],
	['+undefined', undefined, /column or field that the expression names is missing/],
	['+null', undefined, /column or field that the expression names is missing/],
	['#REF!1', 'US', /not a phone number/],
	['#ERROR!', 'US', /not a phone number/],
	['ext 4', 'US', /not a phone number/],
	['call 4155550123', 'US', /not a phone number/],
	['*67 415 555 0123', 'US', /not a phone number/],
	['415 555 0123²', 'US', /not a phone number/],
	['0151+23456789', 'DE', /not a phone number/],
	['4155550123', '14155550124', /'…0124' is not a two-letter country code/],
	// Emergency numbers and short codes, with and without country code.
	...['112', '911', '999', '000', '110', '118', '119', '1 1 2', '9-1-1', '+112', '+911', '00112', '9911', '116117', '10111'].flatMap((number) =>
		[undefined, 'US', 'DE', 'GB', 'IT', 'AU'].map((country): [string, string | undefined, RegExp] => [number, country, SHORT]),
	),
	...['+1911', '+1 911', '+44999', '+44 (0)999', '+49112', '+49 0112', '+39118', '+61000', '0044999', '+86110', '+27 10111'].map(
		(number): [string, undefined, RegExp] => [number, undefined, SHORT],
	),
	['011 44 999', 'US', SHORT],
	['٩١١', 'SA', SHORT],
	['９１１', 'US', SHORT],
	['911 ext. 2', 'US', SHORT],
])('%j (%s) is refused', (entered, country, problem) => {
	expect(readPhoneNumber(entered, country)).toEqual({ problem: expect.stringMatching(problem) });
});

test('where the country comes from a field of another name, problems name it', () => {
	expect(readPhoneNumber('0501234567', undefined, "'Country Code'")).toEqual({ problem: expect.stringContaining("Set 'Country Code' only if") });
});

test('cleaning twice is cleaning once, whatever is read, and holds a plus and digits only', () => {
	const numbers = fc.constantFrom(...FORMATS);
	const noise = fc.array(fc.tuple(fc.nat(30), fc.constantFrom(' ', '-', '.', '/', '(', ')', '0', '1', '+', ',', '\u00ad', '٣', 'x')), { maxLength: 4 });
	fc.assert(
		fc.property(numbers, noise, ([entered, country], changes) => {
			const text = changes.reduce((all, [at, mark]) => all.slice(0, at) + mark + all.slice(at), entered);
			const reading = readPhoneNumber(text, country);
			if ('problem' in reading) return;
			expect(reading.number).toMatch(/^\+[1-9]\d{6,14}$/);
			expect(readPhoneNumber(reading.number, country)).toEqual({ number: reading.number });
			expect(readPhoneNumber(reading.number)).toEqual({ number: reading.number });
		}),
		{ numRuns: 5000 },
	);
});
