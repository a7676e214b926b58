import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../shared/core/input/fields';

const forCampaign = { show: { resource: ['campaign'] } };
const forPeople = { show: { resource: ['campaign'], operation: ['forget'] } };

/** Of the people to forget. */
export const personFields = [
	{ displayName: 'Campaign', name: 'campaign', type: 'string', required: true, default: '', placeholder: 'e.g. spring-offer', description: 'Name of the campaign, as in the Campaign Rules of the node that places the calls', displayOptions: forPeople },
	{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550123', description: 'Number of the person to forget, in international format, or a local number if Default Country is set', displayOptions: forPeople },
	{ displayName: 'Attempt', name: 'attempt', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1, description: 'Attempt of the campaign in which the person was called', displayOptions: forPeople },
	{
		...optionsField,
		displayOptions: forPeople,
		options: [{ displayName: 'Default Country', name: 'defaultCountry', type: 'string', default: '', placeholder: 'e.g. DE', description: 'Two-letter country code, such as DE, for numbers entered without one' }],
	},
] as const satisfies INodeProperties[];

export const campaignFields: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Campaign', value: 'campaign' }],
		default: 'campaign',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: forCampaign,
		options: [
			{ name: 'Forget', value: 'forget', description: 'Forget that people were called in a campaign, so that they may be called again', action: 'Forget people of campaign' },
			{ name: 'Forget All', value: 'forgetAll', description: 'Forget everybody that this workflow has called in any campaign, so that they may be called again', action: 'Forget all campaigns' },
		],
		default: 'forget',
	},
	...personFields,
];
