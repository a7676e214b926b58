import { z } from 'zod';
import { contactTarget } from '../../shared/calls/contactTarget';
import { defineCallBatch } from '../../shared/calls/defineCallBatch';
import { EMPTY_CALL } from '../../shared/calls/emptyCall';
import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';
import { callAndCountryOptions } from '../../shared/calls/fields';
import type { Params } from '../../shared/core/input/paramTypes';
import { atMost } from '../../shared/core/input/atMost';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { resolveItems } from '../../shared/core/running/resolveItems';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { CampaignCreate } from '../api';
import { callSettings, callSettingsBody } from '../call/callSettings';
import { calls } from '../calls';
import { contact } from '../contact/contact';
import { contactBody, contactFields } from '../contact/fields';
import { storedPeople } from '../contact/storedPeople';
import { persona } from '../persona/persona';
import { voiceConfig } from '../voiceConfig/voiceConfig';
import { readScheduledStart, scheduledStart } from './campaign';
import { findOrCreateContacts, type NewContact } from './findOrCreateContacts';

const MAX_CONTACTS = 10_000;
const NAME_MAX_CHARACTERS = 255;

const created = z.object({ id: z.string().min(1), status: z.string().nullish().catch(null) });

/** One campaign for the contacts of all items. https://docs.kejue.co/api-reference/campaigns/create-campaign */
export const create = defineCallBatch<'contactId' | 'phone' | 'contact'>(calls)({
	option: { name: 'Create', value: 'create', description: 'Create a campaign with the people of all items, by contact or phone number, and start it if Auto Start is on or a start is scheduled. Kejue documents no way to pause or cancel it.', action: 'Create campaign with contacts of all items' },
	properties: [
		{ displayName: 'The contacts of up to 10,000 items go into one campaign. Once it has started, no way to pause or cancel it is documented. Campaign Rules judge each item when the campaign is created, not when it calls.', name: 'campaignNotice', type: 'notice', default: '' },
		{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '', placeholder: 'e.g. Reminders in March', description: 'Up to 255 characters. Items with different names go into different campaigns.' },
		{ ...contact, description: 'Contact to call. If empty, the contact with Phone Number is found, or created.' },
		{ ...persona, description: 'Persona that calls. Not required if a Voice Config is selected.' },
		{ displayName: 'Phone Number', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Number of the contact, by which Campaign Rules judge the item. Kejue calls the number that is stored with the contact.' },
		{ ...contactFields, description: 'Details of a contact that is created' },
		{ displayName: 'Auto Start', name: 'autoStart', type: 'boolean', default: false, description: 'Whether to start calling at once. If off, start the campaign with the operation Start.' },
		callSettings,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Visits in March' },
				{ displayName: 'Metadata', name: 'metadata', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Custom data to store with the campaign', options: freeObjectGroups },
				{ displayName: 'Priority', name: 'priority', type: 'number', typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 }, default: 50, description: 'Priority in the queue, from 1 to 100' },
				scheduledStart,
				{ ...voiceConfig, name: 'voiceConfigId', description: "One of the persona's voice configurations, which set language and voice" },
			],
		},
		additionalBodyFields,
		callAndCountryOptions,
	],
	max: MAX_CONTACTS,
	listMember: 'contact_ids',
	effect: { what: 'campaign', rings: true, participle: 'created', where: 'the campaigns in the Kejue dashboard' },
	to: (params) => dialed(params)?.number,
	extension: (params) => (params.contactId === undefined ? dialed(params)?.extension : undefined),
	callInstead: (number) => ({ contactId: undefined, phone: number }),
	target({ contact_ids: ids }) {
		const id = [ids].flat()[0];
		return typeof id === 'string' && id.startsWith('+') ? undefined : contactTarget({ id });
	},
	response: created.passthrough(),
	output: { campaignId: 'string?', campaignStatus: 'string?', contactId: 'string?' },
	// Until its contact is found, a person goes by the number.
	entry: (params) => ({ id: params.contactId ?? contactOf(params).phone }),
	resolve: resolveItems(async (all: Person[], send) => {
		const found = await findOrCreateContacts(all.filter(({ contactId }) => contactId === undefined).map(contactOf), send);
		return all.map(({ contactId: id }) => (id === undefined ? found.shift() : undefined) ?? { id });
	}),
	storedPeople,
	result: (record, { contactId }, { entry }) => ({ ...record, contactId: contactId ?? entry?.id }),
	simplify(record, _params, number) {
		const { id, status = null } = created.partial().parse(record);
		return { ...EMPTY_CALL, to: number ?? null, campaignId: id ?? null, campaignStatus: status, contactId: record.contactId ?? null };
	},
	request({ name, personaId, autoStart, callSettings: settings, additionalFields: more, additionalBodyFields }, contacts, { now }) {
		if (!personaId && !more.voiceConfigId && !additionalBodyFields) throw new InvalidParameter('Persona', 'is empty, and no Voice Config is selected');
		return {
			method: 'POST',
			path: apiPath('/api/v1/campaigns'),
			body: present({
				name: atMost(NAME_MAX_CHARACTERS, name, 'Name'),
				description: more.description,
				persona_id: personaId,
				voice_config_id: more.voiceConfigId,
				call_settings: present(callSettingsBody(settings)),
				metadata: more.metadata,
				contact_ids: [...new Set(contacts.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))],
				priority: more.priority,
				scheduled_start_at: readScheduledStart(more.scheduledStartAt, 'Additional Fields → Scheduled Start', now),
				auto_start: autoStart || undefined,
			} satisfies CampaignCreate),
		};
	},
});

interface Person {
	contactId?: string;
	phone?: string;
	contact: Partial<Params<(typeof contactFields)['options']>>;
	options: NumberOptions;
}

function dialed({ phone, options }: Pick<Person, 'phone' | 'options'>): NumberToCall | undefined {
	return numberToCall(phone, { parameter: 'Phone Number', options });
}

/** A contact by its number, as it is created. @throws InvalidParameter */
function contactOf(params: Person): NewContact {
	const number = dialed(params)?.number;
	if (number === undefined) throw new InvalidParameter('Contact', 'is empty, and so is Phone Number', 'Fill in one of them, or filter out items without them.');
	return { ...contactBody(number, params.contact, params.options), phone: number };
}
