import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { defineOperation } from '../../shared/core/operation';
import type { Entered, PhoneNumberPatchBody } from '../api';
import { inboundAgent, inboundAgentVersion, inboundWebhookUrl, nickname, numberBody, numberProvider, outboundAgent, outboundAgentVersion, outboundTrunkId } from './fields';
import { numberPath, oneNumber, requiredNumber } from './phoneNumber';

/** null detaches an agent. https://docs.zudu.ai/api-reference/phone-numbers/patch-phone-numbers-phone-number */
export const update = defineOperation({
	option: { name: 'Update', value: 'update', description: 'Change a number: its name, or which agents use it', action: 'Update phone number' },
	properties: [
		requiredNumber,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				inboundAgent,
				inboundAgentVersion,
				inboundWebhookUrl,
				{ displayName: 'Label', name: 'label', type: 'string', default: '', placeholder: 'e.g. Support', description: 'Another name for Nickname' },
				nickname,
				numberProvider,
				outboundAgent,
				outboundAgentVersion,
				outboundTrunkId,
				{
					displayName: 'Remove Agents',
					name: 'removeAgents',
					type: 'multiOptions',
					options: [{ name: 'Inbound Agent', value: 'inbound' }, { name: 'Outbound Agent', value: 'outbound' }],
					default: [],
					description: 'Agents to detach from the number. An agent that is entered counts instead.',
				},
			],
		},
		additionalBodyFields,
		writeOptions,
	],
	effect: { what: 'update of the phone number', repeatable: true },
	response: oneNumber,
	request({ phoneNumber, updateFields: { label, removeAgents = [], ...entered }, additionalBodyFields }) {
		const { inbound_agent_id, outbound_agent_id, ...fields } = numberBody(entered);
		const body = present({
			...fields,
			label,
			inbound_agent_id: inbound_agent_id ?? (removeAgents.includes('inbound') ? null : undefined),
			outbound_agent_id: outbound_agent_id ?? (removeAgents.includes('outbound') ? null : undefined),
		} satisfies Entered<PhoneNumberPatchBody>);
		requireChange(body ?? additionalBodyFields, 'Update Fields');
		return { method: 'PATCH', path: numberPath(phoneNumber), body };
	},
});
