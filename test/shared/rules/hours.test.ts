import fc from '../../fastCheck';
import { DateTime } from 'luxon';
import { ALL_DAY, type CallingHours, EVERY_DAY, type Window } from '../../../nodes/shared/calls/rules/hours/callingHours';
import { isOpen, nextOpening, placeAt } from '../../../nodes/shared/calls/rules/hours/openingHours';
import { PRESETS } from '../../../nodes/shared/calls/rules/hours/presets';
import { zonesOfNumber } from '../../../nodes/shared/calls/rules/zones/zonesOfNumber';

const WEEKDAYS = [1, 2, 3, 4, 5];
const BERLIN = ['Europe/Berlin'];
const NEW_YORK = ['America/New_York'];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const daily = (from: string, until: string, days = EVERY_DAY): Window => ({ days, fromMinute: minutesOf(from), untilMinute: minutesOf(until) });
const hours = (windows: readonly Window[], ...closed: string[]): CallingHours => ({ windows, closedDates: new Set(closed) });
const at = (text: string) => DateTime.fromISO(text, { setZone: true });

const some = ([first = '', ...others]: readonly string[]): [string, ...string[]] => [first, ...others];
const openingAfter = (open: CallingHours, zones: readonly string[], moment: DateTime) => nextOpening(open, some(zones), moment);

const OFFICE = hours([daily('09:00', '20:00', WEEKDAYS)]);
const DAY = hours([daily('09:00', '20:00')]);
const LUNCH = hours(PRESETS.france);
const NIGHT = hours([daily('22:00', '02:00', [5])]);
const CLOSED_NIGHT = (date: string) => hours([daily('22:00', '02:00')], date);
/** Both nights of a change of the clocks. */
const SMALL_HOURS = hours([daily('02:15', '02:45')]);

describe('open', () => {
	test.each<[string, CallingHours, string[], string, boolean]>([
		['a minute before it opens', OFFICE, BERLIN, '2026-11-30T08:59:59.999+01:00', false],
		['when it opens', OFFICE, BERLIN, '2026-11-30T09:00+01:00', true],
		['the last moment', OFFICE, BERLIN, '2026-11-30T19:59:59.999+01:00', true],
		['when it closes', OFFICE, BERLIN, '2026-11-30T20:00+01:00', false],
		['the moment is said in another zone', OFFICE, BERLIN, '2026-11-30T08:00Z', true],
		['Saturday', OFFICE, BERLIN, '2026-11-28T12:00+01:00', false],
		['Saturday there, Friday elsewhere', OFFICE, ['Pacific/Auckland'], '2026-11-27T12:00Z', false],
		['Monday there, Sunday elsewhere', OFFICE, ['Pacific/Auckland'], '2026-11-29T21:00Z', true],
		['before lunch', LUNCH, ['Europe/Paris'], '2026-11-30T12:59+01:00', true],
		['lunch', LUNCH, ['Europe/Paris'], '2026-11-30T13:00+01:00', false],
		['the end of lunch', LUNCH, ['Europe/Paris'], '2026-11-30T13:59+01:00', false],
		['after lunch', LUNCH, ['Europe/Paris'], '2026-11-30T14:00+01:00', true],
		['half-hour zone, closed', DAY, ['Asia/Kolkata'], '2026-11-30T03:29Z', false],
		['half-hour zone, open', DAY, ['Asia/Kolkata'], '2026-11-30T03:30Z', true],
		['quarter-hour zone', DAY, ['Asia/Kathmandu'], '2026-11-30T03:15Z', true],
		['an offset', DAY, ['UTC-3:30'], '2026-11-30T12:29Z', false],
		['an offset, open', DAY, ['UTC-3:30'], '2026-11-30T12:30Z', true],
		['over midnight, in the evening', NIGHT, BERLIN, '2026-11-27T22:00+01:00', true],
		['over midnight, in the night', NIGHT, BERLIN, '2026-11-28T01:59+01:00', true],
		['over midnight, at the end', NIGHT, BERLIN, '2026-11-28T02:00+01:00', false],
		['over midnight, the night before', NIGHT, BERLIN, '2026-11-27T01:00+01:00', false],
		['until 24:00', hours([daily('20:00', '24:00')]), BERLIN, '2026-11-27T23:59+01:00', true],
		['after 24:00', hours([daily('20:00', '24:00')]), BERLIN, '2026-11-28T00:00+01:00', false],
		['until 00:00', hours([daily('20:00', '00:00')]), BERLIN, '2026-11-27T23:59+01:00', true],
		['a whole day', hours([daily('00:00', '00:00', [5])]), BERLIN, '2026-11-27T00:00+01:00', true],
		['the day after a whole day', hours([daily('00:00', '00:00', [5])]), BERLIN, '2026-11-28T00:00+01:00', false],
		['Sunday to Monday', hours([daily('22:00', '02:00', [7])]), BERLIN, '2026-11-30T01:00+01:00', true],
		['a closed date', hours(DAY.windows, '2026-12-25'), BERLIN, '2026-12-25T12:00+01:00', false],
		['the day before a closed date', hours(DAY.windows, '2026-12-25'), BERLIN, '2026-12-24T12:00+01:00', true],
		['a closed date that is over elsewhere', hours(DAY.windows, '2026-12-25'), ['Pacific/Honolulu'], '2026-12-26T00:00Z', false],
		['a closed date that has not begun there', hours(ALL_DAY, '2026-12-25'), ['Pacific/Honolulu'], '2026-12-25T09:59Z', true],
		['the night into a closed date', CLOSED_NIGHT('2026-11-28'), BERLIN, '2026-11-28T01:00+01:00', false],
		['the evening before a closed date', CLOSED_NIGHT('2026-11-28'), BERLIN, '2026-11-27T23:00+01:00', true],
		['the night after a closed date, which began on it', CLOSED_NIGHT('2026-11-28'), BERLIN, '2026-11-29T01:00+01:00', false],
		['nothing but a closed date', hours(ALL_DAY, '2026-12-25'), BERLIN, '2026-12-26T00:00+01:00', true],
		['New Year', hours(ALL_DAY, '2027-01-01'), ['Asia/Tokyo'], '2026-12-31T15:00Z', false],
		['New Year, an hour before', hours(ALL_DAY, '2027-01-01'), ['Asia/Tokyo'], '2026-12-31T14:59Z', true],
		['before the clocks go forward', SMALL_HOURS, BERLIN, '2027-03-28T00:30Z', false],
		['a time that does not exist', SMALL_HOURS, BERLIN, '2027-03-28T01:30Z', false],
		['the first of two', SMALL_HOURS, BERLIN, '2026-10-25T00:30Z', true],
		['between the two', SMALL_HOURS, BERLIN, '2026-10-25T00:50Z', false],
		['the second of two', SMALL_HOURS, BERLIN, '2026-10-25T01:30Z', true],
		['the morning after the clocks went forward', DAY, NEW_YORK, '2027-03-14T13:00Z', true],
		['the morning after the clocks went back', DAY, NEW_YORK, '2026-11-01T13:59Z', false],
		['all zones', DAY, [...NEW_YORK, 'America/Los_Angeles'], '2026-11-30T17:00Z', true],
		['one zone is too early', DAY, [...NEW_YORK, 'America/Los_Angeles'], '2026-11-30T16:59Z', false],
		['one zone is too late', DAY, ['America/Los_Angeles', ...NEW_YORK], '2026-12-01T01:00Z', false],
		['no hours', hours([]), BERLIN, '2026-11-30T12:00Z', false],
	])('%s', (_case, open, zones, moment, expected) => {
		expect(isOpen(open, zones, at(moment))).toBe(expected);
	});
});

describe('numbers', () => {
	test.each<[string, string, string, boolean]>([
		['+13645550123', 'New York is open, Owensboro is not', '2026-11-30T14:30Z', false],
		['+13645550123', 'both are open', '2026-11-30T15:00Z', true],
		['+19865550123', 'Boise is open, Coeur d’Alene is not', '2026-11-30T16:30Z', false],
		['+61412345678', 'Sydney is open, Perth is not', '2026-11-30T00:59Z', false],
		['+61412345678', 'Perth is open as well', '2026-11-30T01:00Z', true],
		['+79161234567', 'Moscow is open, Vladivostok sleeps', '2026-11-30T12:00Z', false],
		['+79161234567', 'Kaliningrad has opened, Kamchatka closes', '2026-11-30T07:00Z', true],
		['+18005550123', 'nowhere in country code 1 at the same time', '2026-11-30T18:00Z', false],
		['+493012345678', 'Berlin', '2026-11-30T08:00Z', true],
		['+493012345678', 'Berlin, too late', '2026-11-30T19:00Z', false],
	])('%s: %s', (number, _case, moment, expected) => {
		expect(isOpen(DAY, zonesOfNumber(number), at(moment))).toBe(expected);
	});
});

describe('next opening', () => {
	test.each<[string, CallingHours, string[], string, string | null]>([
		['open now, to the millisecond', OFFICE, BERLIN, '2026-11-30T12:00:30.123Z', '2026-11-30T12:00:30.123Z'],
		['this morning', OFFICE, BERLIN, '2026-11-30T03:00:30Z', '2026-11-30T08:00Z'],
		['a second before', OFFICE, BERLIN, '2026-11-30T07:59:59Z', '2026-11-30T08:00Z'],
		['tomorrow', OFFICE, BERLIN, '2026-11-30T19:00Z', '2026-12-01T08:00Z'],
		['after the week end', OFFICE, BERLIN, '2026-11-27T19:00Z', '2026-11-30T08:00Z'],
		['after lunch', LUNCH, ['Europe/Paris'], '2026-11-30T12:10Z', '2026-11-30T13:00Z'],
		['after the holidays', hours(OFFICE.windows, '2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01'), BERLIN, '2026-12-30T19:00Z', '2027-01-04T08:00Z'],
		['the end of a closed date', hours(ALL_DAY, '2026-12-25'), BERLIN, '2026-12-25T12:00Z', '2026-12-25T23:00Z'],
		['the evening after a closed date', CLOSED_NIGHT('2026-11-28'), BERLIN, '2026-11-27T23:00Z', '2026-11-29T21:00Z'],
		['a time that does not exist', SMALL_HOURS, BERLIN, '2027-03-27T01:45Z', '2027-03-29T00:15Z'],
		['a window that the clocks jump into', hours([daily('02:30', '03:30')]), BERLIN, '2027-03-28T00:00Z', '2027-03-28T01:00Z'],
		['the second of two', SMALL_HOURS, BERLIN, '2026-10-25T00:45Z', '2026-10-25T01:15Z'],
		['a window into which the clocks go back', hours([daily('02:00', '02:30')]), BERLIN, '2026-10-25T00:30Z', '2026-10-25T01:00Z'],
		['the morning after the clocks went back', OFFICE, BERLIN, '2026-10-23T18:00Z', '2026-10-26T08:00Z'],
		['all zones', DAY, zonesOfNumber('+61412345678'), '2026-11-29T12:00Z', '2026-11-30T01:00Z'],
		['zones that are never open together', DAY, ['Pacific/Honolulu', 'Europe/Paris', 'Asia/Tokyo'], '2026-11-30T12:00Z', null],
		['no hours', hours([]), BERLIN, '2026-11-30T12:00Z', null],
	])('%s', (_case, open, zones, moment, expected) => {
		const found = openingAfter(open, zones, at(moment));
		expect(found?.toMillis()).toBe(expected === null ? undefined : at(expected).toMillis());
		expect(found === null || isOpen(open, zones, found)).toBe(true);
	});

	test('it is in the first zone', () => {
		expect(openingAfter(OFFICE, BERLIN, DateTime.fromISO('2026-11-30T00:00', { zone: 'Asia/Tokyo' }))?.toISO()).toBe('2026-11-30T09:00:00.000+01:00');
	});

	test('it is found up to 60 days ahead', () => {
		const closed = Array.from({ length: 59 }, (_, days) => DateTime.utc(2026, 11, 30).plus({ days }).toISODate() ?? '');
		const after = at('2026-11-30T00:00Z');
		expect(openingAfter(hours(ALL_DAY, ...closed), ['UTC'], after)?.toUTC().toISO()).toBe('2027-01-28T00:00:00.000Z');
		expect(openingAfter(hours(ALL_DAY, ...closed, '2027-01-28', '2027-01-29'), ['UTC'], after)).toBeNull();
		expect(openingAfter(hours(ALL_DAY, ...closed, '2027-01-28', '2027-01-29'), ['UTC'], after.plus({ days: 2 }))?.toUTC().toISO()).toBe('2027-01-30T00:00:00.000Z');
	});

	test('what was found once holds for neither earlier moments nor later ones', () => {
		const found = (moment: string) => openingAfter(OFFICE, BERLIN, at(moment))?.toUTC().toISO();
		expect(found('2026-12-02T20:00Z')).toBe('2026-12-03T08:00:00.000Z');
		expect(found('2026-12-01T20:00Z')).toBe('2026-12-02T08:00:00.000Z');
		expect(found('2026-12-01T22:00Z')).toBe('2026-12-02T08:00:00.000Z');
		expect(found('2026-12-03T20:00Z')).toBe('2026-12-04T08:00:00.000Z');
	});
});

describe('against a clock that is asked minute by minute', () => {
	const isOpenByLuxon = ({ windows, closedDates }: CallingHours, zone: string, moment: DateTime): boolean => {
		const local = moment.setZone(zone);
		if (closedDates.has(local.toISODate() ?? '')) return false;
		const minute = local.hour * 60 + local.minute;
		const before = local.minus({ days: 1 });
		return windows.some(({ days, fromMinute, untilMinute }) => {
			const isOvernight = untilMinute <= fromMinute;
			if (days.includes(local.weekday) && minute >= fromMinute && (isOvernight || minute < untilMinute)) return true;
			return isOvernight && minute < untilMinute && days.includes(before.weekday) && !closedDates.has(before.toISODate() ?? '');
		});
	};
	const ZONES = ['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'America/Santiago', 'UTC-3:30', 'UTC+14'];
	/** Around changes of the clocks: in Europe, North America, Lord Howe Island, Chile, Morocco; and the year's end. */
	const DAYS = ['2027-03-27', '2026-10-24', '2027-03-13', '2026-10-31', '2026-10-03', '2027-04-03', '2026-09-05', '2027-02-06', '2026-12-30'];
	const window = fc.record({
		days: fc.subarray(EVERY_DAY, { minLength: 1 }),
		fromMinute: fc.integer({ min: 0, max: 1439 }),
		untilMinute: fc.integer({ min: 0, max: 1440 }),
	});
	const MAX_STEPS = 30 * 60;

	test('the next opening is open, and no minute before it is', () => {
		fc.assert(
			fc.property(
				fc.array(window, { minLength: 1, maxLength: 3 }),
				fc.subarray(ZONES, { minLength: 1, maxLength: 3 }),
				fc.constantFrom(...DAYS),
				fc.integer({ min: 0, max: 2 * 86_400 }),
				fc.subarray([0, 1, 2], { maxLength: 2 }),
				(windows, zones, day, seconds, closedDays) => {
					const start = DateTime.fromISO(day, { zone: 'utc' });
					const closed = closedDays.map((days) => start.plus({ days }).toISODate() ?? '');
					const open = hours(windows, ...closed);
					const isAllOpen = (moment: DateTime) => zones.every((zone) => isOpenByLuxon(open, zone, moment));
					const after = start.plus({ seconds });
					const found = openingAfter(open, zones, after);
					expect(isOpen(open, zones, after)).toBe(isAllOpen(after));
					expect(!found || (isAllOpen(found) && found >= after)).toBe(true);
					let moment = after;
					for (let step = 0; step < MAX_STEPS && (!found || moment < found); step++) {
						if (isAllOpen(moment)) throw new Error(`${moment.toISO()} is open, found was ${found?.toISO()}`);
						moment = moment.startOf('minute').plus({ minutes: 1 });
					}
				},
			),
			{ numRuns: 60, seed: 2026 },
		);
	});
});

describe('the place that is reported', () => {
	const moment = at('2026-11-30T14:30:15.500Z');

	test.each([
		['the only zone', DAY, BERLIN, { localTime: '2026-11-30T15:30:15.500+01:00', timeZone: 'Europe/Berlin' }],
		['the closed one', DAY, [...NEW_YORK, 'America/Chicago'], { localTime: '2026-11-30T08:30:15.500-06:00', timeZone: 'America/Chicago, America/New_York' }],
		['the first, if all are open', hours(ALL_DAY), [...NEW_YORK, 'America/Chicago'], { localTime: '2026-11-30T09:30:15.500-05:00', timeZone: 'America/New_York, America/Chicago' }],
		['an offset', DAY, ['UTC+5:45'], { localTime: '2026-11-30T20:15:15.500+05:45', timeZone: 'UTC+5:45' }],
	] as const)('%s', (_case, open, [first, ...others], place) => {
		expect(placeAt(open, { zones: [first, ...others], source: 'number' }, moment)).toEqual({ ...place, timeZoneSource: 'number' });
	});

	test('of many zones three are named', () => {
		expect(placeAt(undefined, { zones: some(zonesOfNumber('+18005550123')), source: 'number' }, moment).timeZone).toBe('America/Adak, America/Anchorage, America/Anguilla and 39 more');
		expect(placeAt(DAY, { zones: ['Europe/Rome', 'Europe/Oslo', 'Europe/Paris'], source: 'default' }, moment)).toMatchObject({ timeZone: 'Europe/Rome, Europe/Oslo, Europe/Paris', timeZoneSource: 'default' });
	});
});
