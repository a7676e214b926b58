import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import { DateTime } from 'luxon';
import { prefixPattern } from '../../../build/prefixPattern';
import { InvalidParameter } from '../../../nodes/shared/core/input/invalidParameter';
import { readZone } from '../../../nodes/shared/calls/rules/zones/readZone';
import { readZoneTable } from '../../../nodes/shared/calls/rules/zones/readZoneTable';
import { correctZones } from '../../../nodes/shared/calls/rules/zones/zoneCorrections';
import { zonesFor } from '../../../nodes/shared/calls/rules/zones/zonesFor';
import { zonesOfNumber } from '../../../nodes/shared/calls/rules/zones/zonesOfNumber';
import { COUNTRY_ZONES, PREFIX_ZONES } from '../../../nodes/shared/calls/rules/zones/zoneTable';

const GOOGLE = readZoneTable(PREFIX_ZONES);
const COUNTRIES = readZoneTable(COUNTRY_ZONES);

const CENTRAL = 'America/Chicago';
const EASTERN = 'America/New_York';
const VANCOUVER = ['America/Edmonton', 'America/Vancouver'];
const QUEBEC = ['America/Halifax', 'America/Toronto'];
const TERRITORIES = ['Edmonton', 'Toronto', 'Whitehorse', 'Winnipeg'].map((city) => `America/${city}`);
const AUSTRALIA = ['Australia/Adelaide', 'Australia/Brisbane', 'Australia/Eucla', 'Australia/Lord_Howe', 'Australia/Perth', 'Australia/Sydney'];
const INDONESIA = ['Asia/Jakarta', 'Asia/Jayapura', 'Asia/Makassar'];
const KAZAKHSTAN = ['Asia/Almaty', 'Asia/Aqtobe'];
const RUSSIA = [
	...['Anadyr', 'Irkutsk', 'Kamchatka', 'Krasnoyarsk', 'Magadan', 'Novosibirsk', 'Omsk', 'Sakhalin', 'Vladivostok', 'Yakutsk', 'Yekaterinburg'].map((city) => `Asia/${city}`),
	...['Kaliningrad', 'Moscow', 'Samara'].map((city) => `Europe/${city}`),
];
const MEXICO = ['Cancun', 'Ciudad_Juarez', 'Matamoros', 'Mazatlan', 'Mexico_City', 'Ojinaga', 'Tijuana'].map((city) => `America/${city}`);

test.each<[string, string, string[]]>([
	['one zone', '+493012345678', ['Europe/Berlin']],
	['one zone, mobile', '+4915112345678', ['Europe/Berlin']],
	['half an hour beside the others', '+919876543210', ['Asia/Calcutta']],
	['an area code', '+12125550123', [EASTERN]],
	['an area code in the west', '+14155550123', ['America/Los_Angeles']],
	['an exchange of Pensacola', '+18504321234', [CENTRAL]],
	['an exchange of Tallahassee', '+18502221234', [EASTERN]],
	['an area code with two zones', '+19865550123', ['America/Boise', 'America/Los_Angeles']],
	['overlay of 270', '+13645550123', [CENTRAL, EASTERN]],
	['overlay of 850', '+14485550123', [CENTRAL, EASTERN]],
	['overlay of 812', '+19305550123', [CENTRAL, EASTERN]],
	['overlay of 423', '+17295550123', [CENTRAL, EASTERN]],
	['overlay of 541', '+14585550123', ['America/Denver', 'America/Los_Angeles']],
	['overlay of 250', '+12365550123', VANCOUVER],
	['overlay of 250', '+12575550123', VANCOUVER],
	['overlay of 250', '+16725550123', VANCOUVER],
	['overlay of 250', '+17785550123', VANCOUVER],
	['overlay of 418', '+15815550123', QUEBEC],
	['overlay of 418', '+13675550123', QUEBEC],
	['overlay of 709', '+18795550123', ['America/Halifax', 'America/Puerto_Rico', 'America/St_Johns']],
	['overlay of 407, which Google puts into Chicago', '+16895550123', [EASTERN]],
	['overlay of 306, which Google puts into Winnipeg', '+14745550123', ['America/Regina']],
	['an exchange of Yukon, which Google puts into Vancouver', '+18676671234', ['America/Whitehorse']],
	['an exchange of Iqaluit', '+18679791234', ['America/Toronto']],
	['an exchange of the three territories that Google does not list', '+18679751234', TERRITORIES],
	['mobile of Australia', '+61412345678', AUSTRALIA],
	['fixed line of Sydney', '+61292001234', ['Australia/Sydney']],
	['fixed line of Perth or Adelaide', '+61892201234', ['Australia/Adelaide', 'Australia/Perth']],
	['mobile of Russia', '+79161234567', RUSSIA],
	['fixed line of Vladivostok', '+74232201234', ['Asia/Vladivostok']],
	['fixed line of Kaliningrad, which Google puts into Bucharest', '+74012531234', ['Europe/Kaliningrad']],
	['mobile of Kazakhstan', '+77012345678', KAZAKHSTAN],
	['mobile of Indonesia', '+6281234567890', INDONESIA],
	['fixed line of Jayapura', '+62967531234', ['Asia/Jayapura']],
	['mobile of Spain, or the Canaries', '+34612345678', ['Atlantic/Canary', 'Europe/Madrid']],
	['mobile of Portugal, or the Azores', '+351912345678', ['Atlantic/Azores', 'Europe/Lisbon']],
	['mobile of Brazil', '+5511987654321', ['America/Manaus', 'America/Noronha', 'America/Rio_Branco', 'America/Sao_Paulo']],
	['fixed line of Manaus', '+559233334444', ['America/Manaus']],
	['Mexico, where mobiles and fixed lines have the same numbers', '+525512345678', MEXICO],
	['Chile, where mobiles and fixed lines have the same numbers', '+56221234567', ['America/Punta_Arenas', 'America/Santiago', 'Pacific/Easter']],
	['mobile of the Congo', '+243991234567', ['Africa/Kinshasa', 'Africa/Lubumbashi']],
	['mobile of Kiribati', '+68672001234', ['Pacific/Enderbury', 'Pacific/Kiritimati', 'Pacific/Tarawa']],
	['mobile of French Polynesia', '+68987123456', ['Pacific/Gambier', 'Pacific/Marquesas', 'Pacific/Tahiti']],
	['mobile of New Zealand, or the Chatham Islands', '+64211234567', ['Pacific/Auckland', 'Pacific/Chatham']],
	['Papua New Guinea, where Bougainville has its own clock', '+67570123456', ['Pacific/Bougainville', 'Pacific/Port_Moresby']],
	['fixed line of Papua New Guinea', '+6753123456', ['Pacific/Bougainville', 'Pacific/Port_Moresby']],
	['no plan’s number, which begins like a mobile of Australia', '+61412345678901', [...AUSTRALIA, 'Indian/Christmas', 'Indian/Cocos']],
	['toll-free number of Russia and Kazakhstan', '+78001234567', [...KAZAKHSTAN, ...RUSSIA].sort()],
	['Algeria, which Google puts into Paris', '+213551234567', ['Africa/Algiers']],
	['Ireland, which Google puts into London', '+353850123456', ['Europe/Dublin']],
	['no country', '+99912345678', []],
	['a satellite phone', '+881612345678', []],
	['no E.164', '4930123456', []],
	['no number', '+', []],
	['an endless number', `+${'1'.repeat(1000)}`, []],
])('%s: %s', (_case, number, zones) => {
	expect(zonesOfNumber(number)).toEqual(zones);
});

test.each(['800', '833', '888', '900'])('+1 %s may be anywhere in country code 1', (code) => {
	const zones = zonesOfNumber(`+1${code}5550123`);
	expect(zones).toEqual(GOOGLE.get('1'));
	expect(zones).toHaveLength(42);
});

test('what was found once is not changed by who uses it', () => {
	zonesOfNumber('+13645550123').push('Europe/Berlin');
	zonesOfNumber('+493012345678').push(EASTERN);
	expect(zonesOfNumber('+13645550123')).toEqual([CENTRAL, EASTERN]);
	expect(zonesOfNumber('+493012345678')).toEqual(['Europe/Berlin']);
});

test('the table is complete', () => {
	expect(GOOGLE.size).toBe(3291);
	expect(new Set([...GOOGLE.values()].flat()).size).toBe(286);
	expect([...GOOGLE.keys()].filter((prefix) => !/^\d{1,15}$/.test(prefix))).toEqual([]);
	expect([...COUNTRIES.keys()].filter((country) => !getCountries().some((known) => known === country))).toEqual([]);
});

test('Intl knows all zones', () => {
	const zones = new Set([...correctZones(GOOGLE).values(), ...COUNTRIES.values()].flat());
	expect([...zones].filter((zone) => !DateTime.fromMillis(0, { zone }).isValid)).toEqual([]);
});

describe('every country has the clocks that Intl knows there', () => {
	const clocks = new Map<string, string>();
	const clockOf = (zone: string): string => {
		if (!clocks.has(zone)) {
			const start = DateTime.utc(2026, 11, 1);
			const offsets = Array.from({ length: 365 }, (_, days) => start.plus({ days }).setZone(zone).offset);
			clocks.set(zone, offsets.join());
		}
		return clocks.get(zone) ?? '';
	};
	const zonesWithin = (country: string) => (new Intl.Locale(`und-${country}`) as { timeZones?: string[] }).timeZones ?? [];
	const codes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))].map(String);
	const countriesOf = (code: string) => getCountries().filter((country) => getCountryCallingCode(country) === code);
	/** Kosovo and Ascension, of which Intl knows no zone; code 1 has 25 countries, and its overlays are tested above. */
	const UNKNOWN = ['1', '247', '383'];

	test.each(codes.filter((code) => !UNKNOWN.includes(code)))('+%s', (code) => {
		const own = countriesOf(code).flatMap(zonesWithin).map(clockOf);
		expect(own).not.toEqual([]);
		const foreign = [...correctZones(GOOGLE)].filter(
			([prefix, zones]) => prefix.startsWith(code) && zones.some((zone) => !own.includes(clockOf(zone))),
		);
		expect(foreign).toEqual([]);
	});
});

describe('the table of prefixes', () => {
	test.each([
		['12', ['12']],
		['1[23]', ['12', '13']],
		['1(,2)', ['1', '12']],
		['1(2[34],56)', ['123', '124', '156']],
		['1(2(,3(56,4)),[78])', ['12', '1234', '12356', '17', '18']],
		['1[29],2', ['12', '19', '2']],
	])('%s', (pattern, prefixes) => {
		expect([...readZoneTable(`UTC=${pattern}`).keys()].sort()).toEqual(prefixes);
		expect(prefixPattern(prefixes)).toBe(pattern);
	});

	test('is written as it is read', () => {
		for (const line of PREFIX_ZONES.trim().split('\n')) {
			expect(prefixPattern([...readZoneTable(line).keys()].sort())).toBe(line.split('=')[1]);
		}
	});
});

describe('the zone of an item', () => {
	const TIME_ZONE = 'Campaign Rules → Time Zone';

	test.each([
		['Europe/Berlin', 'Europe/Berlin'],
		['europe/berlin', 'Europe/Berlin'],
		['aMERICA/nEW yORK', 'America/New_York'],
		['AMERICA/NEW_YORK', 'America/New_York'],
		[' America/New York ', 'America/New_York'],
		['Asia/Kolkata', 'Asia/Kolkata'],
		['Asia/Calcutta', 'Asia/Calcutta'],
		['US/Pacific', 'US/Pacific'],
		['EST5EDT', 'EST5EDT'],
		['CET', 'CET'],
		['UTC', 'UTC'],
		['gmt', 'GMT'],
		['eet', 'EET'],
		['+02:00', 'UTC+2'],
		['-0330', 'UTC-3:30'],
		['−05:00', 'UTC-5'],
		['UTC+2', 'UTC+2'],
		['utc-05:00', 'UTC-5'],
		['GMT+5:45', 'UTC+5:45'],
		['+00:00', 'UTC'],
		['+14', 'UTC+14'],
	])('%s', (entered, zone) => {
		const read = readZone(entered, TIME_ZONE);
		expect(read).toBe(zone);
		expect(DateTime.fromMillis(0, { zone: read }).isValid).toBe(true);
		expect(DateTime.fromMillis(0, { zone: read }).offset).toBe(DateTime.fromMillis(0, { zone }).offset);
	});

	test.each([
		...['Berlin', 'undefined', 'local', 'system', 'default', 'Z', 'America/Nowhere', '+15:00', '+02:60', 'UTC+99', '2', 'a'.repeat(1000)],
		// Each means several places, or not the one that people mean.
		...['EST', 'CST', 'MST', 'PST', 'IST', 'BST', 'AST'],
	])('%s is refused', (entered) => {
		expect(() => readZone(entered, TIME_ZONE)).toThrow(new InvalidParameter(TIME_ZONE, 'is not a time zone'));
	});

	const NUMBER = '+13645550123';
	test.each([
		['the item', { entered: 'asia/tokyo', numbers: [NUMBER], defaultZone: 'Europe/Paris' }, { zones: ['Asia/Tokyo'], source: 'item' }],
		['the number', { entered: ' ', numbers: [NUMBER], defaultZone: 'Europe/Paris' }, { zones: [CENTRAL, EASTERN], source: 'number' }],
		['all numbers that may be called', { entered: '', numbers: ['+12125550110', NUMBER, '+12125550111'], defaultZone: '' }, { zones: [EASTERN, CENTRAL], source: 'number' }],
		['the default', { entered: undefined, numbers: ['+881612345678'], defaultZone: 'Europe/Paris' }, { zones: ['Europe/Paris'], source: 'default' }],
		['nothing', { entered: undefined, numbers: ['+881612345678'], defaultZone: '' }, undefined],
	])('%s decides', (_case, choice, zones) => {
		expect(zonesFor(choice)).toEqual(zones);
		expect(zonesFor(choice)).toEqual(zones);
	});

	test('the field that is wrong is named', () => {
		expect(() => zonesFor({ entered: 'Berlin', numbers: [NUMBER], defaultZone: 'Europe/Paris' })).toThrow(new InvalidParameter(TIME_ZONE, 'is not a time zone'));
		expect(() => zonesFor({ entered: '', numbers: ['+881612345678'], defaultZone: 'Paris' })).toThrow(
			new InvalidParameter('Campaign Rules → Default Time Zone', 'is not a time zone'),
		);
	});
});
