import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { isoTime } from '../../isoTime';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';

const text = z.string().nullish().default(null);

/** A contact as it is sent along with a call. */
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

/** A contact as Kejue keeps it. */
export interface Contact extends ContactInput {
	id: string;
	source: string;
	is_active: boolean;
	created_at: string;
	updated_at: string;
}

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

/** The contacts of the workspace, seeded ones first. */
export class ContactBook {
	private readonly byId = new Map<string, Contact>();
	private readonly byPhone = new Map<string, Contact>();

	constructor() {
		this.clear();
	}

	/** A contact sent along is found again by its phone, else created. */
	findOrCreate(input: ContactInput): Contact {
		const phone = input.phone ? canonicalNumber(input.phone) : null;
		const known = phone === null ? undefined : this.byPhone.get(phone);
		if (known) return known;
		const now = isoTime(Date.now());
		const country = input.country ?? parsePhoneNumberFromString(phone ?? '')?.country ?? null;
		return this.keep({ ...input, id: newId('con'), phone, country, source: 'api', is_active: true, created_at: now, updated_at: now });
	}

	get(id: string): Contact | undefined {
		return this.byId.get(id);
	}

	all(): Contact[] {
		return [...this.byId.values()];
	}

	/** Back to the seeded ones. */
	clear(): void {
		this.byId.clear();
		this.byPhone.clear();
		SEEDS.forEach((contact) => this.keep(contact));
	}

	private keep(contact: Contact): Contact {
		this.byId.set(contact.id, contact);
		if (contact.phone !== null) this.byPhone.set(contact.phone, contact);
		return contact;
	}
}

/** Fictional, and none of the reserved numbers nor of those that examples use. */
function seededPhone(index: number): string {
	const areaCode = 217 + Math.floor(index / 100);
	return `+1${areaCode}55501${String(index % 100).padStart(2, '0')}`;
}
