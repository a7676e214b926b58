import { DateTime } from 'luxon';
import { readMoment } from '../../nodes/shared/core/input/readMoment';

const BERLIN = 'Europe/Berlin';

const instant = (entered: unknown, zone = BERLIN) => readMoment(entered, zone)?.toUTC().toISO();

test.each([
	// Without an offset: the workflow's zone counts.
	['2027-01-15T14:30', '2027-01-15T13:30:00.000Z'],
	['2027-01-15T14:30:15', '2027-01-15T13:30:15.000Z'],
	['2027-01-15T14:30:15.250', '2027-01-15T13:30:15.250Z'],
	['2027-07-15T14:30', '2027-07-15T12:30:00.000Z'],
	['2027-01-15 14:30', '2027-01-15T13:30:00.000Z'],
	['2027-01-15 14:30:15', '2027-01-15T13:30:15.000Z'],
	['  2027-01-15T14:30 ', '2027-01-15T13:30:00.000Z'],
	['2027-01-15', '2027-01-14T23:00:00.000Z'],
	// With one: it counts.
	['2027-01-15T14:30:00Z', '2027-01-15T14:30:00.000Z'],
	['2027-01-15T14:30:00.000Z', '2027-01-15T14:30:00.000Z'],
	['2027-01-15T14:30:00+03:00', '2027-01-15T11:30:00.000Z'],
	['2027-01-15T14:30-05:00', '2027-01-15T19:30:00.000Z'],
	['2027-01-15 14:30:00+03:00', '2027-01-15T11:30:00.000Z'],
	['2027-01-15 14:30:00 America/New_York', '2027-01-15T19:30:00.000Z'],
])('%j in Berlin is %s', (entered, utc) => {
	expect(instant(entered)).toBe(utc);
});

test('the same entry is another moment in another zone', () => {
	expect(instant('2027-01-15T14:30', 'America/New_York')).toBe('2027-01-15T19:30:00.000Z');
	expect(instant('2027-01-15T14:30', 'Asia/Kathmandu')).toBe('2027-01-15T08:45:00.000Z');
	expect(instant('2027-01-15T14:30', 'UTC')).toBe('2027-01-15T14:30:00.000Z');
});

test('the offset that was entered is kept, since it is sent', () => {
	expect(readMoment('2027-01-15T14:30:00+03:00', BERLIN)?.toISO()).toBe('2027-01-15T14:30:00.000+03:00');
	expect(readMoment('2027-01-15T14:30', BERLIN)?.toISO()).toBe('2027-01-15T14:30:00.000+01:00');
});

describe('when clocks change', () => {
	test('a time that does not exist moves forward', () => {
		expect(readMoment('2027-03-28T02:30', BERLIN)?.toISO()).toBe('2027-03-28T03:30:00.000+02:00');
	});

	test('a time that exists twice is one of the two', () => {
		expect(readMoment('2027-10-31T02:30', BERLIN)?.toISO()).toMatch(/^2027-10-31T02:30:00\.000\+0[12]:00$/);
	});

	test('an offset tells which of the two is meant', () => {
		expect(instant('2027-10-31T02:30:00+01:00')).toBe('2027-10-31T01:30:00.000Z');
	});
});

test('a Date is the moment it is', () => {
	expect(instant(new Date('2027-01-15T14:30:00Z'))).toBe('2027-01-15T14:30:00.000Z');
	expect(readMoment(new Date(Number.NaN), BERLIN)).toBeUndefined();
});

test('a Luxon object is the moment it is, also one of another copy of Luxon', () => {
	const moment = DateTime.fromISO('2027-01-15T14:30', { zone: 'Asia/Tokyo' });
	expect(instant(moment)).toBe('2027-01-15T05:30:00.000Z');
	expect(instant({ toISO: () => '2027-01-15T14:30:00.000+09:00' })).toBe('2027-01-15T05:30:00.000Z');
	expect(readMoment(DateTime.invalid('none'), BERLIN)).toBeUndefined();
	expect(readMoment({ toISO: () => null }, BERLIN)).toBeUndefined();
});

test.each([
	undefined,
	null,
	'',
	'soon',
	'2027',
	'2027-01',
	'2027-W03',
	'20270115',
	'14:30',
	'15.01.2027 14:30',
	'01/15/2027',
	'2027-13-01T00:00',
	'2027-02-30T10:00',
	'2027-01-15T25:00',
	'2027-01-15T14',
	'2027-01-15T14:30 and more',
	1_800_000_000,
	true,
	{},
	[],
	['2027-01-15'],
])('%j is no date and time', (entered) => {
	expect(readMoment(entered, BERLIN)).toBeUndefined();
});
