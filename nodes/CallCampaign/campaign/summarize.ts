import { DateTime } from 'luxon';
import { optionsField } from '../../shared/core/input/fields';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { asOf } from './asOf';
import { SUMS, sumUp } from './sumUp';

export const summarize = defineLocalOperation({
	option: { name: 'Summarize', value: 'summarize', description: 'Count the rows of a campaign by status, outcome and reason, and say what is due and whether it is finished', action: 'Summarize campaign' },
	properties: [
		{ displayName: 'All items together are the campaign, as Prepare List and Plan Next Call returned them. One item comes out.', name: 'summarizeNotice', type: 'notice', default: '' },
		{ ...optionsField, options: [asOf] },
	],
	output: SUMS,
	read: ({ options }) => options.asOf,
	run: async (context, items) => {
		const input = context.getInputData();
		// n8n's "Always Output Data" gives an item without fields for a table without rows.
		const rows = items.map(({ itemIndex }) => input[itemIndex]?.json ?? {}).filter((row) => Object.keys(row).length > 0);
		const json = sumUp(rows, items[0]?.entered ?? DateTime.now(), context.getTimezone());
		return await Promise.resolve([{ itemIndex: 0, outputs: [{ json, pairedItem: items.map(({ itemIndex: item }) => ({ item })) }] }]);
	},
});
