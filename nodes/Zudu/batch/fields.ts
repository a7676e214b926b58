import type { INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { atMost } from '../../shared/core/input/atMost';
import { futureMoment } from '../../shared/core/input/futureMoment';

const NAME_MAX_CHARACTERS = 255;

export const batchName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Reminders in May', description: 'Up to 255 characters' } as const satisfies INodeProperties;
export const sendNow = { displayName: 'Send Now', name: 'sendNow', type: 'boolean', default: true, description: 'Whether to start at once, even if another time is given' } as const satisfies INodeProperties;
export const timezone = { displayName: 'Time Zone', name: 'timezone', type: 'string', default: '', placeholder: 'e.g. America/New_York', description: 'IANA name' } as const satisfies INodeProperties;
export const triggerTimestamp = { displayName: 'Trigger Timestamp', name: 'triggerTimestamp', type: 'dateTime', default: '', description: "When to start, in the future. Without a UTC offset, the workflow's time zone is used." } as const satisfies INodeProperties;

const DRAFT = { name: 'Draft', value: 'draft', description: 'Nobody is called until the batch is executed' } as const;
const SCHEDULED = { name: 'Scheduled', value: 'scheduled', description: 'Start at Trigger Timestamp' } as const;
const SENT = { name: 'Sent', value: 'sent', description: 'Start now' } as const;

export const status = { displayName: 'Status', name: 'status', type: 'options', options: [DRAFT, SCHEDULED, SENT], default: 'draft', description: 'What to do with the batch. No way to pause or cancel one that has started is documented.' } as const satisfies INodeProperties;

interface Entered {
	name?: string;
	triggerTimestamp?: DateTime<true>;
}

/** `place` is the collection as the form shows it. @throws InvalidParameter */
export function batchBody({ name, triggerTimestamp }: Entered, { place, now }: { place: string; now: DateTime<true> }) {
	return {
		name: atMost(NAME_MAX_CHARACTERS, name, `${place} → Name`),
		// One page says seconds, some samples have milliseconds: docs/decisions.md#times-at-zudu
		trigger_timestamp: futureMoment(triggerTimestamp, `${place} → Trigger Timestamp`, now)?.toUnixInteger(),
	};
}
