import { z } from 'zod';
import type { Members } from '../../describedRecord';
import { filesIn } from '../../formBody';
import { type Answer, type Operation, quiet } from '../../simulation';
import { membersOf, tableOperations } from '../../tableOperations';
import type { ContactTable } from './contacts';
import type { Invoice, InvoiceBook } from './invoices';
import { dayOf, LEVERS_TABLE, refuse } from './leversTable';

const statusBody = z.object({ status: z.enum(['UNPAID', 'PAID']), uuid: z.array(z.string()) });
/** The day has begun somewhere on Earth. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

/** https://docs.uselevers.com/api-reference/invoice/. */
export function invoiceOperations(book: InvoiceBook, contacts: ContactTable): Record<string, Operation> {
	const { invoices, payments } = book;
	const withInvoice = (act: (invoice: Invoice, body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const invoice = invoices.get(params.uuid);
			return invoice ? act(invoice, body) : refuse(404, 'Invoice not found');
		});
	const settleInvoice = ({ invoiceUuid }: { invoiceUuid: string }) => {
		const invoice = invoices.get(invoiceUuid);
		if (invoice) book.settle(invoice);
	};
	return {
		...tableOperations({
			table: invoices,
			dialect: LEVERS_TABLE,
			operations: { create: 'createInvoice', update: 'updateInvoice', upsert: 'createOrUpdateInvoice', get: 'getInvoice' },
			matching: (body) => matchingInvoice(invoices.all(), body),
			objection: ({ date, contactUuid }) => {
				if (typeof date === 'string' && date > dayOf(Date.now() + EARLIEST_ZONE_MS)) return 'date may not be in the future';
				return contactUuid === undefined || contacts.get(contactUuid) ? undefined : 'contactUuid is no contact';
			},
			present: (invoice, verb) => (verb === 'get' ? book.presentDetails(invoice) : book.present(invoice)),
		}),
		updateInvoiceStatus: quiet(({ body }) => {
			const { status, uuid } = statusBody.parse(body);
			const found = uuid.flatMap((each) => invoices.get(each) ?? []);
			if (found.length < uuid.length) return refuse(404, 'Invoice not found');
			found.forEach((invoice) => book.setStatus(invoice, status));
			return { status: 200 };
		}),
		uploadInvoiceAttachment: withInvoice((invoice, body) => {
			// What the texts are is not documented: storage keys, as recordings have.
			const added = filesIn(body, 'file').map(({ name }) => `sandbox-attachments:invoices/${invoice.uuid}/${name}`);
			invoices.keep({ ...invoice, attachments: [...invoice.attachments, ...added] });
			return { status: 200, body: { attachment: added } };
		}),
		createInvoicePayment: withInvoice((invoice, body) => {
			const payment = payments.create({ ...membersOf(body), invoiceUuid: invoice.uuid });
			book.settle(invoice);
			return { status: 200, body: payments.shown(payment) };
		}),
		...tableOperations({ table: payments, dialect: LEVERS_TABLE, operations: { update: 'updatePayment' }, onKept: settleInvoice }),
	};
}

/** By uuid, else by number, else by its id in the other system: the rule is not documented (inferred). */
function matchingInvoice(all: readonly Invoice[], { uuid, number, extPlatformId }: Members): Invoice | undefined {
	return (
		all.find((invoice) => invoice.uuid === uuid) ??
		all.find((invoice) => invoice.number === number) ??
		all.find((invoice) => extPlatformId !== undefined && invoice.extPlatformId === extPlatformId)
	);
}
