import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../shared/core/input/fields';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { hint } from '../../shared/core/running/hint';
import { asOf } from './asOf';
import { SUMS, sumUp } from './sumUp';

const finishedBefore = { displayName: 'Finished Before', name: 'finishedBefore', type: 'boolean', default: true, description: 'Whether the campaign was finished already when you last looked, such as a cell in which you keep it. Then finishedNow is false, so that its end is told once.' } as const satisfies INodeProperties;

export const summarize = defineLocalOperation({
	option: { name: 'Summarize', value: 'summarize', description: 'Count the rows of a campaign by status, outcome and reason, and say what is due and whether it is finished', action: 'Summarize campaign' },
	properties: [
		{ displayName: 'All items together are the campaign, as Prepare List and Plan Next Call returned them. One item comes out.', name: 'summarizeNotice', type: 'notice', default: '' },
		{ ...optionsField, options: [asOf, finishedBefore] },
	],
	output: SUMS,
	read: ({ options }) => options,
	run: async (context, items) => {
		const input = context.getInputData();
		// n8n's "Always Output Data" gives an item without fields for a table without rows.
		const rows = items.map(({ itemIndex }) => input[itemIndex]?.json ?? {}).filter((row) => Object.keys(row).length > 0);
		const { asOf: now = DateTime.now(), finishedBefore: before = false } = items[0]?.entered ?? {};
		const json = sumUp(rows, { now, zone: context.getTimezone(), finishedBefore: before });
		hint({ context }, hintAtLost(json.dueWithoutTime));
		return await Promise.resolve([{ itemIndex: 0, outputs: [{ json, pairedItem: items.map(({ itemIndex: item }) => ({ item })) }] }]);
	},
});

function hintAtLost(rows: unknown): string | undefined {
	if (rows === 0) return undefined;
	return `Rows with the status "due" whose nextCallAt is empty or no date: ${String(rows)}. A table that looks for a moment does not find them: set nextCallAt, or prepare the list again.`;
}
