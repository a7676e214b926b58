import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { Members, RecordSource } from '../../describedRecord';
import { isoTime } from '../../isoTime';
import { ResourceTable } from '../../resourceTable';
import { AGENTS } from './agents';
import { ORGANIZATION_ID } from './organization';

const NUMBER_COUNT = 130;
const NUMBERS_PER_AREA = 100;
/** The first number is the one that examples call from; the rest, too, are fictional. */
const AREA_CODES = [202, 212];
/** So many numbers have an agent, the others are free. */
const WITH_AGENT = 100;
const NORTH_AMERICA = '1';
const AREA_CODE_DIGITS = 3;
const FIRST_SEEDED_AT = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

/** The one changed last first. */
const NUMBERS = Array.from({ length: NUMBER_COUNT }, (_, index) => {
	const areaCode = AREA_CODES[Math.floor(index / NUMBERS_PER_AREA)];
	const line = `01${String(index % NUMBERS_PER_AREA).padStart(2, '0')}`;
	const changedAt = FIRST_SEEDED_AT + (NUMBER_COUNT - index) * MINUTE_MS;
	const agentId = index < WITH_AGENT ? AGENTS[index].agent_id : null;
	return {
		phone_number: `+1${areaCode}555${line}`,
		phone_number_pretty: `+1 (${areaCode}) 555-${line}`,
		organization_id: ORGANIZATION_ID,
		area_code: areaCode,
		nickname: `Line ${index + 1}`,
		phone_number_type: 'zudu-twilio',
		number_provider: 'twilio',
		inbound_agent_id: null,
		outbound_agent_id: agentId,
		inbound_agent_version: null,
		outbound_agent_version: agentId === null ? null : 1,
		inbound_webhook_url: null,
		created_at: new Date(changedAt).toISOString(),
		updated_at: new Date(changedAt).toISOString(),
		last_modification_timestamp: changedAt,
	};
});

const numberSchema = z
	.object({
		phone_number: z.string(),
		nickname: z.string().nullable(),
		area_code: z.number().nullable(),
		inbound_agent_id: z.string().nullable(),
		outbound_agent_id: z.string().nullable(),
		updated_at: z.string(),
	})
	.passthrough();

/** A number of the organization. */
export type OwnNumber = z.infer<typeof numberSchema>;

/** The organization's own phone numbers. */
export type NumberTable = ResourceTable<OwnNumber>;

export function numberTable(description: RecordSource): NumberTable {
	return new ResourceTable({
		noun: 'Phone number',
		id: 'phone_number',
		newId: () => '',
		row: numberSchema,
		described: description.record('PhoneNumber'),
		defaults: () => ({ organization_id: ORGANIZATION_ID, phone_number_type: 'CUSTOM', number_provider: 'twilio' }),
		times: {
			created: (now) => ({ created_at: isoTime(now) }),
			changed: (now) => ({ updated_at: isoTime(now), last_modification_timestamp: now }),
		},
		seeds: NUMBERS,
	});
}

/** What a number tells of itself. */
export function numberMembers(phoneNumber: string): Members {
	const parsed = parsePhoneNumberFromString(phoneNumber);
	if (!parsed) return { phone_number_pretty: phoneNumber };
	const pretty = { phone_number_pretty: parsed.formatInternational() };
	return parsed.countryCallingCode === NORTH_AMERICA ? { ...pretty, area_code: Number(parsed.nationalNumber.slice(0, AREA_CODE_DIGITS)) } : pretty;
}
