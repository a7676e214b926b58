import { DateTime } from 'luxon';
import { dateProblem } from '../../nodes/shared/core/input/dateProblem';

const BERLIN = 'Europe/Berlin';

describe('a time that clocks going forward leave out', () => {
	test.each([
		['2027-03-28 02:30', BERLIN, '2027-03-28T02:30+01:00 is 03:30, 2027-03-28T02:30+02:00 is 01:30'],
		['2027-03-28T02:00', BERLIN, '2027-03-28T02:00+01:00 is 03:00, 2027-03-28T02:00+02:00 is 01:00'],
		['2027-03-28T02:59:59', BERLIN, '+01:00 is 03:59'],
		['2027-03-14T02:30', 'America/New_York', '2027-03-14T02:30-05:00 is 03:30, 2027-03-14T02:30-04:00 is 01:30'],
		['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-03T02:15+10:30 is 02:45, 2027-10-03T02:15+11:00 is 01:45'],
		['2027-09-05T00:30', 'America/Santiago', '2027-09-05T00:30-04:00 is 01:30'],
		// The zone that was entered is the one in question.
		['2027-03-14 02:30:00 America/New_York', BERLIN, '2027-03-14T02:30-05:00 is 03:30'],
	])('%s, %s', (entered, zone, remedy) => {
		const problem = dateProblem(entered, zone);
		expect(problem?.problem).toMatch(/^does not exist: in [\w/]+ the clocks go forward and leave out 2027-/);
		expect(problem?.remedy).toContain(remedy);
	});
});

describe('a time that clocks going back repeat', () => {
	test.each([
		['2027-10-31 02:30', BERLIN, '2027-10-31T02:30+02:00 is the first, 2027-10-31T02:30+01:00 the second'],
		['2027-10-31T02:00', BERLIN, '2027-10-31T02:00+02:00 is the first'],
		['2027-11-07T01:30', 'America/New_York', '2027-11-07T01:30-04:00 is the first, 2027-11-07T01:30-05:00 the second'],
		['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-04T01:45+11:00 is the first, 2027-04-04T01:45+10:30 the second'],
		['2027-11-07 01:30:00 America/New_York', 'utc', '2027-11-07T01:30-04:00 is the first'],
	])('%s, %s', (entered, zone, remedy) => {
		const problem = dateProblem(entered, zone);
		expect(problem?.problem).toMatch(/^occurs twice: in [\w/]+ the clocks go back and repeat 2027-/);
		expect(problem?.remedy).toContain(remedy);
	});
});

test.each<[unknown, string]>([
	// Beside the hour in question.
	['2027-03-28T01:59', BERLIN],
	['2027-03-28T03:00', BERLIN],
	['2027-10-31T01:59', BERLIN],
	['2027-10-31T03:00', BERLIN],
	['2027-10-03T02:30', 'Australia/Lord_Howe'],
	['2027-04-04T01:29', 'Australia/Lord_Howe'],
	// In zones without that hour, with an offset, and as a moment of its own.
	['2027-03-28T02:30', 'America/New_York'],
	['2027-03-28T02:30', 'utc'],
	['2027-03-28T02:30', 'UTC+5'],
	['2027-03-28T02:30+01:00', BERLIN],
	['2027-10-31T02:30Z', BERLIN],
	['2027-10-31 02:30:00+02:00', BERLIN],
	['2027-10-31T02:30:00.000+0100', BERLIN],
	[DateTime.fromISO('2027-10-31T02:30', { zone: BERLIN }), BERLIN],
	[new Date('2027-10-31T00:30:00Z'), BERLIN],
	// A day begins when it begins.
	['2027-09-05', 'America/Santiago'],
	['2027-10-31', BERLIN],
	['2027-01-15T24:00', BERLIN],
	// None of these is a date and time; somebody else says so.
	['soon', BERLIN],
	['14:30', BERLIN],
	['4155550123', BERLIN],
	['20270115', BERLIN],
	['2027', BERLIN],
	[2027, BERLIN],
	[14_155_550_123, BERLIN],
	[-1, BERLIN],
	[Number.NaN, BERLIN],
	[true, BERLIN],
	[null, BERLIN],
	[{}, BERLIN],
])('%j in %s has no such problem', (entered, zone) => {
	expect(dateProblem(entered, zone)).toBeUndefined();
});

test.each<[unknown, string, string]>([
	[46_402.604166666664, 'an Excel date number', '{{ DateTime.fromSeconds(Math.round(($json.date - 25569) * 86400)).toUTC().toISO({ includeOffset: false }) }}'],
	['46402.604166666664', 'an Excel date number', '(Number($json.date) - 25569)'],
	['46402', 'an Excel date number', '(Number($json.date) - 25569)'],
	[1_800_000_000, 'Unix time in seconds', '{{ DateTime.fromSeconds($json.date) }}'],
	[' 1800000000.5 ', 'Unix time in seconds', '{{ DateTime.fromSeconds(Number($json.date)) }}'],
	[1_800_000_000_000, 'Unix time in milliseconds', '{{ DateTime.fromMillis($json.date) }}'],
	['1800000000000', 'Unix time in milliseconds', '{{ DateTime.fromMillis(Number($json.date)) }}'],
])('%j looks like %s', (entered, kind, expression) => {
	const problem = dateProblem(entered, BERLIN);
	expect(problem?.problem).toBe(`must be a date and time such as 2027-01-15T14:30, and this looks like ${kind}`);
	expect(problem?.remedy).toContain(expression);
});
