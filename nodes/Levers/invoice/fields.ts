import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { contact } from '../contact/contact';
import type { customFields, extPlatformId, notes, reference } from '../fields';
import { requireLength } from '../requireLength';
import { requireUuid } from '../requireUuid';

export const number = { displayName: 'Number', name: 'number', type: 'string', default: '', placeholder: 'e.g. INV-2027-14', description: 'Invoice number' } as const satisfies INodeProperties;
export const date = { displayName: 'Date', name: 'date', type: 'dateTime', typeOptions: { dateOnly: true }, default: '', description: 'Date of issue, today or earlier' } as const satisfies INodeProperties;
export const dueDate = { displayName: 'Due Date', name: 'dueDate', type: 'dateTime', typeOptions: { dateOnly: true }, default: '' } as const satisfies INodeProperties;
export const total = { displayName: 'Total', name: 'total', type: 'number', default: 0, description: 'Levers takes no currency' } as const satisfies INodeProperties;
export const outstandingAmount = { displayName: 'Outstanding Amount', name: 'outstandingAmount', type: 'number', default: 0, description: 'Amount that is still owed' } as const satisfies INodeProperties;
export const description = { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Rent for March' } as const satisfies INodeProperties;
export const purchaseOrder = { displayName: 'Purchase Order', name: 'purchaseOrder', type: 'string', default: '' } as const satisfies INodeProperties;
export const remindersEnabled = { displayName: 'Reminders Enabled', name: 'remindersEnabled', type: 'boolean', default: true, description: 'Whether Levers sends payment reminders for the invoice (true for a new one if not set)' } as const satisfies INodeProperties;

export const requiredFields = [
	{ ...contact, required: true, description: 'Who owes the invoice' },
	{ ...number, required: true },
	{ ...date, required: true },
	{ ...dueDate, required: true },
	{ ...total, required: true },
] as const satisfies INodeProperties[];

type InvoiceParams = Params<
	[
		typeof contact,
		typeof number,
		typeof date,
		typeof dueDate,
		typeof total,
		typeof outstandingAmount,
		typeof description,
		typeof purchaseOrder,
		typeof remindersEnabled,
		typeof customFields,
		typeof extPlatformId,
		typeof notes,
		typeof reference,
	]
>;

/** The invoice for the request body; undefined when nothing was entered. @throws InvalidParameter, naming fields as below `within` */
export function invoiceBody({ date, dueDate, ...entered }: Partial<InvoiceParams>, within = ''): IDataObject | undefined {
	requireLength(entered.number, `${within}Number`);
	requireUuid(entered.contactUuid, `${within}Contact`);
	return present({ ...entered, date: date?.toISODate(), dueDate: dueDate?.toISODate() });
}
