import { z } from 'zod';
import { writeOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { persona } from '../persona/persona';
import { voiceConfig } from '../voiceConfig/voiceConfig';
import { phoneNumber, routingPath } from './phoneNumber';

/** https://docs.kejue.co/guides/inbound-routing */
export const setInboundRouting = defineOperation({
	option: { name: 'Set Inbound Routing', value: 'setInboundRouting', description: 'Let a persona answer the calls to a number, in place of whoever answers them now', action: 'Set inbound routing of phone number' },
	properties: [
		{ ...phoneNumber, required: true, description: 'Number that can be called. Those of the platform wait for approval: see inbound_routing_status.' },
		{ ...voiceConfig, name: 'voiceConfigId', required: true, description: 'Voice configuration of the persona that answers' },
		{ ...persona, description: 'Whose voice configurations to list above; not sent' },
		writeOptions,
	],
	effect: { what: 'inbound routing', repeatable: true },
	response: z.object({}).passthrough(),
	request: ({ phoneNumberId, voiceConfigId }) => ({ method: 'PUT', path: routingPath(phoneNumberId), body: { voice_config_id: voiceConfigId } }),
});
