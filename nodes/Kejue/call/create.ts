import { z } from 'zod';
import { contactTarget } from '../../shared/calls/contactTarget';
import { defineCall } from '../../shared/calls/defineCall';
import { callAndSuspendOptions, output, waitFor } from '../../shared/calls/fields';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { PersonaCallCreate } from '../api';
import { calls } from '../calls';
import { contact } from '../contact/contact';
import { contactBody, contactFields } from '../contact/fields';
import { storedPeople } from '../contact/storedPeople';
import { persona } from '../persona/persona';
import { additionalBody, additionalFields } from './additionalFields';
import { config, configBody } from './config';

const contactNames = z.object({ phone: z.string(), whatsapp_number: z.string(), email: z.string() }).partial().catch({});

/** Queues a call. https://docs.kejue.co/api-reference/persona-calls/create-persona-call */
export const create = defineCall(calls, {
	option: { name: 'Create', value: 'create', description: 'Call a person now or at a scheduled time', action: 'Place phone call by persona' },
	properties: [
		{ ...persona, required: true, description: 'Persona (also called agent) that makes the call' },
		{ displayName: 'Phone Number', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Number to call, in international format, or a local number if Default Country is set. Not required if a Contact is selected.' },
		{ ...contact, description: 'Existing contact to call' },
		contactFields,
		{ displayName: 'Context Variables', name: 'context', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values for the {{variables}} in the prompt and first message', options: freeObjectGroups },
		config,
		additionalFields,
		additionalBodyFields,
		output,
		waitFor,
		callAndSuspendOptions,
	],
	effect: { what: 'phone call', rings: true },
	wait: ({ waitFor, options }) => waitTimes(options, waitFor ?? 'nothing'),
	to: ({ phone, options }) => dialed(phone, options)?.number,
	numberPaths: ['contact.phone', 'contact.whatsapp_number'],
	otherPersonPaths: ['contact_id'],
	storedPeople,
	schedule: { member: 'schedule_at', form: 'iso' },
	extension: ({ phone, options }) => dialed(phone, options)?.extension,
	target: ({ contact_id: id, contact: person }) => (id === undefined ? nameWithoutNumber(person) : contactTarget({ id })),
	// Without an ID the call cannot be found again; the older API generation has numbers.
	response: z.object({ id: z.union([z.string().min(1), z.number()]) }).passthrough(),
	request: (params, { now }) => {
		const person = contactBody(dialed(params.phone, params.options)?.sent, params.contact, params.options);
		// docs/decisions.md#whom-a-kejue-call-reaches
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

/** Whoever has a number may share an email address with others. */
function nameWithoutNumber(person: unknown): string | undefined {
	const { phone, whatsapp_number: whatsapp, email } = contactNames.parse(person);
	return phone === undefined ? (whatsapp ?? email) : undefined;
}

function dialed(phone: string | undefined, options: NumberOptions): NumberToCall | undefined {
	return numberToCall(phone, { parameter: 'Phone Number', options });
}
