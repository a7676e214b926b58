import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { collectPages } from '../../shared/core/lists/collectPages';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import { ProblemError } from '../../shared/core/problem/problem';
import { toError } from '../../shared/core/problem/toError';
import type { Send } from '../../shared/core/running/resolveItems';
import { apiPath } from '../../shared/core/sending/apiPath';
import { MAX_CONTACTS } from '../contact/bulk';
import { contactRecord, contacts, contactsPath } from '../contact/contact';

/** So many contacts are looked for one by one; for more, all that have a phone are read. */
const MAX_SEARCHES = 20;

interface StoredContact {
	id: string;
	number: string;
}

interface Wanted {
	ids?: string[];
	numbers: string[];
}

/** The contacts with these IDs or numbers (E.164), as the provider lists them. @throws ProblemError */
export async function readContacts({ ids = [], numbers }: Wanted, send: Send): Promise<StoredContact[]> {
	const isMany = ids.length + numbers.length > MAX_SEARCHES;
	const searches = isMany ? [{ has_phone: true }] : numbers.map((search) => ({ search }));
	const found = await Promise.all([...searches.map(async (query) => await listed(query, send)), ...(isMany ? [] : ids.map(async (id) => await contactIfAny(id, send)))]);
	const wanted = { ids: new Set(ids), numbers: new Set(numbers) };
	return parsedRecords(found.flat(), contactRecord)
		.map(({ id, phone }) => ({ id, number: `+${phone.replace(/\D/g, '').replace(/^00/, '')}` }))
		.filter(({ id, number }) => wanted.ids.has(id) || wanted.numbers.has(number));
}

async function listed(query: IDataObject, send: Send): Promise<unknown[]> {
	const { pages, response } = contacts;
	const first = { method: 'GET', path: contactsPath, query: { limit: MAX_CONTACTS, offset: 0, ...query } } as const;
	const { records } = await collectPages({ pages, first, limit: Infinity }, async (spec) => await send(spec, { response }));
	return records;
}

async function contactIfAny(contactId: string, send: Send): Promise<unknown[]> {
	try {
		return [await send({ method: 'GET', path: apiPath('/api/v1/contacts/{contactId}', { contactId }) }, { response: z.object({ id: z.string() }).passthrough() })];
	} catch (error) {
		if (error instanceof ProblemError && error.problem.details.httpStatus === 404) return [];
		throw toError(error);
	}
}
