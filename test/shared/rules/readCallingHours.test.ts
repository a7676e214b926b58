import { DateTime } from 'luxon';
import { InvalidParameter } from '../../../nodes/shared/core/input/invalidParameter';
import { ALL_DAY, type Window } from '../../../nodes/shared/calls/rules/hours/callingHours';
import { dayOptions, presetOptions } from '../../../nodes/shared/calls/rules/hours/presetOptions';
import { PRESETS, presetFor } from '../../../nodes/shared/calls/rules/hours/presets';
import { readCallingHours } from '../../../nodes/shared/calls/rules/hours/readCallingHours';
import { readClosedDates } from '../../../nodes/shared/calls/rules/hours/readClosedDates';
import { readTime } from '../../../nodes/shared/calls/rules/hours/readTime';

const WEEKDAYS = [1, 2, 3, 4, 5];

describe('times', () => {
	test.each<[unknown, number]>([
		['9', 540], [9, 540], ['9:00', 540], ['09:00', 540], [' 09:00 ', 540], ['9:00 AM', 540], ['9am', 540], ['9 a.m.', 540],
		['17:30', 1050], ['5:30 PM', 1050], ['12:00 AM', 0], ['12:30 pm', 750], ['0:00', 0], ['23:59', 1439], ['24:00', 1440],
	])('%s', (entered, minutes) => {
		expect(readTime(entered, 'From')).toBe(minutes);
	});

	test.each<[unknown]>([[''], ['24:01'], ['25:00'], ['9:60'], ['9:5'], ['13:00 PM'], ['0:30 AM'], ['nine'], ['9.30'], [0.375], [-1], [undefined], [null], [{}], ['-9:00'], ['9:00-17:00'], ['1'.repeat(1000)]])('%s is refused', (entered) => {
		expect(() => readTime(entered, 'Campaign Rules → Custom Hours → From')).toThrow(
			new InvalidParameter('Campaign Rules → Custom Hours → From', 'must be a time such as 09:00 or 17:30'),
		);
	});
});

describe('closed dates', () => {
	test.each<[string, unknown, string[]]>([
		['nothing', undefined, []],
		['empty text', ' ', []],
		['commas', '2026-12-25, 2027-01-01', ['2026-12-25', '2027-01-01']],
		['semicolons and line breaks', '2026-12-25;2026-12-26\r\n2027-01-01\n', ['2026-12-25', '2026-12-26', '2027-01-01']],
		['spaces', '2026-12-25  2027-01-01', ['2026-12-25', '2027-01-01']],
		['JSON', '["2026-12-25", "2027-01-01"]', ['2026-12-25', '2027-01-01']],
		['a list of texts', ['2026-12-25', '2027-01-01, 2027-01-06'], ['2026-12-25', '2027-01-01', '2027-01-06']],
		['a Luxon object', DateTime.fromISO('2026-12-25T00:00', { zone: 'Europe/Berlin' }), ['2026-12-25']],
		['a list of Dates', [new Date('2026-12-25T00:00:00Z')], ['2026-12-25']],
		['a leap day', '2028-02-29', ['2028-02-29']],
	])('%s', (_case, entered, dates) => {
		expect([...readClosedDates(entered)]).toEqual(dates);
	});

	test.each<[unknown]>([['2026-02-30'], ['2027-02-29'], ['2026-13-01'], ['25.12.2026'], ['12/25/2026'], ['2026-12-25T00:00'], ['tomorrow'], ['2026-12-25, soon'], [20261225], [true], [{}], [[null]], [new Date(Number.NaN)], [new Date('2026-12-24T23:00:00Z')], [DateTime.invalid('no')]])(
		'%s is refused',
		(entered) => {
			expect(() => readClosedDates(entered)).toThrow(InvalidParameter);
			expect(() => readClosedDates(entered)).toThrow(/^'Campaign Rules → Closed Dates' must be dates such as 2026-12-25; /);
		},
	);
});

describe('presets', () => {
	const DAY_NAMES: Record<string, string> = { '1,2,3,4,5': 'Mon–Fri', '6': 'Sat', '6,7': 'Sat and Sun', '1,2,3,4,5,6,7': 'Every Day' };
	const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
	const words = (windows: readonly Window[]) =>
		windows
			.map(({ days, fromMinute, untilMinute }) => `${DAY_NAMES[days.join()] ?? '?'} ${clock(fromMinute)}–${clock(untilMinute)}`)
			.join(', ')
			.replace(/(\S+) (\S+), \1 /, '$1 $2 and ');

	test.each(Object.entries(PRESETS))('%s is named after its days and hours', (preset, windows) => {
		expect(presetOptions.find(({ value }) => value === preset)?.name.replace(/^.*?: /, '')).toBe(words(windows));
	});

	test.each([
		['CA', 'canada'], ['AU', 'australia'], ['FR', 'france'], ['ES', 'spain'], ['AE', 'emirates'], ['US', 'usStrict'],
		['GB', 'weekdays'], ['DE', 'weekdays'], ['IT', 'weekdays'], ['IN', 'weekdays'], ['BR', 'weekdays'], ['SA', 'weekdays'], ['constructor', 'weekdays'], [undefined, 'weekdays'],
	] as const)('by country: %s is %s', (country, preset) => {
		expect(presetFor(country)).toBe(preset);
	});

	test.each([['presets', presetOptions], ['days', dayOptions]] as const)('%s are sorted by name', (_case, options) => {
		const names = options.map(({ name }) => name);
		expect(names).toEqual(names.toSorted());
	});
});

describe('calling hours as entered', () => {
	const nine = { days: [1, 'Tuesday', 'wed', '4', ' FRIDAY '], from: '09:00', until: '17:30' };

	test.each<[string, Parameters<typeof readCallingHours>[0], string | undefined, readonly Window[]]>([
		['nothing', {}, 'DE', ALL_DAY],
		['no closed dates', { closedDates: '' }, 'DE', ALL_DAY],
		['a closed date alone', { closedDates: '2026-12-25' }, 'DE', ALL_DAY],
		['by country', { callingHours: 'byCountry' }, 'FR', PRESETS.france],
		['by an unknown country', { callingHours: 'byCountry' }, undefined, PRESETS.weekdays],
		['a preset', { callingHours: 'spain' }, 'FR', PRESETS.spain],
		['custom', { callingHours: 'custom', customHours: { hours: [nine] } }, 'FR', [{ days: WEEKDAYS, fromMinute: 540, untilMinute: 1050 }]],
		['custom hours alone', { customHours: { hours: [nine] } }, 'FR', [{ days: WEEKDAYS, fromMinute: 540, untilMinute: 1050 }]],
		['one entry instead of a list', { callingHours: 'custom', customHours: { hours: { days: 7, from: '22', until: '02' } } }, 'FR', [{ days: [7], fromMinute: 1320, untilMinute: 120 }]],
		['a whole day', { callingHours: 'custom', customHours: { hours: [{ days: [7], from: '00:00', until: '24:00' }] } }, 'FR', [{ days: [7], fromMinute: 0, untilMinute: 1440 }]],
	])('%s', (_case, entered, country, windows) => {
		expect(readCallingHours(entered)(country).windows).toEqual(windows);
	});

	test('closed dates go with any hours', () => {
		for (const callingHours of ['byCountry', 'spain', 'custom', undefined] as const) {
			const customHours = callingHours === 'custom' ? { hours: [nine] } : undefined;
			expect([...(readCallingHours({ callingHours, customHours, closedDates: '2026-12-25' })('US').closedDates)]).toEqual(['2026-12-25']);
		}
	});

	const custom = (entry: object) => ({ callingHours: 'custom' as const, customHours: { hours: [{ ...nine, ...entry }] } });
	test.each<[string, Parameters<typeof readCallingHours>[0], string]>([
		['a wrong From', custom({ from: '9 to 5' }), "'Campaign Rules → Custom Hours → From' must be a time such as 09:00 or 17:30"],
		['no Until', custom({ until: '' }), "'Campaign Rules → Custom Hours → Until' must be a time such as 09:00 or 17:30"],
		['from the end of a day', custom({ from: '24:00' }), "'Campaign Rules → Custom Hours → From' must be before 24:00"],
		['the same time twice', custom({ from: '9', until: '9:00 AM' }), "'Campaign Rules → Custom Hours → Until' is the same time as From"],
		['no days', custom({ days: [] }), "'Campaign Rules → Custom Hours → Days' is required but empty"],
		['day 0', custom({ days: [0] }), "'Campaign Rules → Custom Hours → Days' must be days of the week"],
		['day 8', custom({ days: [1, 8] }), "'Campaign Rules → Custom Hours → Days' must be days of the week"],
		['no day', custom({ days: ['someday'] }), "'Campaign Rules → Custom Hours → Days' must be days of the week"],
		['custom without hours', { callingHours: 'custom' }, "'Campaign Rules → Custom Hours' is required but empty"],
		['no hours at all', { customHours: { hours: [] } }, "'Campaign Rules → Custom Hours' is required but empty"],
		['hours beside a preset', { callingHours: 'byCountry', customHours: { hours: [nine] } }, "'Campaign Rules → Custom Hours' is only used if 'Calling Hours' is Custom"],
		['a wrong date', { callingHours: 'spain', closedDates: '2026-02-30' }, "'Campaign Rules → Closed Dates' must be dates such as 2026-12-25"],
	])('%s is refused', (_case, entered, message) => {
		expect(() => readCallingHours(entered)).toThrow(InvalidParameter);
		expect(() => readCallingHours(entered)).toThrow(message);
	});
});
