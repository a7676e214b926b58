import type { DateTime } from 'luxon';
import { InvalidParameter } from './invalidParameter';

/** The moment, if it is after `now`. @throws InvalidParameter for a past one, since nothing can be scheduled then */
export function futureMoment<T extends DateTime<true> | undefined>(moment: T, parameter: string, now: DateTime<true>): T {
	if (moment && moment <= now) {
		throw new InvalidParameter(parameter, `is in the past (${moment.toISO()})`, 'Choose a later date and time.');
	}
	return moment;
}
