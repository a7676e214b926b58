import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../shared/core/input/fields';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { asOf } from './asOf';
import type { CallState } from './callState';
import { COLUMNS } from './columns';
import { eachPerson } from './eachPerson';
import { listRules } from './listRules';
import type { Again } from './planNext';
import { rowPlanner, type EnteredPlan } from './planRow';

const callAgain = {
	displayName: 'Call Again',
	name: 'callAgain',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Outcome',
	default: {},
	description: 'Outcomes after which a person is called again. If empty: no answer after 4 hours, busy after 30 minutes, failed after 60 minutes once. Otherwise only those in the list. Calls with an unknown outcome always wait for a person.',
	options: [
		{
			displayName: 'Outcome',
			name: 'outcomes',
			values: [
				{ displayName: 'Outcome', name: 'outcome', type: 'options', options: [
					{ name: 'Answered', value: 'answered' },
					{ name: 'Busy', value: 'busy' },
					{ name: 'Canceled', value: 'canceled' },
					{ name: 'Failed', value: 'failed' },
					{ name: 'No Answer', value: 'noAnswer' },
					{ name: 'Rejected', value: 'rejected' },
					{ name: 'Voicemail', value: 'voicemail' },
				], default: 'noAnswer' },
				{ displayName: 'After (Minutes)', name: 'afterMinutes', type: 'number', typeOptions: { minValue: 1, maxValue: 100000 }, default: 240, description: 'Time from the start of the call. The next call is never outside the calling hours.' },
				{ displayName: 'At Most (Times)', name: 'times', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 2, description: 'How often this outcome leads to another call of the same person' },
			],
		},
	],
} as const satisfies INodeProperties;

const DEFAULT_AGAIN: Array<[CallState, Again]> = [
	['noAnswer', { afterMinutes: 240, times: Infinity }],
	['busy', { afterMinutes: 30, times: Infinity }],
	['failed', { afterMinutes: 60, times: 1 }],
];

const optOut = { displayName: 'Opt-Out Labels', name: 'optOutLabels', type: 'string', default: 'do not call, DNC, opt out, opt out requested, opted out, unsubscribe, unsubscribed', description: 'Labels that mean that the person must not be called any more, separated by commas' } as const satisfies INodeProperties;

const options = {
	...optionsField,
	options: [
		asOf,
		{ displayName: 'Call ID', name: 'callId', type: 'string', default: '={{ $json.id }}', description: 'ID of the call, for nodes that do not return it as callId' },
		{ displayName: 'Duration (Seconds)', name: 'durationSeconds', type: 'number', typeOptions: { minValue: 0 }, default: 0, description: 'How long the call took, for nodes that do not return it as durationSeconds' },
		{ displayName: 'Label', name: 'label', type: 'string', default: '={{ $json.label }}', description: 'What the conversation was about: one label, or several as a list or separated by commas' },
		optOut,
		{ displayName: 'Outcome', name: 'outcome', type: 'string', default: '={{ $json.outcome }}', description: 'How the call ended, for nodes without the ten fields of this package, such as no-answer, busy, completed or in-progress. Any other word is an unknown outcome.' },
		{ displayName: 'Started At', name: 'startedAt', type: 'dateTime', default: '', description: 'When the call began, for nodes that do not return it as startedAt' },
	],
} as const satisfies INodeProperties;

/** Decides from the result of a call whether and when its person is called again. */
export const planNextCall = defineLocalOperation({
	option: { name: 'Plan Next Call', value: 'planNextCall', description: 'Decide from the result of a call whether the person is done, called again at a moment within the hours, or held for a person', action: 'Plan next call of campaign' },
	properties: [
		{ displayName: 'Row', name: 'row', type: 'json', default: '={{ $json }}', placeholder: "e.g. {{ $('Rows').item.json }}", description: "The person's row with the columns of Prepare List, as it was before the call. It is returned with what changes." },
		{ displayName: 'Call Result', name: 'callResult', type: 'json', default: '={{ $json }}', description: 'Output item of the node that placed the call, waited for its end or reported it: a call, a skip or an error' },
		{ displayName: 'Max Attempts', name: 'maxAttempts', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 3, description: 'Maximum number of calls to a person, the first one included' },
		{ displayName: 'Max Attempts in 24 Hours', name: 'maxPerDay', type: 'number', typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 }, default: 2 },
		{ displayName: 'Max Attempts in 7 Days', name: 'maxPerWeek', type: 'number', typeOptions: { minValue: 0, maxValue: 50, numberPrecision: 0 }, default: 0, description: 'Or 0 for no limit' },
		callAgain,
		listRules,
		options,
	],
	ownFields: ['row', 'callResult', 'campaignRules'],
	logs: true,
	output: COLUMNS,
	read: ({ maxAttempts = 3, maxPerDay = 2, maxPerWeek = 0, callAgain: { outcomes = [] } = {}, options: entered }): EnteredPlan => {
		const { asOf: now, label = '', optOutLabels = optOut.default, ...given } = entered;
		const again = outcomes.map(({ outcome = 'noAnswer', afterMinutes = 240, times = 2 }): [CallState, Again] => [outcome, { afterMinutes, times }]);
		const limits = { maxAttempts, perDay: maxPerDay, perWeek: maxPerWeek || Infinity, again: new Map(again.length > 0 ? again : DEFAULT_AGAIN) };
		return { limits, label, optOutLabels, given, now };
	},
	run: async (context, items) => {
		const now = items[0]?.entered.now ?? DateTime.now();
		return await eachPerson(items, rowPlanner(context, now));
	},
});
