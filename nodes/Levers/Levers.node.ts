import { NodeConnectionTypes, type IExecuteFunctions, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { resourceFields } from '../shared/core/resource';
import { subtitle } from '../shared/core/subtitle';
import { executeOperation } from '../shared/core/running/execute';
import { lists } from './lists';
import { levers } from './provider';
import { resources } from './resources';

export class Levers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Levers',
		name: 'levers',
		icon: { light: 'file:levers.svg', dark: 'file:levers.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Place AI calls with Levers, and manage contacts, invoices and payments',
		defaults: { name: 'Levers' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'leversApi', required: true }],
		sensitiveOutputFields: [
			'to',
			'accountNumber',
			'contact',
			'email',
			'firstName',
			'iban',
			'lastName',
			'name',
			'paymentInstructions',
			'phoneNumber',
			'secondaryContacts',
			'vatNumber',
		],
		properties: resourceFields(resources),
	};

	methods = { listSearch: lists };

	async execute(this: IExecuteFunctions) {
		return await executeOperation(this, levers, resources);
	}
}
