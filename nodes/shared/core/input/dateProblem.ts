import type { DateTime } from 'luxon';
import { readMoment } from './readMoment';

interface DateProblem {
	problem: string;
	remedy: string;
}

/** How programs count time, by the size of the numbers from the years 2000 to 2100 (Excel's days from 1954 on). */
const COUNTS = [
	{ from: 20_000, to: 80_000, kind: 'an Excel date number', read: (value: string) => `DateTime.fromSeconds(Math.round((${value} - 25569) * 86400)).toUTC().toISO({ includeOffset: false })` },
	{ from: 946_684_800, to: 4_102_444_800, kind: 'Unix time in seconds', read: (value: string) => `DateTime.fromSeconds(${value})` },
	{ from: 946_684_800_000, to: 4_102_444_800_000, kind: 'Unix time in milliseconds', read: (value: string) => `DateTime.fromMillis(${value})` },
];

/** A date and time without an offset, in a zone where clocks may change. */
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2}[T ][\d:.,]+)( ?\[?[A-Za-z_]+(?:\/[\w+-]+)+\]?)?$/;

/** Why a date is not one moment: a number of days or seconds, or a time that a clock change skips or repeats. `zone` is an IANA name. */
export function dateProblem(entered: unknown, zone: string): DateProblem | undefined {
	return countProblem(entered) ?? (typeof entered === 'string' ? wallClockProblem(entered.trim(), zone) : undefined);
}

function countProblem(entered: unknown): DateProblem | undefined {
	const isText = typeof entered === 'string' && /^\s*\d{1,20}(?:\.\d{0,20})?\s*$/.test(entered);
	if (!isText && typeof entered !== 'number') return undefined;
	const count = COUNTS.find(({ from, to }) => Number(entered) >= from && Number(entered) < to);
	if (!count) return undefined;
	const expression = `{{ ${count.read(isText ? 'Number($json.date)' : '$json.date')} }}`;
	return {
		problem: `must be a date and time such as 2027-01-15T14:30, and this looks like ${count.kind}`,
		remedy: `Convert it to a date with an expression: ${expression} (with your own field in place of $json.date).`,
	};
}

function wallClockProblem(text: string, zone: string): DateProblem | undefined {
	const written = WALL_CLOCK.exec(text)?.[1];
	const moment = readMoment(text, zone);
	// In UTC, where clocks never change, it reads as it was written.
	const wall = written === undefined ? undefined : readMoment(written, 'utc');
	if (!moment || !wall) return undefined;
	const [shown, name] = [isoMinute(wall), moment.zoneName];
	if (moment.setZone('utc', { keepLocalTime: true }).toMillis() !== wall.toMillis()) {
		const [before, after] = [moment.minus({ hours: 24 }), moment.plus({ hours: 24 })].map((day) => day.toFormat('ZZ'));
		return {
			problem: `does not exist: in ${name} the clocks go forward and leave out ${shown}`,
			remedy: `Choose another time, or write the offset that is meant: ${shown}${before} is ${shownIn(moment, `${shown}${before}`)}, ${shown}${after} is ${shownIn(moment, `${shown}${after}`)}.`,
		};
	}
	const [first, second] = moment.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis()).map((one) => one.toFormat('ZZ'));
	if (second === undefined) return undefined;
	return {
		problem: `occurs twice: in ${name} the clocks go back and repeat ${shown}`,
		remedy: `Write the offset that is meant: ${shown}${first} is the first, ${shown}${second} the second.`,
	};
}

function isoMinute(moment: DateTime<true>): string {
	return moment.toFormat("yyyy-MM-dd'T'HH:mm");
}

function shownIn({ zoneName }: DateTime<true>, written: string): string {
	return readMoment(written, 'utc')?.setZone(zoneName).toFormat('HH:mm') ?? '';
}
