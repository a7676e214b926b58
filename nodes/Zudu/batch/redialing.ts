import type { INodeProperties } from 'n8n-workflow';
import { DAY_MINUTES } from '../../shared/calls/rules/hours/callingHours';
import { readTime } from '../../shared/calls/rules/hours/readTime';
import { ianaZone } from '../../shared/core/input/ianaZone';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';

export const quietHours = {
	displayName: 'Quiet Hours',
	name: 'quietHours',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'When Zudu dials nobody',
	options: [
		{ displayName: 'Enabled', name: 'enabled', type: 'boolean', default: true, description: 'Whether to keep quiet hours' },
		{ displayName: 'End Time', name: 'endTime', type: 'string', default: '', placeholder: 'e.g. 08:00', description: 'As HH:mm' },
		{ displayName: 'Start Time', name: 'startTime', type: 'string', default: '', placeholder: 'e.g. 21:00', description: 'As HH:mm' },
		{ displayName: 'Time Zone', name: 'timezone', type: 'string', default: '', placeholder: 'e.g. America/New_York', description: 'IANA name' },
	],
} as const satisfies INodeProperties;

export const retryConfig = {
	displayName: 'Retry Config',
	name: 'retryConfig',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Whether Zudu calls people again whom it has not reached',
	options: [
		{ displayName: 'Enabled', name: 'enabled', type: 'boolean', default: true, description: 'Whether to call again' },
		{ displayName: 'Max Attempts', name: 'maxAttempts', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 2 },
	],
} as const satisfies INodeProperties;

export const retryRules = {
	displayName: 'Retry Rules',
	name: 'retryRules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Rule',
	default: {},
	description: 'When Zudu calls people again, by why they were not reached',
	options: [
		{
			displayName: 'Rule',
			name: 'rules',
			values: [
				{ displayName: 'Condition', name: 'condition', type: 'options', options: [{ name: 'Busy', value: 'busy' }, { name: 'No Answer', value: 'no_answer' }, { name: 'Voicemail', value: 'voicemail' }], default: 'no_answer' },
				{ displayName: 'Duration (Minutes)', name: 'durationMinutes', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 60, displayOptions: { show: { type: ['AFTER'] } } },
				{ displayName: 'Enabled', name: 'enabled', type: 'boolean', default: true, description: 'Whether the rule counts' },
				{ displayName: 'Time', name: 'time', type: 'string', default: '', placeholder: 'e.g. 17:30', description: 'As HH:mm', displayOptions: { show: { type: ['AT'] } } },
				{ displayName: 'Type', name: 'type', type: 'options', options: [{ name: 'After a Duration', value: 'AFTER' }, { name: 'At a Time', value: 'AT' }], default: 'AFTER' },
			],
		},
	],
} as const satisfies INodeProperties;

type Redialing = Partial<Params<[typeof quietHours, typeof retryConfig, typeof retryRules]>>;

/** `place` is the collection as the form shows it. @throws InvalidParameter */
export function redialingBody({ quietHours, retryConfig: retry = {}, retryRules }: Redialing, place: string) {
	return {
		quiet_hours: quietHours && quietHoursBody(quietHours, `${place} → Quiet Hours`),
		retry_config: present({ enabled: retry.enabled, max_attempts: retry.maxAttempts }),
		retry_rules: retryRules?.rules?.map(({ condition, enabled, type, time, durationMinutes }, index) => ({
			condition,
			enabled,
			retry_timing: present(type === 'AT' ? { type, time: timeOfDay(time, `${place} → Retry Rules → Rule ${index + 1} → Time`) } : { type, duration_minutes: durationMinutes }),
		})),
	};
}

function quietHoursBody({ enabled, startTime, endTime, timezone }: NonNullable<Redialing['quietHours']>, place: string) {
	const body = present({
		enabled,
		end_time: timeOfDay(endTime, `${place} → End Time`),
		start_time: timeOfDay(startTime, `${place} → Start Time`),
		timezone: ianaZone(timezone, `${place} → Time Zone`),
	});
	const missing = startTime === undefined ? 'Start Time' : endTime === undefined ? 'End Time' : undefined;
	if (body && enabled !== false && missing) throw new InvalidParameter(`${place} → ${missing}`, 'is required but empty');
	return body;
}

function timeOfDay(entered: string | undefined, parameter: string): string | undefined {
	if (entered === undefined) return undefined;
	const minutes = readTime(entered, parameter) % DAY_MINUTES;
	return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
