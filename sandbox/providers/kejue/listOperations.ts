import { z } from 'zod';
import { type Answer, type Operation, quiet, refusal } from '../../simulation';
import type { Contact, ContactBook } from './contactBook';
import { DEFAULT_LIMIT, pageOf, pageQuery } from './page';
import { PERSONAS, PHONE_NUMBERS, TOOLS } from './seeds';
import { wordError } from './wordError';

const contactsQuery = pageQuery.extend({
	search: z.string().nullish(),
	tags: z.string().nullish(),
	country: z.string().nullish(),
	language: z.string().nullish(),
	has_phone: z.boolean().nullish(),
});

/** https://docs.kejue.co/api-reference/agents/, /contacts/ and /tools/: reading what calls are made of. Phone numbers are inferred. */
export function listOperations(contacts: ContactBook): Record<string, Operation> {
	return {
		listAgents: quiet(({ query }) => ({ status: 200, body: { agents: pageOf(PERSONAS, pageQuery.parse(query)), total: PERSONAS.length } })),
		getAgent: quiet(({ params }) => found('Agent', PERSONAS.find(({ id }) => id === params.agent_id))),
		listTools: quiet(({ query }) => ({ status: 200, body: { tools: pageOf(TOOLS, pageQuery.parse(query)), total: TOOLS.length } })),
		getTool: quiet(({ params }) => found('Tool', TOOLS.find(({ id }) => id === params.tool_id))),
		listPhoneNumbers: quiet(({ query }) => ({
			status: 200,
			body: { phone_numbers: pageOf(PHONE_NUMBERS, pageQuery.parse(query)), total: PHONE_NUMBERS.length },
		})),
		listContacts: quiet(({ query }) => {
			const { limit = DEFAULT_LIMIT, offset = 0, ...filters } = contactsQuery.parse(query);
			const wanted = contacts.all().filter((contact) => isWanted(contact, filters));
			return { status: 200, body: { contacts: pageOf(wanted, { limit, offset }), total: wanted.length, limit, offset } };
		}),
		getContact: quiet(({ params }) => found('Contact', contacts.get(params.contact_id))),
	};
}

function found(what: string, body: unknown): Answer {
	return body === undefined ? refusal({ wordError }, { status: 404, message: `${what} not found` }) : { status: 200, body };
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
