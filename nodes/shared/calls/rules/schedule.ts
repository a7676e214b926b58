import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { readTimestamp } from '../../core/input/readTimestamp';
import type { PreparedItem } from '../../core/running/preparedItem';
import { setMember } from './setMember';

/** Where a request says when the provider is to call, as a top-level member of the body. */
export interface Schedule {
	member: string;
	form: 'iso' | 'unixSeconds';
	/** False for a body that has the provider call at once, whatever time it holds. Absent: the time always counts. */
	counts?(body: IDataObject): boolean;
}

/** The moment at which the request asks to call; undefined for now, as a time that has passed means. */
export function scheduledAt({ body = {} }: { body?: IDataObject }, schedule: Schedule | undefined): DateTime | undefined {
	if (!schedule || schedule.counts?.(body) === false) return undefined;
	const entered = body[schedule.member];
	const moment = typeof entered === 'number' ? readTimestamp(entered) : typeof entered === 'string' ? DateTime.fromISO(entered, { setZone: true }) : undefined;
	return moment?.isValid && moment > DateTime.now() ? moment : undefined;
}

/** The item's request, asking to call at `moment` instead. */
export function scheduleFor(item: PreparedItem, moment: DateTime, { member, form }: Schedule): PreparedItem {
	const value = form === 'iso' ? moment.toISO({ suppressMilliseconds: true }) : Math.ceil(moment.toSeconds());
	return { ...item, spec: { ...item.spec, body: setMember(item.spec.body ?? {}, member, value) } };
}
