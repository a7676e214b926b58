import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import type { Answer, Operation, OperationRequest } from '../../simulation';
import { membersOf, tableOperations } from '../../tableOperations';
import type { Contact, ContactTable } from './contacts';
import type { InvoiceBook } from './invoices';
import { LEVERS_TABLE } from './leversTable';

const pageQuery = z.object({ page: z.number().default(1), size: z.number().default(50) });

/** https://docs.uselevers.com/api-reference/contact/. The list is inferred. */
export function contactOperations(contacts: ContactTable, invoices: InvoiceBook, description: RecordSource): Record<string, Operation> {
	const details = description.record('ContactDetails');
	const summary = description.record('ContactSummary');
	const listContacts = (rows: Contact[], { query }: OperationRequest): Answer => {
		const { page, size } = pageQuery.parse(query);
		const items = rows.slice((page - 1) * size, page * size).map((row) => summary.take(row));
		return { status: 200, body: { items, total: rows.length, page, size, pages: Math.ceil(rows.length / size) } };
	};
	return tableOperations({
		table: contacts,
		dialect: LEVERS_TABLE,
		operations: { create: 'createContact', update: 'updateContact', get: 'getContact' },
		lists: { listContacts },
		read: ({ secondaryContacts, ...body }) =>
			Array.isArray(secondaryContacts)
				? { ...body, secondaryContacts: secondaryContacts.map((each) => ({ ...summary.take(membersOf(each)), uuid: randomUUID() })) }
				: body,
		// The page shows no uuid at the top level of what is read.
		present: (row, verb) => (verb === 'get' ? details.take({ ...row, risk: 'LOW', ...invoices.totalsOf(row.uuid) }) : contacts.shown(row)),
	});
}
