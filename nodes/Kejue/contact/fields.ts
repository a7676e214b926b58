import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { numberToCall, type NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { storedNumber } from '../../shared/calls/numbers/storedNumber';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { ianaZone } from '../../shared/core/input/ianaZone';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { ContactInput } from '../api';

export const contactPhone = { displayName: 'Phone Number', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'In international format, or a local number if Default Country is set' } as const satisfies INodeProperties;

/** https://docs.kejue.co/api-reference/contacts/create-contact */
export const contactFields = {
	displayName: 'Contact Fields',
	name: 'contact',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'Additional contact details to store in Kejue',
	options: [
		{ displayName: 'Company', name: 'company', type: 'string', default: '', placeholder: 'e.g. Acme' },
		{ displayName: 'Country', name: 'country', type: 'string', default: '', placeholder: 'e.g. US', description: 'ISO country code. Kejue derives it from the phone number when it is not set.' },
		{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'name@email.com' },
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Ana' },
		{ displayName: 'Job Title', name: 'jobTitle', type: 'string', default: '', placeholder: 'e.g. Buyer' },
		{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. en', description: 'Language code. Kejue derives it from the phone number when it is not set.' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Reyes' },
		{ displayName: 'Metadata', name: 'metadata', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Custom data to store with the contact', options: freeObjectGroups },
		{ displayName: 'Tags', name: 'tags', type: 'string', default: '', placeholder: 'e.g. lead, vip', description: 'Separated by commas' },
		{ displayName: 'Time Zone', name: 'timezone', type: 'string', default: '', placeholder: 'e.g. America/Los_Angeles', description: 'IANA name. Kejue derives it from the phone number when it is not set.' },
		{ displayName: 'WhatsApp Number', name: 'whatsappNumber', type: 'string', default: '', placeholder: 'e.g. +14155550124', description: 'In international format, or a local number if Default Country is set' },
	],
} as const satisfies INodeProperties;

/** The contact for the request body, with the number to call as it is sent; undefined when nothing was entered. */
export function contactBody(
	phone: string | undefined,
	entered: Partial<Params<(typeof contactFields)['options']>>,
	options: NumberOptions,
): IDataObject | undefined {
	// Always in E.164: Kejue may call it if the contact has no other number.
	const whatsapp = numberToCall(entered.whatsappNumber, { parameter: 'Contact Fields → WhatsApp Number', options: { ...options, sendAsEntered: false } });
	return present({
		phone,
		whatsapp_number: whatsapp?.sent,
		email: entered.email,
		first_name: entered.firstName,
		last_name: entered.lastName,
		company: entered.company,
		job_title: entered.jobTitle,
		country: entered.country,
		timezone: ianaZone(entered.timezone, 'Contact Fields → Time Zone'),
		language: entered.language,
		tags: splitList(entered.tags, 'Contact Fields → Tags'),
		metadata: entered.metadata,
	} satisfies ContactInput);
}

type ContactParams = Params<[typeof contactPhone, typeof contactFields]> & { options: NumberOptions; additionalBodyFields?: IDataObject };

/** A contact to be created. @throws InvalidParameter where nothing was entered, neither here nor in Additional Body Fields */
export function newContact({ phone, contact, options, additionalBodyFields }: ContactParams): IDataObject | undefined {
	const body = contactBody(storedNumber(phone, 'Phone Number', options), contact, options);
	if (!body && !additionalBodyFields) throw new InvalidParameter('Phone Number', 'is empty, and so are all Contact Fields');
	return body;
}

/** Whom a contact that is created stands for. */
export function contactKey({ phone, whatsapp_number, email }: IDataObject): string {
	return JSON.stringify([phone, whatsapp_number, email]);
}
