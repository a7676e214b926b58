import { z } from 'zod';
import { type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import { type Contact, type ContactInput, contactInputSchema, type ContactTable, readContact } from './contacts';
import { KEJUE_TABLE } from './kejueTable';
import { DEFAULT_LIMIT, pageOf, pageQuery } from './page';

const contactsQuery = pageQuery.extend({
	search: z.string().nullish(),
	tags: z.string().nullish(),
	country: z.string().nullish(),
	language: z.string().nullish(),
	has_phone: z.boolean().nullish(),
});
const bulkBody = z.object({
	contacts: z.array(contactInputSchema),
	skip_duplicates: z.boolean().default(true),
	duplicate_field: z.enum(['phone', 'email', 'whatsapp_number']).default('phone'),
});

/** https://docs.kejue.co/api-reference/contacts/. That one contact may be created twice with the same phone is inferred. */
export function contactOperations(contacts: ContactTable): Record<string, Operation> {
	return {
		...tableOperations({
			table: contacts,
			dialect: KEJUE_TABLE,
			operations: { create: 'createContact', get: 'getContact' },
			lists: { listContacts },
			read: (body) => readContact(contactInputSchema.parse(body)),
		}),
		bulkCreateContacts: quiet(({ body }) => createAll(contacts, bulkBody.parse(body))),
	};
}

/** Rows without a value in the field that tells duplicates are never duplicates (inferred). */
function createAll(contacts: ContactTable, { contacts: inputs, skip_duplicates, duplicate_field }: z.infer<typeof bulkBody>): Answer {
	const valueOf = (contact: ContactInput) => contact[duplicate_field] || null;
	const known = new Set(contacts.all().map(valueOf));
	let created = 0;
	for (const input of inputs.map(readContact)) {
		const value = valueOf(input);
		if (skip_duplicates && value !== null && known.has(value)) continue;
		known.add(value);
		contacts.create(input);
		created += 1;
	}
	return { status: 200, body: { created, skipped: inputs.length - created, errors: [] } };
}

function listContacts(rows: Contact[], { query }: OperationRequest): Answer {
	const { limit = DEFAULT_LIMIT, offset = 0, ...filters } = contactsQuery.parse(query);
	const wanted = rows.filter((contact) => isWanted(contact, filters));
	return { status: 200, body: { contacts: pageOf(wanted, { limit, offset }), total: wanted.length, limit, offset } };
}

/** Of several tags one is enough (inferred). */
function isWanted(contact: Contact, { search, tags, country, language, has_phone }: Omit<z.infer<typeof contactsQuery>, 'limit' | 'offset'>): boolean {
	const { first_name, last_name, phone, email, company } = contact;
	const texts = [[first_name, last_name].filter(Boolean).join(' '), phone, email, company];
	return (
		(!search || texts.some((text) => text?.toLowerCase().includes(search.toLowerCase()))) &&
		(!tags || tags.split(',').some((tag) => contact.tags.includes(tag.trim()))) &&
		(!country || contact.country === country) &&
		(!language || contact.language === language) &&
		(has_phone === undefined || has_phone === null || has_phone === (phone !== null))
	);
}
