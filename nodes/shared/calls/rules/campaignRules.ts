import type { INodeProperties } from 'n8n-workflow';
import { dayOptions, presetOptions } from './hours/presetOptions';

const customHours = {
	displayName: 'Custom Hours',
	name: 'customHours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Hours',
	default: {},
	description: "When people may be called if Calling Hours is Custom, in the person's time zone. Add several for a lunch break.",
	options: [
		{
			displayName: 'Hours',
			name: 'hours',
			values: [
				{ displayName: 'Days', name: 'days', type: 'multiOptions', options: dayOptions, default: [1, 2, 3, 4, 5] },
				{ displayName: 'From', name: 'from', type: 'string', default: '09:00', placeholder: 'e.g. 09:00' },
				{ displayName: 'Until', name: 'until', type: 'string', default: '20:00', placeholder: 'e.g. 20:00', description: 'At this time nobody is called any more' },
			],
		},
	],
} as const satisfies INodeProperties;

/** What decides whom an operation calls, and when. Empty by default: then everybody is called at once. */
export const campaignRules = {
	displayName: 'Campaign Rules',
	name: 'campaignRules',
	type: 'collection',
	placeholder: 'Add Rule',
	default: {},
	description: 'Whom to call and when. A person who is held back is returned with the status "skipped" and the reason, not as an error.',
	options: [
		{ displayName: 'Allowed Countries', name: 'allowedCountries', type: 'string', default: '', placeholder: 'e.g. US, CA', description: 'Two-letter codes of the countries whose numbers may be called, separated by commas' },
		{ displayName: 'Attempt', name: 'attempt', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1, description: 'Number of this attempt in the campaign. With another number, everybody may be called once more.' },
		{ displayName: 'Calling Hours', name: 'callingHours', type: 'options', options: presetOptions, default: 'byCountry', description: "When people may be called, in the person's time zone. Not legal advice." },
		{ displayName: 'Calls per Minute', name: 'callsPerMinute', type: 'number', typeOptions: { minValue: 0.1, maxValue: 10000 }, default: 30, description: 'Maximum number of calls to start in a minute. Halves when the provider asks to slow down. Taken from the first item.' },
		{ displayName: 'Campaign', name: 'campaign', type: 'string', default: '', placeholder: 'e.g. spring-offer', description: 'Name of the campaign. A number that this workflow has called in the same campaign and attempt, in any execution, is not called again.' },
		{ displayName: 'Check Only', name: 'checkOnly', type: 'boolean', default: true, description: 'Whether to judge the whole list without calling anybody. Each item says call, later, skip or fix, and why. Taken from the first item.' },
		{ displayName: 'Closed Dates', name: 'closedDates', type: 'string', default: '', placeholder: 'e.g. 2026-12-25, 2027-01-01', description: "Dates on which nobody is called, in the person's time zone, separated by commas" },
		customHours,
		{ displayName: 'Default Time Zone', name: 'defaultTimeZone', type: 'string', default: '', placeholder: 'e.g. America/New_York', description: 'Time zone of people whose number does not show one' },
		{ displayName: 'Do Not Call', name: 'doNotCall', type: 'string', default: '', placeholder: 'e.g. {{ $("Do Not Call List").all().map(item => item.json.phone) }}', description: 'Numbers that are not called, in any notation: an expression that returns a list, or numbers separated by commas. If the list cannot be read, nobody is called.' },
		{ displayName: 'Duplicates', name: 'duplicates', type: 'options', options: [
			{ name: 'Call Each', value: 'callEach', description: 'Call a number once for each item that has it' },
			{ name: 'Call First', value: 'callFirst', description: 'Call a number for the first item that has it, and skip the others' },
			{ name: 'Refuse', value: 'refuse', description: 'Return an error for each item whose number appears more than once' },
		], default: 'callFirst', description: 'What to do with a number or contact that appears in several items. Taken from the first item.' },
		{ displayName: 'Max Active Calls', name: 'maxActiveCalls', type: 'number', typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 }, default: 5, description: 'Maximum number of calls at the same time. The next call starts when one has ended, which requires Wait For. Taken from the first item.' },
		{ displayName: 'Max Calls', name: 'maxCalls', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 100, description: 'Maximum number of calls of this node in an execution (for AI agents 10 if not set). Taken from the first item.' },
		{ displayName: 'Opted Out', name: 'optedOut', type: 'string', default: '', placeholder: 'e.g. {{ $JSON.doNotCall }}', description: 'Column that says that this person must not be called. Anything but empty, no, false or 0 means that.' },
		{ displayName: 'Outside Hours', name: 'outsideHours', type: 'options', options: [
			{ name: 'Schedule at Opening', value: 'schedule', description: 'Let the provider place the call when the calling hours begin (Kejue and Zudu)' },
			{ name: 'Skip', value: 'skip', description: 'Return the item as skipped, with nextCallAt' },
		], default: 'skip', description: 'What to do with a person outside the calling hours' },
		{ displayName: 'Rehearsal Calls', name: 'rehearsalCalls', type: 'number', typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 }, default: 1, description: 'How many items a rehearsal calls. Taken from the first item.' },
		{ displayName: 'Rehearsal Number', name: 'rehearsalNumber', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Your own number, which gets all calls instead of the people in the list. Only the first item is called unless Rehearsal Calls says more, and nothing counts as an attempt. Taken from the first item.' },
		{ displayName: 'Stop After', name: 'stopAfter', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 10, description: 'Stop calling after this many refusals or connection failures in a row, or 3 calls in a row that may have been placed. On with any rule (10 if not set). Taken from the first item.' },
		{ displayName: 'Time Zone', name: 'timeZone', type: 'string', default: '', placeholder: 'e.g. {{ $JSON.timezone }}', description: "The person's time zone, such as America/Chicago. Without it, the number decides; a number that may lie in several zones is called only when all of them are open." },
	],
} as const satisfies INodeProperties;
