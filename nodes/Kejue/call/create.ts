import { z } from 'zod';
import { callAndSuspendOptions, output, waitFor } from '../../shared/calls/fields';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineCall } from '../../shared/calls/defineCall';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { present } from '../../shared/core/input/present';
import { waitTimes } from '../../shared/calls/waiting/wait';
import type { PersonaCallCreate } from '../api';
import { contact } from '../contact/contact';
import { contactBody, contactFields } from '../contact/fields';
import { persona } from '../persona/persona';
import { additionalFields, additionalBody } from './additionalFields';
import { config } from './config/config';
import { configBody } from './config/configBody';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';

/** Queues a call. https://docs.kejue.co/api-reference/persona-calls/create-persona-call */
export const create = defineCall(calls, {
	option: { name: 'Create', value: 'create', description: 'Call a person now or at a scheduled time', action: 'Place phone call by persona' },
	properties: [
		{ ...persona, required: true, description: 'Persona (also called agent) that makes the call' },
		{
			displayName: 'Phone Number',
			name: 'phone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +14155550123',
			description:
				'Number to call, in international format, or a local number if Default Country is set. Not required if a Contact is selected.',
		},
		{ ...contact, description: 'Existing contact to call' },
		contactFields,
		{
			displayName: 'Context Variables',
			name: 'context',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Entry',
			default: {},
			description: 'Values for the {{variables}} in the prompt and first message',
			options: freeObjectGroups,
		},
		config,
		additionalFields,
		additionalBodyFields,
		output,
		waitFor,
		callAndSuspendOptions,
	],
	effect: { what: 'phone call', rings: true },
	wait: ({ waitFor, options }) => waitTimes(options, waitFor ?? 'nothing'),
	to: ({ phone, options }) => dialled(phone, options)?.number,
	numberPaths: ['contact.phone', 'contact.whatsapp_number'],
	extension: ({ phone, options }) => dialled(phone, options)?.extension,
	// A contact of Kejue's own is called without its number being known here.
	target: ({ contact_id: id }) => (id === undefined ? undefined : `contact ${JSON.stringify(id)}`),
	// The id is what makes the call findable again; the older API generation has numbers.
	answer: z.object({ id: z.union([z.string().min(1), z.number()]) }).passthrough(),
	request: (params, { now }) => {
		const person = contactBody(dialled(params.phone, params.options)?.sent, params.contact, params.options);
		// That one of the two must be there is assumed: the reference marks both as optional. Kejue may know the person by
		// e-mail address or WhatsApp number; if it does not, it refuses and nobody is called. A name is nobody's alone: a
		// row with an empty cell for the number would be taken for a call.
		if (params.contactId === undefined && (person?.phone ?? person?.whatsapp_number ?? person?.email) === undefined) {
			throw new InvalidParameter(
				'Phone Number',
				'is empty, and no Contact is selected',
				"Fill in 'Phone Number' or 'Contact', or filter out items without them.",
			);
		}
		return {
			method: 'POST',
			path: apiPath('/api/v1/persona-calls'),
			body: present({
				persona_id: params.personaId,
				contact_id: params.contactId,
				contact: person,
				context: params.context,
				config: configBody(params.config),
				...additionalBody(params.additionalFields, now),
			} satisfies PersonaCallCreate),
		};
	},
});

function dialled(phone: string | undefined, options: NumberOptions): NumberToCall | undefined {
	return numberToCall(phone, { parameter: 'Phone Number', options });
}
