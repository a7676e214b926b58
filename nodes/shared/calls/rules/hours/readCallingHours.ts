import { InvalidParameter } from '../../../core/input/invalidParameter';
import { entriesOf, member } from '../../../core/input/nestedFields';
import { parameterPath } from '../../../core/input/parameterPath';
import { ALL_DAY, type CallingHours, DAY_MINUTES, type Window } from './callingHours';
import { dayOptions, type HoursChoice } from './presetOptions';
import { PRESETS, presetFor } from './presets';
import { readClosedDates } from './readClosedDates';
import { readTime } from './readTime';

const CUSTOM_HOURS = parameterPath('Campaign Rules', 'Custom Hours');
const DAYS = parameterPath(CUSTOM_HOURS, 'Days');
const FROM = parameterPath(CUSTOM_HOURS, 'From');
const UNTIL = parameterPath(CUSTOM_HOURS, 'Until');
const NOBODY = 'nobody was called for this item.';

/** As the form has them; `customHours` is `{ hours: [{ days, from, until }] }`. */
interface HoursEntered {
	callingHours?: HoursChoice | undefined;
	customHours?: unknown;
	closedDates?: unknown;
}

/** The calling hours for a country (ISO 3166 alpha-2); with closed dates alone, other dates are open all day. @throws InvalidParameter */
export function readCallingHours(entered: HoursEntered): (country: string | undefined) => CallingHours {
	const closedDates = readClosedDates(entered.closedDates);
	const windows = entriesOf(member(entered.customHours, 'hours')).map(readWindow);
	const choice = entered.callingHours ?? (entered.customHours === undefined ? undefined : 'custom');
	if (choice === undefined) return () => ({ windows: ALL_DAY, closedDates });
	if (choice === 'custom') {
		if (windows.length === 0) {
			throw new InvalidParameter(CUSTOM_HOURS, 'is required but empty', `Add hours to '${CUSTOM_HOURS}', or choose others in 'Calling Hours'; ${NOBODY}`);
		}
		return () => ({ windows, closedDates });
	}
	if (windows.length > 0) {
		throw new InvalidParameter(CUSTOM_HOURS, "is only used if 'Calling Hours' is Custom", `Choose Custom in 'Calling Hours', or remove '${CUSTOM_HOURS}'; ${NOBODY}`);
	}
	return (country) => ({ windows: PRESETS[choice === 'byCountry' ? presetFor(country) : choice], closedDates });
}

function readWindow(entry: unknown): Window {
	const days = entriesOf(member(entry, 'days')).map(readDay);
	if (days.length === 0) throw new InvalidParameter(DAYS, 'is required but empty', `Choose days in '${DAYS}'; ${NOBODY}`);
	const fromMinute = readTime(member(entry, 'from'), FROM);
	const untilMinute = readTime(member(entry, 'until'), UNTIL);
	if (fromMinute === DAY_MINUTES) throw new InvalidParameter(FROM, 'must be before 24:00', `Correct '${FROM}'; ${NOBODY}`);
	if (fromMinute === untilMinute && fromMinute !== 0) {
		throw new InvalidParameter(UNTIL, 'is the same time as From', `Enter another time; a whole day is 00:00 to 24:00. Here, ${NOBODY}`);
	}
	return { days, fromMinute, untilMinute };
}

function readDay(entered: unknown): number {
	const text = typeof entered === 'string' || typeof entered === 'number' ? String(entered).trim().toLowerCase() : '';
	const day = dayOptions.find(({ name, value }) => [String(value), name.toLowerCase(), name.slice(0, 3).toLowerCase()].includes(text));
	if (!day) throw new InvalidParameter(DAYS, 'must be days of the week: numbers from 1 (Monday) to 7 (Sunday), or their names', `Correct '${DAYS}'; ${NOBODY}`);
	return day.value;
}
