import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { ResourceTable } from '../../resourceTable';
import type { ContactTable } from './contacts';
import { dayOf } from './leversTable';

const invoiceSchema = z
	.object({
		uuid: z.string(),
		number: z.string(),
		dueDate: z.string(),
		total: z.number(),
		status: z.enum(['UNPAID', 'PAID']),
		contactUuid: z.string(),
		/** What was still owed when it came from another system. */
		outstandingAmount: z.number().optional(),
		/** Unix milliseconds. */
		storedAt: z.number(),
		historyUuid: z.string(),
		attachments: z.array(z.string()),
	})
	.passthrough();
const paymentSchema = z.object({ uuid: z.string(), invoiceUuid: z.string(), amount: z.number() }).passthrough();

/** An invoice as Levers keeps it. */
export type Invoice = z.infer<typeof invoiceSchema>;

const DAY_MS = 24 * 3_600_000;

/** The invoices of the account, and the payments on them. Nothing is there from the start. */
export class InvoiceBook {
	readonly invoices: ResourceTable<Invoice>;
	readonly payments: ResourceTable<z.infer<typeof paymentSchema>>;
	private readonly entry;

	constructor(
		private readonly contacts: ContactTable,
		description: RecordSource,
	) {
		this.entry = { payment: description.record('InvoicePaymentEntry'), contact: description.record('ContactSummary') };
		this.invoices = new ResourceTable({
			noun: 'Invoice',
			id: 'uuid',
			newId: randomUUID,
			row: invoiceSchema,
			described: description.record('Invoice'),
			hidden: ['contactUuid', 'storedAt', 'historyUuid', 'attachments'],
			defaults: () => ({ remindersEnabled: true, historyUuid: randomUUID(), attachments: [] }),
			times: { created: (now) => ({ createdAt: dayOf(now), storedAt: now }) },
		});
		this.payments = new ResourceTable({
			noun: 'Payment',
			id: 'uuid',
			newId: randomUUID,
			row: paymentSchema,
			described: description.record('Payment'),
			hidden: ['invoiceUuid', 'extPlatformId', 'extInvoiceId'],
			defaults: () => ({ paymentType: 'PAYMENT' }),
		});
	}

	/** As it is shown after a change. */
	present(invoice: Invoice) {
		const contact = this.contacts.get(invoice.contactUuid);
		const { totalPaid, outstandingAmount } = this.balanceOf(invoice);
		const isPaid = invoice.status === 'PAID';
		return {
			...this.invoices.shown(invoice),
			contact: contact ? this.entry.contact.take(contact) : {},
			totalPaid,
			outstandingAmount,
			level: isPaid ? 'PAID' : levelOf(invoice),
			risk: 'LOW',
			preDueEmails: 0,
			postDueEmails: 0,
			attachment: invoice.attachments.length > 0,
			currencyCode: 'SAR',
		};
	}

	/** As it is shown when it is read by itself. */
	presentDetails(invoice: Invoice) {
		return {
			...this.present(invoice),
			customerRisk: 'LOW',
			daysUntilDue: Math.ceil((Date.parse(invoice.dueDate) - Date.now()) / DAY_MS),
			history: [{ uuid: invoice.historyUuid, type: 'CREATED', createdAt: new Date(invoice.storedAt).toISOString(), data: {} }],
			payment: this.paymentsOn(invoice.uuid).map((payment) => this.entry.payment.take(payment)),
		};
	}

	/** An invoice on which nothing is owed any more is a paid one (inferred). */
	settle(invoice: Invoice): Invoice {
		return this.balanceOf(invoice).outstandingAmount > 0 ? invoice : this.setStatus(invoice, 'PAID');
	}

	setStatus(invoice: Invoice, status: Invoice['status']): Invoice {
		const { paidDate: _before, ...others } = invoice;
		return this.invoices.keep({ ...others, status, ...(status === 'PAID' ? { paidDate: dayOf(Date.now()) } : {}) });
	}

	/** What a contact owes and has paid. */
	totalsOf(contactUuid: string) {
		const owned = this.invoices.all().filter((invoice) => invoice.contactUuid === contactUuid);
		const balances = owned.map((invoice) => this.balanceOf(invoice));
		return {
			totalAmount: sum(owned.map(({ total }) => total)),
			totalPaid: sum(balances.map(({ totalPaid }) => totalPaid)),
			outstandingAmount: sum(balances.map(({ outstandingAmount }) => outstandingAmount)),
		};
	}

	clear(): void {
		this.invoices.clear();
		this.payments.clear();
	}

	private balanceOf({ uuid, total, status, outstandingAmount = total }: Invoice) {
		const totalPaid = sum(this.paymentsOn(uuid).map(({ amount }) => amount));
		return { totalPaid, outstandingAmount: status === 'PAID' ? 0 : Math.max(0, outstandingAmount - totalPaid) };
	}

	private paymentsOn(invoiceUuid: string) {
		return this.payments.all().filter((payment) => payment.invoiceUuid === invoiceUuid);
	}
}

function levelOf({ dueDate }: Invoice): string {
	const today = dayOf(Date.now());
	if (dueDate === today) return 'DUE';
	return dueDate > today ? 'UPCOMING' : 'OVER-DUE';
}

function sum(amounts: readonly number[]): number {
	return amounts.reduce((total, amount) => total + amount, 0);
}
