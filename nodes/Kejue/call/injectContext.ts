import { callId } from '../../shared/calls/fields';
import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';

/** Tells the persona something while it speaks with the person. https://docs.kejue.co/api-reference/calls/inject-context */
export const injectContext = defineOperation({
	option: { name: 'Inject Context', value: 'injectContext', description: 'Send information to the persona during a live call', action: 'Inject context into live call' },
	properties: [
		callId,
		{ displayName: 'Text', name: 'text', type: 'string', typeOptions: { rows: 3 }, required: true, default: '', placeholder: 'e.g. The order has just been shipped.', description: 'Information for the persona' },
		{
			displayName: 'Urgency',
			name: 'urgency',
			type: 'options',
			options: [
				{ name: 'Immediate', value: 'immediate', description: 'The persona is interrupted' },
				{ name: 'Later', value: 'later', description: 'The persona knows it in the background but does not mention it unprompted' },
				{ name: 'Soon', value: 'soon', description: 'The persona receives it at the next pause' },
			],
			default: 'soon',
			description: 'When the persona should use it',
		},
		writeOptions,
	],
	// The person may hear it twice, so it is not sent again if it may have arrived.
	effect: { what: 'context note' },
	response: objectOrEmpty,
	output: { callId: 'string', delivered: 'boolean' },
	simplify: (_answer, params) => ({ callId: params.callId, delivered: true }),
	request: (params) => ({
		method: 'POST',
		path: apiPath('/api/v1/calls/{callId}/inject-context', params),
		body: { text: params.text, urgency: params.urgency ?? 'soon' },
	}),
});
