import { z } from 'zod';
import { collectPages } from '../../shared/core/lists/collectPages';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import { ProblemError, type Problem } from '../../shared/core/problem/problem';
import { toError } from '../../shared/core/problem/toError';
import type { RequestSpec } from '../../shared/core/request';
import type { Send } from '../../shared/core/running/resolveItems';
import { apiPath } from '../../shared/core/sending/apiPath';
import { MAX_CONTACTS } from './bulk';
import { contactRecord, contacts, contactsPath } from './contact';

/** So few contacts are looked for one by one; of more, the first page of the list says what takes fewer requests. */
const MAX_SEARCHES = 3;

const counted = z.object({ total: z.number() }).partial().catch({});

const found = z.object({ id: z.string(), phone: z.string().nullish(), whatsapp_number: z.string().nullish() }).passthrough();

interface StoredContact {
	id: string;
	/** In E.164; empty for a contact without one. */
	number: string;
}

interface Left {
	ids: string[];
	numbers: string[];
}

interface ReadContacts {
	contacts: StoredContact[];
	/** Why some could not be read, by ID. */
	failed: Map<string, Problem>;
}

/** The contacts with these IDs or numbers (E.164), each once, in as few requests as may be. @throws ProblemError where the list cannot be read */
export async function readContacts({ ids = [], numbers = [] }: Partial<Left>, send: Send): Promise<ReadContacts> {
	const isWanted = within({ ids, numbers });
	const all: Left = { ids: [...new Set(ids)], numbers: [...new Set(numbers)] };
	const { begun, pagesLeft } = countOf(all) > MAX_SEARCHES ? await firstPage(send) : { begun: [], pagesLeft: Infinity };
	const left = without(all, begun);
	const isWhole = pagesLeft <= countOf(left);
	const listed = [...begun, ...(isWhole && pagesLeft > 0 ? await list({ has_phone: true }, send, MAX_CONTACTS) : [])];
	const searched = isWhole ? [] : await Promise.all(left.numbers.map(async (search) => await list({ search }, send)));
	const failed = new Map<string, Problem>();
	const single = await Promise.all(
		without(left, listed).ids.map(async (id) => {
			try {
				return [await contactWith(id, send)];
			} catch (error) {
				if (!(error instanceof ProblemError)) throw toError(error);
				failed.set(id, error.problem);
				return [];
			}
		}),
	);
	return { contacts: [...[...listed, ...searched.flat()].filter(isWanted), ...single.flat()], failed };
}

function within({ ids, numbers }: Left): (contact: StoredContact) => boolean {
	const [wantedIds, wantedNumbers] = [new Set(ids), new Set(numbers)];
	return ({ id, number }) => wantedIds.has(id) || wantedNumbers.has(number);
}

function without({ ids, numbers }: Left, contacts: StoredContact[]): Left {
	const [knownIds, knownNumbers] = [new Set(contacts.map(({ id }) => id)), new Set(contacts.map(({ number }) => number))];
	return { ids: ids.filter((id) => !knownIds.has(id)), numbers: numbers.filter((number) => !knownNumbers.has(number)) };
}

function countOf({ ids, numbers }: Left): number {
	return ids.length + numbers.length;
}

/** Of the contacts with a phone. */
async function firstPage(send: Send): Promise<{ begun: StoredContact[]; pagesLeft: number }> {
	const data = await send(pageAt(0, { has_phone: true }), { response: contacts.response });
	const entries = contacts.pages.entries(data);
	const { total = entries.length === 0 ? 0 : Infinity } = counted.parse(data);
	return { begun: numbersIn(entries), pagesLeft: Math.max(0, Math.ceil(total / MAX_CONTACTS) - 1) };
}

async function list(query: { search?: string; has_phone?: boolean }, send: Send, offset = 0): Promise<StoredContact[]> {
	const { pages, response } = contacts;
	const { records } = await collectPages({ pages, first: pageAt(offset, query), limit: Infinity }, async (spec) => await send(spec, { response }));
	return numbersIn(records);
}

function pageAt(offset: number, query: object): RequestSpec {
	return { method: 'GET', path: contactsPath, query: { limit: MAX_CONTACTS, offset, ...query } };
}

function numbersIn(records: unknown[]): StoredContact[] {
	return parsedRecords(records, contactRecord).map(({ id, phone }) => ({ id, number: numberOf(phone) }));
}

async function contactWith(contactId: string, send: Send): Promise<StoredContact> {
	const contact = found.parse(await send({ method: 'GET', path: apiPath('/api/v1/contacts/{contactId}', { contactId }) }, { response: found }));
	// Kejue may call it if the contact has no other number.
	return { id: contactId, number: numberOf(contact.phone ?? '') || numberOf(contact.whatsapp_number ?? '') };
}

/** In E.164, as far as it is a number: Kejue keeps them in that form. */
function numberOf(phone: string): string {
	const digits = phone.replace(/\D/g, '').replace(/^00/, '');
	return digits && `+${digits}`;
}
