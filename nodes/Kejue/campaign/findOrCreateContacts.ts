import type { IDataObject } from 'n8n-workflow';
import { RefusedEntry } from '../../shared/core/operation';
import type { Send } from '../../shared/core/running/resolveItems';
import { bulkCounts, bulkRequest, MAX_CONTACTS } from '../contact/bulk';
import { readContacts } from '../contact/readContacts';

/** A contact as it is created; `phone` in E.164. */
export type NewContact = IDataObject & { phone: string };

/** The contact of each person by the phone, created where there is none. @throws ProblemError */
export async function findOrCreateContacts(people: NewContact[], send: Send): Promise<Array<IDataObject | RefusedEntry>> {
	const byNumber = new Map(people.map((person) => [person.phone, person]));
	const found = await findContacts([...byNumber.keys()], send);
	const missing = [...byNumber].filter(([number]) => !found.has(number));
	const refused = new Map<string, string>();
	for (let from = 0; from < missing.length; from += MAX_CONTACTS) {
		const part = missing.slice(from, from + MAX_CONTACTS);
		// What exists is skipped, so sending it again creates nobody twice.
		const spec = bulkRequest({ contacts: part.map(([, person]) => person), skip_duplicates: true, duplicate_field: 'phone' });
		const effect = { what: 'contact', participle: 'created', repeatable: true } as const;
		const { errors } = bulkCounts.parse(await send(spec, { response: bulkCounts, effect, reportsEach: true }));
		for (const { index, error } of errors) refused.set(part[index ?? -1]?.[0] ?? '', error);
	}
	// The list decides: a row may be refused that is there, and be named otherwise than by its index.
	const created = await findContacts(
		missing.map(([number]) => number),
		send,
	);
	return people.map(({ phone }) => {
		const id = found.get(phone) ?? created.get(phone);
		return id === undefined ? new RefusedEntry(refused.get(phone) ?? refused.get('') ?? 'its list has no contact with this phone number') : { id };
	});
}

/** The first contact with each number. */
async function findContacts(numbers: string[], send: Send): Promise<Map<string, string>> {
	if (numbers.length === 0) return new Map();
	const { contacts: stored } = await readContacts({ numbers }, send);
	return new Map(stored.reverse().map(({ id, number }) => [number, id]));
}
