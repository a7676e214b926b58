import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { storedNumber } from '../../shared/calls/numbers/storedNumber';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { customFields, extPlatformId } from '../fields';
import { requireLength } from '../requireLength';

/** https://docs.uselevers.com/api-reference/contact/create-contact */
export const contactFields = {
	displayName: 'Contact Fields',
	name: 'contactFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'Account Number', name: 'accountNumber', type: 'string', default: '' },
		{ displayName: 'Additional Number', name: 'additionalNumber', type: 'string', default: '', description: 'Sent as entered' },
		{ displayName: 'Bank Contact Name', name: 'bankContactName', type: 'string', default: '' },
		{ displayName: 'Bank Name', name: 'bankName', type: 'string', default: '' },
		{ displayName: 'Building', name: 'building', type: 'string', default: '' },
		{ displayName: 'Building (Arabic)', name: 'buildingAr', type: 'string', default: '' },
		{ displayName: 'City', name: 'city', type: 'string', default: '', placeholder: 'e.g. Riyadh' },
		{ displayName: 'City (Arabic)', name: 'cityAr', type: 'string', default: '' },
		{ displayName: 'Country', name: 'country', type: 'string', default: '' },
		{ displayName: 'Country (Arabic)', name: 'countryAr', type: 'string', default: '' },
		customFields,
		{ displayName: 'District', name: 'district', type: 'string', default: '' },
		{ displayName: 'District (Arabic)', name: 'districtAr', type: 'string', default: '' },
		{ displayName: 'Email', name: 'email', type: 'string', default: '', placeholder: 'name@email.com' },
		{ displayName: 'Email Language (Inferred)', name: 'sendEmailNotifLang', type: 'options', options: [{ name: 'Arabic', value: 'ARABIC' }, { name: 'English', value: 'ENGLISH' }, { name: 'English and Arabic', value: 'ENGLISH_ARABIC' }], default: 'ENGLISH', description: 'Language of email notifications' },
		{ displayName: 'Email Tone', name: 'emailTone', type: 'options', options: [{ name: 'Friendly', value: 'FRIENDLY' }, { name: 'Neutral', value: 'NEUTRAL' }, { name: 'Real Estate', value: 'REALESTATE' }], default: 'NEUTRAL' },
		{ displayName: 'Error Detail (JSON)', name: 'errorDetail', type: 'json', default: '{}', placeholder: 'e.g. { "email": "bounced" }', description: 'What is wrong with the contact' },
		{ displayName: 'External Company ID', name: 'extCompanyId', type: 'string', default: '', description: 'ID of the company in another system' },
		extPlatformId,
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Nathan' },
		{ displayName: 'First Name (Arabic)', name: 'firstNameAr', type: 'string', default: '' },
		{ displayName: 'Gender', name: 'gender', type: 'options', options: [{ name: 'Female', value: 'female' }, { name: 'Male', value: 'male' }], default: 'female' },
		{ displayName: 'Has Errors', name: 'hasErrors', type: 'boolean', default: true, description: 'Whether something is wrong with the contact' },
		{ displayName: 'IBAN', name: 'iban', type: 'string', default: '' },
		{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Smith' },
		{ displayName: 'Last Name (Arabic)', name: 'lastNameAr', type: 'string', default: '' },
		{ displayName: 'Name (Arabic)', name: 'nameAr', type: 'string', default: '' },
		{ displayName: 'Other ID', name: 'otherId', type: 'string', default: '' },
		{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'In international format, or a local number if Default Country is set' },
		{ displayName: 'Postal Code', name: 'postalCode', type: 'string', default: '' },
		{ displayName: 'Reminders Enabled', name: 'remindersEnabled', type: 'boolean', default: true, description: 'Whether Levers sends payment reminders to the contact (true if not set)' },
		{ displayName: 'Role', name: 'role', type: 'options', options: [{ name: 'Primary', value: 'PRIMARY' }, { name: 'Secondary', value: 'SECONDARY' }], default: 'PRIMARY' },
		{ displayName: 'Send Email Notifications', name: 'sendEmailNotif', type: 'boolean', default: true, description: 'Whether Levers sends email notifications to the contact' },
		{ displayName: 'Send SMS Notifications', name: 'sendSmsNotif', type: 'boolean', default: true, description: 'Whether Levers sends text message notifications to the contact' },
		{ displayName: 'SMS Language (Inferred)', name: 'sendSmsNotifLang', type: 'options', options: [{ name: 'Arabic', value: 'ARABIC' }, { name: 'English', value: 'ENGLISH' }], default: 'ENGLISH', description: 'Language of text message notifications' },
		{ displayName: 'Street', name: 'street', type: 'string', default: '' },
		{ displayName: 'Street (Arabic)', name: 'streetAr', type: 'string', default: '' },
		{ displayName: 'VAT Number', name: 'vatNumber', type: 'string', default: '' },
	],
} as const satisfies INodeProperties;

export const secondaryContacts = {
	displayName: 'Secondary Contacts',
	name: 'secondaryContacts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Contact',
	default: {},
	description: 'Other people of the same account',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			values: [{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Nathan Smith' }, contactFields],
		},
	],
} as const satisfies INodeProperties;

/** Texts whose length is not limited. */
const UNLIMITED = ['email', 'extCompanyId', 'extPlatformId'];

type ContactParams = Params<[typeof contactFields, typeof secondaryContacts]> & { name: string | undefined; options: NumberOptions };

/** The contact for the request body; undefined when nothing was entered. Its members are named as the fields are. @throws InvalidParameter */
export function contactBody({ name, contactFields: entered, secondaryContacts: others, options }: ContactParams): IDataObject | undefined {
	const secondary = others?.contact?.map((other, index) => personBody(other, options, `Secondary Contacts → Contact ${index + 1} → `));
	return present({ ...personBody({ name, contactFields: entered }, options, ''), secondaryContacts: secondary });
}

function personBody({ name, contactFields: entered = {} }: Partial<Pick<ContactParams, 'name' | 'contactFields'>>, options: NumberOptions, within: string): IDataObject {
	for (const field of contactFields.options) {
		const value = entered[field.name];
		if (typeof value === 'string' && !UNLIMITED.includes(field.name)) requireLength(value, `${within}Contact Fields → ${field.displayName}`);
	}
	return {
		...present({ name: requireLength(name, `${within}Name`) }),
		...entered,
		...present({ phoneNumber: storedNumber(entered.phoneNumber, `${within}Contact Fields → Phone Number`, options) }),
	};
}
