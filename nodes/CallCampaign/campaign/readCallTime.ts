import { DateTime } from 'luxon';
import { dateProblem } from '../../shared/core/input/dateProblem';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { plainText } from '../../shared/core/input/plainText';
import { readMoment } from '../../shared/core/input/readMoment';
import { readTimestamp } from '../../shared/core/input/readTimestamp';

/** Unix time of this century: in seconds, or in milliseconds as Retell has it. */
const UNIX_TIME = /^(?:\d{9,10}|\d{12,13})(?:\.\d{1,6})?$/;
const YEARS = { from: 2000, until: 2100 };
const DATE_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** When a call began, as any service writes it, also as Twilio does: "Wed, 02 Dec 2026 19:50:00 +0000". Undefined for all else, and for a date without a time. */
export function readCallTime(entered: unknown, zone: string): DateTime<true> | undefined {
	const text = plainText(entered);
	if (DATE_ALONE.test(text)) return undefined;
	if (UNIX_TIME.test(text)) {
		const moment = readTimestamp(Number(text));
		return moment && moment.year >= YEARS.from && moment.year < YEARS.until ? moment : undefined;
	}
	const written = DateTime.fromRFC2822(text, { setZone: true });
	return readMoment(entered, zone) ?? (written.isValid ? written : undefined);
}

export function enteredCallTime(entered: unknown, zone: string, parameter: string): DateTime<true> | undefined {
	const moment = readCallTime(entered, zone);
	const text = plainText(entered);
	const problem = moment && UNIX_TIME.test(text) ? undefined : dateProblem(entered, zone);
	if (problem) throw new InvalidParameter(parameter, problem.problem, problem.remedy);
	if (moment || text === '' || DATE_ALONE.test(text)) return moment;
	throw new InvalidParameter(parameter, `must be a date and time such as 2027-01-15T14:30:00Z, not "${text.slice(0, 40)}"`, 'Convert it with an expression, then run this node again; it calls nobody.');
}
