import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { splitIntegers } from '../../shared/core/input/splitList';
import type { CallSettings } from '../api';

// When and how often a person is called and what is analyzed, for one call, a persona or a campaign: docs/decisions.md#kejues-undocumented-ranges

export const allowedDays = {
	displayName: 'Allowed Days',
	name: 'allowedDays',
	type: 'multiOptions',
	options: [
		{ name: 'Monday', value: 0 },
		{ name: 'Tuesday', value: 1 },
		{ name: 'Wednesday', value: 2 },
		{ name: 'Thursday', value: 3 },
		{ name: 'Friday', value: 4 },
		{ name: 'Saturday', value: 5 },
		{ name: 'Sunday', value: 6 },
	],
	default: [],
	description: 'Days on which the person may be called',
} as const satisfies INodeProperties;

export const autoRetry = { displayName: 'Auto Retry', name: 'autoRetry', type: 'boolean', default: true, description: 'Whether Kejue retries automatically if the person is not reached' } as const satisfies INodeProperties;

export const callEndHour = { displayName: 'Call End Hour', name: 'callEndHour', type: 'number', typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 }, default: 18, description: 'Hour of the day after which the person is not called, from 0 to 24' } as const satisfies INodeProperties;

export const callStartHour = { displayName: 'Call Start Hour', name: 'callStartHour', type: 'number', typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 }, default: 9, description: 'Hour of the day before which the person is not called, from 0 to 24' } as const satisfies INodeProperties;

export const retrySchedule = { displayName: 'Retry Schedule', name: 'retrySchedule', type: 'string', default: '', placeholder: 'e.g. 30, 120', description: 'Minutes to wait before each retry, separated by commas' } as const satisfies INodeProperties;

export const scoringCriteria = { displayName: 'Scoring Criteria', name: 'scoringCriteria', type: 'string', typeOptions: { rows: 3 }, default: '', placeholder: 'e.g. Did the person confirm?', description: 'What the post-call analysis should score, in your own words' } as const satisfies INodeProperties;

export const structuredDataSchema = {
	displayName: 'Structured Data Schema',
	name: 'structuredDataSchema',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'Data the post-call analysis should extract',
	options: [
		{
			displayName: 'Field',
			name: 'fields',
			values: [
				{ displayName: 'Key', name: 'key', type: 'string', required: true, default: '', placeholder: 'e.g. new_date' },
				{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Date the person proposed', description: 'What to look for' },
			],
		},
	],
} as const satisfies INodeProperties;

export const analysisTags = {
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Tag',
	default: {},
	description: 'Labels the post-call analysis can assign',
	options: [
		{
			displayName: 'Tag',
			name: 'tags',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. confirmed' },
				{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. The person said yes', description: 'When to assign the label' },
			],
		},
	],
} as const satisfies INodeProperties;

/** Of a persona or a campaign. */
export const callSettings = {
	displayName: 'Call Settings',
	name: 'callSettings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'When and how often people are called, and what is analyzed. What is not set comes from the level above.',
	options: [
		allowedDays,
		autoRetry,
		callEndHour,
		callStartHour,
		{ displayName: 'Phone Assignment Mode', name: 'phoneAssignmentMode', type: 'options', options: [{ name: 'All', value: 'all' }, { name: 'Foreign', value: 'foreign' }, { name: 'Local', value: 'local' }], default: 'all', description: 'From which of the workspace numbers calls are made (older documentation)' },
		retrySchedule,
		scoringCriteria,
		structuredDataSchema,
		analysisTags,
	],
} as const satisfies INodeProperties;

/** @param shown the collection, as the form shows it */
export function callSettingsBody(entered: Partial<Params<(typeof callSettings)['options']>>, shown = callSettings.displayName as string) {
	return {
		call_start_hour: entered.callStartHour,
		call_end_hour: entered.callEndHour,
		allowed_days: entered.allowedDays,
		auto_retry: entered.autoRetry,
		phone_assignment_mode: entered.phoneAssignmentMode,
		retry_schedule: splitIntegers(entered.retrySchedule, `${shown} → Retry Schedule`),
		scoring_criteria: entered.scoringCriteria,
		tags: entered.tags?.tags,
		structured_data_schema: entered.structuredDataSchema?.fields,
	} satisfies CallSettings;
}
