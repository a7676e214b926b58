import { contactOptions } from '../../shared/calls/fields';
import { defineBatch } from '../../shared/core/defineBatch';
import { additionalBodyFields } from '../../shared/core/input/fields';
import { isObject } from '../../shared/core/input/isObject';
import { RefusedEntry } from '../../shared/core/operation';
import { bulkCounts, bulkRequest, MAX_CONTACTS } from './bulk';
import { contactFields, contactKey, contactPhone, newContact } from './fields';

/** Many contacts in one request, which is answered with counts. https://docs.kejue.co/api-reference/contacts/bulk-create-contacts */
export const createMany = defineBatch<'phone' | 'contact'>()({
	option: { name: 'Create Many', value: 'createMany', description: 'Add the people of all items with as few requests as possible. Returns no contact IDs.', action: 'Create many contacts' },
	properties: [
		{ displayName: 'Up to 1000 items are sent together in one request. Kejue returns how many were created and skipped, not their IDs: to get these, use Get Many.', name: 'resultNotice', type: 'notice', default: '' },
		contactPhone,
		contactFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Duplicate Field', name: 'duplicateField', type: 'options', options: [{ name: 'Email', value: 'email' }, { name: 'Phone Number', value: 'phone' }, { name: 'WhatsApp Number', value: 'whatsapp_number' }], default: 'phone', description: 'What duplicates have in common (the phone number if not set)' },
				{ displayName: 'Skip Duplicates', name: 'skipDuplicates', type: 'boolean', default: false, description: 'Whether to leave out contacts that exist already (true if not set)' },
			],
		},
		additionalBodyFields,
		contactOptions,
	],
	max: MAX_CONTACTS,
	listMember: 'contacts',
	effect: { what: 'contact', participle: 'created', where: 'the contacts in the Kejue dashboard' },
	target: ({ contacts }) => [contacts].flat().filter(isObject).map(contactKey)[0],
	response: bulkCounts.passthrough(),
	reportsEach: true,
	entry: ({ phone, contact, options }) => newContact({ phone, contact, options }) ?? {},
	request: ({ additionalFields: { skipDuplicates, duplicateField } }, contacts) =>
		bulkRequest({ contacts, skip_duplicates: skipDuplicates, duplicate_field: duplicateField }),
	output: { status: 'string', contact: 'object', request: { created: 'integer', skipped: 'integer', refused: 'integer' } },
	result(record, { phone, contact, options }, { index, count }) {
		const { created, skipped, errors } = bulkCounts.parse(record);
		const own = errors.find((each) => each.index === index);
		if (own) return new RefusedEntry(own.error);
		const refused = new Set(errors.map((each) => each.index)).size;
		// Unless everybody is accounted for, nobody knows what became of whom.
		const isClear = created + skipped + refused === count && errors.every((each) => each.index !== null && each.index >= 0 && each.index < count);
		const status = isClear && skipped === 0 ? 'created' : isClear && created === 0 ? 'skipped' : 'createdOrSkipped';
		return { status, contact: newContact({ phone, contact, options }), request: { created, skipped, refused } };
	},
});
