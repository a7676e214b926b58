import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import type { Entered, PostCallWebhookBody } from '../api';
import { checkUrl, description, isActive, webhookName, webhookUrl } from './fields';
import { oneWebhook, requiredWebhook, webhookPath } from './webhook';

/** https://docs.zudu.ai/api-reference/post-call-webhooks/update */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a webhook. A Zudu Trigger node no longer gets calls if its URL is changed.', action: 'Update webhook' },
	properties: [
		requiredWebhook,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [description, isActive, webhookName, webhookUrl],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the webhook', repeatable: true },
	response: oneWebhook,
	request({ webhookId, updateFields: fields, additionalBodyFields }) {
		const body = present({
			name: fields.name,
			url: checkUrl(fields.url, 'Update Fields → URL'),
			description: fields.description,
			is_active: fields.isActive,
		} satisfies Entered<PostCallWebhookBody>);
		requireChange(body ?? additionalBodyFields, 'Update Fields');
		return { method: 'PATCH', path: webhookPath(webhookId), body };
	},
});
