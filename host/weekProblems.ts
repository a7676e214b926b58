import { DateTime } from 'luxon';

import { canonicalNumber } from '../sandbox/phoneNumber';
import type { Week, WeekPerson } from './campaignWeek';

/** A column names three at most. */
const MORE_ZONES = / and \d+ more$/;
const STATUSES = ['due', 'claimed', 'calling', 'done', 'skipped', 'held', 'fix', 'otherStatus'];
/** With country code, and of a length that a number has. */
const CALLABLE = /^\+\d[\d ()-]{7,}$/;
const ATTEMPT = /^(?<at>\S+Z) (?<outcome>\w+) /;

type Hours = Partial<Record<'weekdays' | 'saturday' | 'sunday', [from: number, until: number]>>;
/** Written down once more, so that a wrong preset is seen: docs/decisions.md#presets-of-calling-hours */
const HOURS: Record<string, Hours> = {
	US: { weekdays: [10, 18] },
	CA: { weekdays: [9, 21.5], saturday: [10, 18], sunday: [10, 18] },
};
const OTHER_HOURS: Hours = { weekdays: [9, 20] };
/** After what, and how soon, somebody may be called again. */
const MINUTES_UNTIL_NEXT: Record<string, number> = { noAnswer: 240, busy: 30, failed: 60 };

/**
 * What must not have happened in a week, one sentence each: nobody called; a call that no row knows, or the other way round; a
 * person called twice for one attempt, too often, too soon, after a final outcome, against their will, on a closed day or
 * outside the hours where they are; a person left out who could be called; a row that is in no sum.
 */
export function weekProblems(week: Week): string[] {
	const { turns, people, log, rung } = week;
	const problems = rung.size === 0 ? ['Nobody was called'] : [];
	for (const { now, summary } of turns) {
		const sum = STATUSES.reduce((total, status) => total + Number(summary[status]), 0);
		if (summary.rows !== people.length || sum !== summary.rows) problems.push(`At ${now.toISO()}, ${sum} of ${people.length} rows are in the summary`);
	}
	const attempts = new Map<string, number>();
	for (const { to, attempts: made } of people) {
		if (to !== null && made > 0) attempts.set(canonicalNumber(to), (attempts.get(canonicalNumber(to)) ?? 0) + made);
	}
	for (const number of new Set([...attempts.keys(), ...rung.keys()])) {
		const [known, rang] = [attempts.get(number) ?? 0, rung.get(number) ?? 0];
		if (known !== rang) problems.push(`${number} was rung ${rang} times, and the table knows of ${known}`);
	}
	const placed = log.filter(({ outcome }) => outcome !== null);
	const once = new Set(placed.map(({ rowId, attempt }) => `${String(rowId)} ${String(attempt)}`));
	if (once.size !== placed.length) problems.push(`${placed.length - once.size} attempts are twice in the log`);
	const made = people.reduce((sum, person) => sum + person.attempts, 0);
	if (placed.length !== made) problems.push(`The log has ${placed.length} calls, and the table ${made}`);
	const listed = new Set(week.doNotCall.map((number) => canonicalNumber(number)));
	return [...problems, ...people.flatMap((person) => [...attemptProblems(person, week), ...statusProblems(person, people, listed)].map((problem) => `${person.name} ${problem}`))];
}

interface Made {
	at: DateTime;
	outcome: string;
}

function attemptProblems(person: WeekPerson, { maxAttempts, maxPerDay }: Week): string[] {
	const made = (person.attemptHistory ?? '').split('; ').flatMap((entry): Made[] => {
		const { at = '', outcome = '' } = ATTEMPT.exec(entry)?.groups ?? {};
		return at ? [{ at: DateTime.fromISO(at, { zone: 'utc' }), outcome }] : [];
	});
	const problems: string[] = [];
	if (person.attempts > maxAttempts) problems.push(`was called ${person.attempts} times`);
	if (made.length !== person.attempts) problems.push(`has ${person.attempts} attempts, and a history of ${made.length}`);
	for (const [index, { at }] of made.entries()) {
		const before = made[index - 1];
		if (before && !(at.diff(before.at, 'minutes').minutes >= (MINUTES_UNTIL_NEXT[before.outcome] ?? Infinity))) {
			problems.push(`was called at ${at.toISO()}, after "${before.outcome}" at ${before.at.toISO()}`);
		}
		const onDay = made.filter((each) => each.at <= at && each.at > at.minus({ hours: 24 })).length;
		if (onDay > maxPerDay) problems.push(`was called ${onDay} times in the 24 hours until ${at.toISO()}`);
		for (const zone of (person.timeZones ?? '').replace(MORE_ZONES, '').split(', ')) {
			const local = at.setZone(zone);
			if (!isOpen(local, person.numberCountry)) problems.push(`was called at ${at.toISO()}, which is ${local.toFormat('ccc HH:mm')} in ${zone}`);
		}
	}
	return problems;
}

function isOpen(local: DateTime, country: string | null): boolean {
	const { weekdays, saturday, sunday } = HOURS[country ?? ''] ?? OTHER_HOURS;
	const hours = local.weekday === 7 ? sunday : local.weekday === 6 ? saturday : weekdays;
	const hour = local.hour + local.minute / 60;
	return local.isValid && hours !== undefined && hour >= hours[0] && hour < hours[1];
}

function statusProblems({ name, phone, to, status, reason, attempts, doNotCall }: WeekPerson, people: WeekPerson[], listed: Set<string>): string[] {
	const isListed = to !== null && listed.has(canonicalNumber(to));
	if ((doNotCall || isListed) && attempts > 0) return ['was called, and must not be'];
	switch (status) {
		case 'done':
			return attempts === 0 ? ['is done, and was never called'] : [];
		case 'fix':
			return CALLABLE.test(phone) ? [`is to fix (${reason}), and could be called`] : [];
		case 'skipped': {
			const isTwice = people.some((other) => other.name !== name && other.to === to);
			const isRight = reason === 'doNotCall' ? doNotCall || isListed : reason === 'duplicate' && isTwice;
			return isRight ? [] : [`was skipped (${reason}), and could be called`];
		}
		default:
			return [`is ${status} (${reason}) at the end`];
	}
}
