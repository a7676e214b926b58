import { InvalidParameter } from '../../../core/input/invalidParameter';
import { parameterPath } from '../../../core/input/parameterPath';
import { splitList } from '../../../core/input/splitList';

const PARAMETER = parameterPath('Campaign Rules', 'Closed Dates');
const MAX_DATES = 10_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const REMEDY = `Write the dates in '${PARAMETER}' as 2026-12-25, separated by commas; nobody was called for this item.`;

/** Dates (yyyy-mm-dd) of a text with commas, semicolons, spaces or line breaks, or as JSON, or of a list of such texts, Luxon objects (in their own zone) and Dates (midnight in UTC). @throws InvalidParameter for anything else */
export function readClosedDates(entered: unknown): ReadonlySet<string> {
	if (entered === undefined || entered === null) return new Set();
	const dates = (Array.isArray(entered) ? entered : [entered]).flatMap(datesOf);
	if (dates.length > MAX_DATES) throw new InvalidParameter(PARAMETER, `must have at most ${MAX_DATES} dates`, REMEDY);
	return new Set(dates);
}

function datesOf(entry: unknown): string[] {
	if (typeof entry === 'string') return textsIn(entry.trim()).map(checked);
	if (entry instanceof Date) return [checked(dateInUtc(entry))];
	if (typeof entry === 'object' && entry && 'toISODate' in entry && typeof entry.toISODate === 'function') {
		return [checked(String((entry.toISODate as () => unknown)()))];
	}
	return [checked('')];
}

function textsIn(text: string): string[] {
	return splitList(text.startsWith('[') ? text : text.replace(/[;\s]/g, ','), PARAMETER) ?? [];
}

/** A Date of another time than midnight may be meant for the day before or after. */
function dateInUtc(date: Date): string {
	const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
	return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

function checked(text: string): string {
	const date = DATE.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
	const exists = date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
	if (!exists) throw new InvalidParameter(PARAMETER, `must be dates such as 2026-12-25; "${text.slice(0, 40)}" is not one`, REMEDY);
	return text;
}
