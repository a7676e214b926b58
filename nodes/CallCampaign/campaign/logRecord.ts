import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { placeAt } from '../../shared/calls/rules/hours/openingHours';
import { isoUtc } from './history';
import type { PersonRules } from './listRules';

export interface Decided {
	itemIndex: number;
	row: IDataObject;
	rules: PersonRules | undefined;
	attempt: number | null;
	call: { from: string | null; outcome: string | null; callId: string | null; durationSeconds: number | null } | undefined;
}

/** What was decided about one person, by which rule, and what was known then: an item of the log. */
export function logRecord({ itemIndex, row, rules, attempt, call }: Decided, now: DateTime): INodeExecutionData {
	const { id, row_number: rowNumber, campaign, to, decision, status, reason, reasonText, nextCallAt, consentAt } = row;
	const { localTime, timeZone: timeZones, timeZoneSource } = rules ? placeAt(rules.hours, rules.zones, now) : { localTime: null, timeZone: null, timeZoneSource: null };
	const { from, outcome, callId, durationSeconds } = call ?? { from: null, outcome: null, callId: null, durationSeconds: null };
	const rule = reason ?? (decision === 'call' ? `callingHours ${rules?.preset ?? ''}` : status);
	const json: IDataObject = {
		...{ decidedAt: isoUtc(now), rowId: id ?? rowNumber ?? null, campaign, from, to, decision, status, rule, reason, reasonText },
		...{ localTime, timeZones, timeZoneSource, attempt, outcome, callId, durationSeconds, nextCallAt, consentAt },
	};
	return { json, pairedItem: { item: itemIndex } };
}
