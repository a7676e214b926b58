import { DateTime } from 'luxon';

import type { Week, WeekPerson, WeekSummary } from '../../host/campaignWeek';
import { weekProblems } from '../../host/weekProblems';

/** A Monday noon in New York. */
const NOON = DateTime.fromISO('2026-03-02T17:00:00.000Z', { zone: 'utc' });
const ANA: WeekPerson = {
	name: 'Ana',
	phone: '+1 212 555 0105',
	to: '+12125550105',
	numberCountry: 'US',
	status: 'done',
	reason: 'finalOutcome',
	attempts: 0,
	attemptHistory: null,
	lastOutcome: null,
	timeZones: 'America/New_York',
	doNotCall: false,
	rung: 0,
};

type Called = Array<[at: DateTime, outcome: string]>;

const called = (calls: Called, more: Partial<WeekPerson> = {}): WeekPerson => ({
	...ANA,
	...more,
	attempts: calls.length,
	attemptHistory: calls.map(([at, outcome], index) => `${at.toUTC().toISO()} ${outcome} 0s call_${index}`).join('; ') || null,
	lastOutcome: calls.at(-1)?.[1] ?? null,
});
const CALLED = called([[NOON, 'answered']]);
const other = (more: Partial<WeekPerson>): WeekPerson => ({ ...ANA, name: 'Ben', phone: '+13125550102', to: '+13125550102', timeZones: 'America/Chicago', ...more });

/** A week in which the people were called as their rows say, unless something else is given. */
function week(people: WeekPerson[], more: Partial<Week> = {}): Week {
	const summary: WeekSummary = {
		...{ rows: people.length, due: 0, dueNow: 0, done: 0, skipped: 0, held: 0, fix: 0, attempts: 0, percentDone: 100, finished: true, nextCallAt: null, reasons: '' },
		...{ claimed: 0, calling: 0, otherStatus: 0 },
	};
	for (const { status } of people) summary[status] = Number(summary[status]) + 1;
	return {
		turns: [{ now: NOON, calls: 1, summary }],
		people,
		log: people.flatMap(({ to, attempts }) => Array.from({ length: attempts }, (_, index) => ({ rowId: to, attempt: index + 1, outcome: 'answered' }))),
		...{ maxAttempts: 3, maxPerDay: 2, doNotCall: [] },
		rung: new Map(people.flatMap(({ to, attempts }) => (to !== null && attempts > 0 ? [[to, attempts] as const] : []))),
		...more,
	};
}

const SKIPPED = { status: 'skipped', reason: 'doNotCall' };

it.each<[string, () => Week]>([
	['one call', () => week([CALLED])],
	['calls as soon as they may be', () => week([called([[NOON, 'busy'], [NOON.plus({ minutes: 30 }), 'noAnswer'], [NOON.plus({ days: 1, minutes: 30 }), 'answered']])])],
	['a call on a Saturday in Canada', () => week([called([[NOON.plus({ days: 5 }), 'answered']], { numberCountry: 'CA' })])],
	['who has opted out', () => week([CALLED, other({ ...SKIPPED, doNotCall: true })])],
	['who is listed', () => week([CALLED, other(SKIPPED)], { doNotCall: ['+1 (312) 555-0102'] })],
	['a number that is there twice', () => week([CALLED, other({ ...SKIPPED, reason: 'duplicate', to: ANA.to })])],
	['a wrong number', () => week([CALLED, other({ status: 'fix', reason: 'invalidNumber', phone: '1.20256E+10', to: null })])],
])('all is as it should be with %s', (_, made) => {
	expect(weekProblems(made())).toEqual([]);
});

it.each<[string, RegExp, () => Week]>([
	['nobody was called', /^Nobody was called$/, () => week([other({ ...SKIPPED, doNotCall: true })])],
	['a row is in no sum', /1 of 2 rows are in the summary$/, () => week([CALLED, other({ ...SKIPPED, doNotCall: true })], { turns: week([CALLED]).turns })],
	['a call is in no row', /rung 2 times, and the table knows of 1$/, () => week([CALLED], { rung: new Map([['+12125550105', 2]]) })],
	['somebody was rung who is in no row', /^\+13125550102 was rung 1 times/, () => week([CALLED], { rung: new Map([['+12125550105', 1], ['+13125550102', 1]]) })],
	['a row knows of a call that was not made', /rung 0 times/, () => week([CALLED, called([[NOON, 'answered']], other({}))], { rung: new Map([['+12125550105', 1]]) })],
	['an attempt is twice in the log', /^1 attempts are twice in the log$/, () => week([CALLED], { log: [1, 1].map((attempt) => ({ rowId: 1, attempt, outcome: 'busy' })) })],
	['a call is not in the log', /^The log has 0 calls, and the table 1$/, () => week([CALLED], { log: [] })],
	['there were too many calls', /^Ana was called 4 times$/, () => week([called([0, 1, 2, 3].map((days): Called[number] => [NOON.plus({ days }), 'noAnswer']))])],
	['the history is not whole', /^Ana has 1 attempts, and a history of 0$/, () => week([{ ...CALLED, attemptHistory: null }])],
	['somebody was called too soon', /^Ana was called at .*, after "noAnswer" at /, () => week([called([[NOON, 'noAnswer'], [NOON.plus({ minutes: 239 }), 'answered']])])],
	['somebody was called after an answer', /^Ana was called at .*, after "answered" at /, () => week([called([[NOON, 'answered'], [NOON.plus({ days: 1 }), 'answered']])])],
	['somebody was called too often in a day', /^Ana was called 3 times in the 24 hours until/, () => week([called([0, 30, 60].map((minutes): Called[number] => [NOON.plus({ minutes }), 'busy']))])],
	['a call was too early', /^Ana was called at .*, which is Mon 09:59 in America\/New_York$/, () => week([called([[NOON.set({ hour: 14, minute: 59 }), 'answered']])])],
	['a call was too late', /which is Mon 18:00 in America\/New_York$/, () => week([called([[NOON.set({ hour: 23 }), 'answered']])])],
	['a call was on a closed day', /which is Sun 12:00 in America\/New_York$/, () => week([called([[NOON.minus({ days: 1 }), 'answered']])])],
	['a call was too early in one of two zones', /which is Mon 09:00 in America\/Los_Angeles$/, () => week([called([[NOON, 'answered']], { timeZones: 'America/New_York, America/Los_Angeles and 1 more' })])],
	['a zone is not known', /which is .* in $/, () => week([called([[NOON, 'answered']], { timeZones: null })])],
	['somebody was called who has opted out', /^Ana was called, and must not be$/, () => week([{ ...CALLED, doNotCall: true }])],
	['somebody was called who is listed', /^Ana was called, and must not be$/, () => week([CALLED], { doNotCall: ['+1 212 555 0105'] })],
	['somebody is done without a call', /^Ben is done, and was never called$/, () => week([CALLED, other({})])],
	['somebody could be called, and is to fix', /^Ben is to fix \(invalidNumber\), and could be called$/, () => week([CALLED, other({ status: 'fix', reason: 'invalidNumber', to: null })])],
	['somebody was skipped without a reason', /^Ben was skipped \(doNotCall\), and could be called$/, () => week([CALLED, other(SKIPPED)])],
	['somebody was skipped as a duplicate of nobody', /^Ben was skipped \(duplicate\), and could be called$/, () => week([CALLED, other({ ...SKIPPED, reason: 'duplicate' })])],
	['somebody is held', /^Ben is held \(claimLost\) at the end$/, () => week([CALLED, other({ status: 'held', reason: 'claimLost' })])],
])('a week has a problem if %s', (_, problem, made) => {
	expect(weekProblems(made())).toContainEqual(expect.stringMatching(problem));
});
