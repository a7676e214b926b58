import { DateTime } from 'luxon';

import { canonicalNumber } from '../sandbox/phoneNumber';
import type { Week, WeekPerson } from './campaignWeek';

/** The widest hours of any country of the example, in minutes after midnight. */
const OPEN = { from: 9 * 60, until: 21.5 * 60 };
/** A column names three at most. */
const MORE_ZONES = / and \d+ more$/;
const STATUSES = ['due', 'claimed', 'calling', 'done', 'skipped', 'held', 'fix', 'otherStatus'];

/**
 * What must not have happened in a week, one sentence each: a call that no row knows, or the other way round; a person
 * called twice for one attempt, too often, or outside the hours where they are; a row that is in no sum.
 */
export function weekProblems({ turns, people, log, maxAttempts, rung }: Week): string[] {
	const problems: string[] = [];
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
	return [...problems, ...people.flatMap((person) => personProblems(person, maxAttempts))];
}

function personProblems({ name, attempts, attemptHistory, timeZones }: WeekPerson, maxAttempts: number): string[] {
	const moments = (attemptHistory ?? '').split(';').flatMap((entry) => entry.trim().split(' ')[0] || []);
	const problems: string[] = [];
	if (attempts > maxAttempts) problems.push(`${name} was called ${attempts} times`);
	if (moments.length !== attempts) problems.push(`${name} has ${attempts} attempts, and a history of ${moments.length}`);
	for (const moment of moments) {
		for (const zone of (timeZones ?? '').replace(MORE_ZONES, '').split(', ')) {
			const { hour, minute, isValid } = DateTime.fromISO(moment, { zone });
			const minutes = hour * 60 + minute;
			if (!isValid || minutes < OPEN.from || minutes >= OPEN.until) problems.push(`${name} was called at ${moment}, which is ${hour}:${minute} in ${zone}`);
		}
	}
	return problems;
}
