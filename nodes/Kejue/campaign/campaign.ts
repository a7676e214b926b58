import type { INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';

export const scheduledStart = { displayName: 'Scheduled Start', name: 'scheduledStartAt', type: 'string', default: '', placeholder: 'e.g. 2040-01-15T09:30', description: "Date and time without UTC offset: Kejue reads it in each contact's own time zone" } as const satisfies INodeProperties;

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
/** Where the day begins last, it is this much earlier than in UTC. */
const LAST_ZONE_HOURS = 12;

/** A local time as it was entered. @throws InvalidParameter for other forms, and for what is past everywhere: such a campaign starts at once */
export function readScheduledStart(entered: string | undefined, parameter: string, now: DateTime<true>): string | undefined {
	if (entered === undefined) return undefined;
	const text = entered.trim();
	const moment = DateTime.fromISO(text, { zone: 'utc' });
	if (!LOCAL_TIME.test(text) || !moment.isValid) throw new InvalidParameter(parameter, 'must be a date and time such as 2040-01-15T09:30, without seconds and UTC offset');
	if (moment <= now.minus({ hours: LAST_ZONE_HOURS })) throw new InvalidParameter(parameter, 'is in the past', 'Choose a later date and time.');
	return text;
}
