import { writeOptions } from '../../shared/core/input/fields';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import { events, signingMethod } from './delivery';
import { maxRetries, scopedPersona, scopeType, timeoutMs, url, webhookBody, webhookName } from './fields';
import { webhook, webhookPath, webhookRecord } from './webhook';

/** https://docs.kejue.co/api-reference/webhooks/update-webhook */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a webhook, but not its secret. Do not change those of Kejue Trigger nodes.', action: 'Update webhook' },
	properties: [
		webhook,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [events, maxRetries, webhookName, scopedPersona, scopeType, signingMethod, timeoutMs, url],
		},
		writeOptions,
	],
	effect: { what: 'update of the webhook', repeatable: true },
	response: webhookRecord.passthrough(),
	request({ webhookId, updateFields }) {
		const body = webhookBody(updateFields);
		requireChange(body, 'Update Fields');
		return { method: 'PATCH', path: webhookPath(webhookId), body };
	},
});
