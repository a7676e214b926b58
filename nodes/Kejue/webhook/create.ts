import { writeOptions } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { defineOperation } from '../../shared/core/operation';
import { events, secret, signingMethod } from './delivery';
import { maxRetries, scopedPersona, scopeType, timeoutMs, url, webhookBody, webhookName } from './fields';
import { webhookRecord, webhooksPath } from './webhook';

/** https://docs.kejue.co/api-reference/webhooks/create-webhook */
export const create = defineOperation({
	option: { name: 'Create', value: 'create', description: 'Have events sent to a URL. To start a workflow, use the Kejue Trigger node instead.', action: 'Create webhook' },
	properties: [
		{ ...url, required: true },
		{ ...events, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [maxRetries, webhookName, scopedPersona, scopeType, secret, signingMethod, timeoutMs],
		},
		writeOptions,
	],
	effect: { what: 'webhook', participle: 'created', where: 'the webhooks in the Kejue dashboard' },
	target: ({ url: address }) => `webhook ${JSON.stringify(address)}`,
	response: webhookRecord.passthrough(),
	request({ url: address, events: wanted, additionalFields: more }) {
		if (more.scopeType === 'persona' && more.personaId === undefined) throw new InvalidParameter('Additional Fields → Persona', 'is required when Scope is Persona');
		return { method: 'POST', path: webhooksPath, body: present({ ...webhookBody({ ...more, url: address, events: wanted }), secret: more.secret }) };
	},
});
