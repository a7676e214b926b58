import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';

/** Does nothing but have n8n evaluate its two expressions for each item: what any node with them costs at least. */
export class EvaluateExpressions implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Evaluate Expressions',
		name: 'evaluateExpressions',
		group: ['transform'],
		version: 1,
		description: 'Evaluates its expressions for each item',
		defaults: { name: 'Evaluate Expressions' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'To', name: 'to', type: 'string', default: '' },
			{ displayName: 'Opted Out', name: 'optedOut', type: 'string', default: '' },
		],
	};

	async execute(this: IExecuteFunctions) {
		const read = this.getInputData().map((_item, index) => ({ json: { to: this.getNodeParameter('to', index), optedOut: this.getNodeParameter('optedOut', index) }, pairedItem: { item: index } }));
		return await Promise.resolve([read]);
	}
}
