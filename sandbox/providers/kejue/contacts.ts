import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { ResourceTable } from '../../resourceTable';
import { KEJUE_TIMES } from './kejueTable';

const text = z.string().nullish().default(null);

/** A contact as it is sent, by itself or along with a call. */
export const contactInputSchema = z.object({
	phone: text,
	whatsapp_number: text,
	email: text,
	first_name: text,
	last_name: text,
	company: text,
	job_title: text,
	country: text,
	timezone: text,
	language: text,
	tags: z.array(z.string()).default([]),
	metadata: z.record(z.string(), z.unknown()).default({}),
});

/** See {@link contactInputSchema}. */
export type ContactInput = z.infer<typeof contactInputSchema>;

const contactSchema = contactInputSchema.extend({ id: z.string() }).passthrough();

/** A contact as Kejue keeps it. */
export type Contact = z.infer<typeof contactSchema>;

/** The contacts of the workspace, seeded ones first. */
export type ContactTable = ResourceTable<Contact>;

const SEED_COUNT = 250;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';
/** Of the seeded contacts every so many-th has no phone. */
const WITHOUT_PHONE_EVERY = 10;
const FIRST_NAMES = ['Ada', 'Alan', 'Grace', 'Edsger', 'Barbara', 'Omar', 'Zoë', 'Núria', 'Søren', 'Layla'];
const COMPANIES = ['Acme', 'Globex', 'Initech', 'Umbrella', 'Hooli'];
const TAGS = ['lead', 'customer', 'vip'];
const COUNTRIES = ['US', 'AE', 'DE'];
const LANGUAGES = ['en', 'ar', 'de'];

const SEEDS: readonly Contact[] = Array.from({ length: SEED_COUNT }, (_, index) => {
	const number = index + 1;
	return {
		id: `con_sandbox_${number}`,
		phone: number % WITHOUT_PHONE_EVERY === 0 ? null : seededPhone(index),
		whatsapp_number: null,
		email: `contact${number}@sandbox.example`,
		first_name: FIRST_NAMES[index % FIRST_NAMES.length],
		last_name: `Contact ${number}`,
		company: COMPANIES[index % COMPANIES.length],
		job_title: null,
		country: COUNTRIES[index % COUNTRIES.length],
		timezone: null,
		language: LANGUAGES[index % LANGUAGES.length],
		tags: [TAGS[index % TAGS.length]],
		metadata: {},
		source: 'import',
		is_active: true,
		created_at: SEEDED_AT,
		updated_at: SEEDED_AT,
	};
});

export function contactTable(description: RecordSource): ContactTable {
	return new ResourceTable({
		noun: 'Contact',
		id: 'id',
		newId: () => newId('con'),
		row: contactSchema,
		described: description.record('Contact'),
		defaults: () => ({ source: 'api' }),
		times: KEJUE_TIMES,
		foundBy: ({ phone }) => phone,
		seeds: SEEDS,
	});
}

/** What is kept of a contact that is sent: one spelling of its number, and the number's country where none is given. */
export function readContact(input: ContactInput): ContactInput {
	const phone = input.phone ? canonicalNumber(input.phone) : null;
	return { ...input, phone, country: input.country ?? parsePhoneNumberFromString(phone ?? '')?.country ?? null };
}

/** A contact sent along with a call is found again by its phone, else created. */
export function findOrCreateContact(contacts: ContactTable, input: ContactInput): Contact {
	const read = readContact(input);
	return contacts.find(read.phone) ?? contacts.create(read);
}

/** Fictional, and none of the reserved numbers nor of those that examples use. */
function seededPhone(index: number): string {
	const areaCode = 217 + Math.floor(index / 100);
	return `+1${areaCode}55501${String(index % 100).padStart(2, '0')}`;
}
