import type { IDataObject, IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { mapWithLimit } from '../nodes/shared/core/running/mapWithLimit';
import { callBody, type Person } from './people';

/**
 * The least a node can do to send its items through n8n's request helper: no parameters per item, no checks, no
 * memory of what was sent, no judgement of the answers. What any node costs above it is its own doing.
 */
export class HelperLoop implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Helper Loop',
		name: 'helperLoop',
		group: ['output'],
		version: 1,
		description: 'Sends each item through the request helper',
		defaults: { name: 'Helper Loop' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'kejueApi', required: true }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Max Concurrent', name: 'maxConcurrent', type: 'number', default: 5 },
		],
	};

	async execute(this: IExecuteFunctions) {
		const url = String(this.getNodeParameter('url', 0));
		const limit = Number(this.getNodeParameter('maxConcurrent', 0));
		const items = this.getInputData();
		const answers = await mapWithLimit(items, limit, {
			run: async ({ json }) => {
				const options = { method: 'POST' as const, url, body: callBody(json as Person), json: true };
				const answer: IDataObject = await this.helpers.httpRequestWithAuthentication.call(this, 'kejueApi', options);
				return answer;
			},
			stopped: () => false,
		});
		return [answers.map((json, item) => ({ json: json ?? {}, pairedItem: { item } }))];
	}
}
