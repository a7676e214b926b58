import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../shared/core/input/fields';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { asOf } from './asOf';
import { attemptFields, readLimits } from './attemptLimits';
import { COLUMNS } from './columns';
import { eachPerson } from './eachPerson';
import { listRules } from './listRules';
import { rowPlanner, type EnteredPlan } from './planRow';

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
		{ displayName: 'Started At', name: 'startedAt', type: 'dateTime', default: '', description: 'When the call began, for nodes that do not return it as startedAt. Unix time and dates such as Wed, 02 Dec 2026 19:50:00 +0000 are read too.' },
	],
} as const satisfies INodeProperties;

/** Decides from the result of a call whether and when its person is called again. */
export const planNextCall = defineLocalOperation({
	option: { name: 'Plan Next Call', value: 'planNextCall', description: 'Decide from the result of a call whether the person is done, called again at a moment within the hours, or held for a person', action: 'Plan next call of campaign' },
	properties: [
		{ displayName: 'Row', name: 'row', type: 'json', default: '={{ $json }}', placeholder: "e.g. {{ $('Rows').item.json }}", description: "The person's row with the columns of Prepare List, as it was before the call. It is returned with what changes." },
		{ displayName: 'Call Result', name: 'callResult', type: 'json', default: '={{ $json }}', description: 'Output item of the node that placed the call, waited for its end or reported it: a call, a skip or an error' },
		...attemptFields,
		listRules,
		options,
	],
	ownFields: ['row', 'callResult', 'campaignRules', 'options.startedAt'],
	logs: true,
	output: COLUMNS,
	read: ({ options: entered, ...limits }): EnteredPlan => {
		const { asOf: now, label = '', optOutLabels = optOut.default, ...given } = entered;
		return { limits: readLimits(limits), label, optOutLabels, given, now };
	},
	run: async (context, items) => {
		const now = items[0]?.entered.now ?? DateTime.now();
		return await eachPerson(items, rowPlanner(context, items, now));
	},
});
