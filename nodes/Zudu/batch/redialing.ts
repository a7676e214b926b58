import type { INodeProperties } from 'n8n-workflow';
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

export function redialingBody({ quietHours: quiet = {}, retryConfig: retry = {}, retryRules }: Redialing) {
	return {
		quiet_hours: present({ enabled: quiet.enabled, end_time: quiet.endTime, start_time: quiet.startTime, timezone: quiet.timezone }),
		retry_config: present({ enabled: retry.enabled, max_attempts: retry.maxAttempts }),
		retry_rules: retryRules?.rules?.map(({ condition, enabled, type, time, durationMinutes }) => ({
			condition,
			enabled,
			retry_timing: present(type === 'AT' ? { type, time } : { type, duration_minutes: durationMinutes }),
		})),
	};
}
