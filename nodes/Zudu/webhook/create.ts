import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { Entered, PostCallWebhookBody } from '../api';
import { checkUrl, description, isActive, webhookName, webhookUrl } from './fields';
import { oneWebhook } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/create */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Add a webhook. It receives calls once it is assigned to an agent.', action: 'Create webhook' },
	properties: [
		{ ...webhookName, required: true },
		{ ...webhookUrl, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [description, isActive],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'webhook', participle: 'created', where: 'the webhooks in the Zudu portal' },
	target: ({ name, url }) => JSON.stringify([name, url]),
	response: oneWebhook,
	request: ({ name, url, additionalFields: more }) => ({
		method: 'POST',
		path: apiPath('/api/post-call-webhooks/create'),
		body: present({
			name,
			url: checkUrl(url, 'URL'),
			description: more.description,
			is_active: more.isActive,
		} satisfies Entered<PostCallWebhookBody>),
	}),
});
