import { forgetAll as forgetEverybody } from '../../shared/calls/rules/memory/campaignMemory';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { forgetting } from './forgetting';

export const forgetAll = defineLocalOperation({
	option: { name: 'Forget All', value: 'forgetAll', description: 'Forget everybody that this workflow has called in any campaign, so that they may be called again', action: 'Forget all campaigns' },
	properties: [
		{ displayName: 'Everybody can be called again, in every campaign and attempt of this workflow. The history of Remove Duplicates nodes whose Scope is the workflow is cleared too.', name: 'forgetAllNotice', type: 'notice', default: '' },
	],
	output: { forgotten: 'boolean' },
	read: () => undefined,
	run: async (context, items) => {
		await forgetting(async () => await forgetEverybody(context));
		return [{ itemIndex: 0, outputs: [{ json: { forgotten: true }, pairedItem: items.map(({ itemIndex: item }) => ({ item })) }] }];
	},
});
