import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { canonicalNumber } from '../../phoneNumber';
import { ResourceTable } from '../../resourceTable';

const contactSchema = z.object({ uuid: z.string(), name: z.string(), phoneNumber: z.string().optional() }).passthrough();

/** A contact as Levers keeps it. */
export type Contact = z.infer<typeof contactSchema>;

/** The contacts of the account, found by uuid or number. */
export type ContactTable = ResourceTable<Contact>;

const CONTACT_COUNT = 125;

/** Their numbers are fictional, and none of the reserved ones nor of those that examples use. */
const SEEDS: readonly Contact[] = Array.from({ length: CONTACT_COUNT }, (_, index) => ({
	uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
	name: `Sandbox contact ${index + 1}`,
	phoneNumber: `+1${312 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`,
	email: `contact${index + 1}@sandbox.example`,
}));

export function contactTable(description: RecordSource): ContactTable {
	return new ResourceTable({
		noun: 'Contact',
		id: 'uuid',
		newId: randomUUID,
		row: contactSchema,
		described: description.record('Contact'),
		foundBy: ({ phoneNumber }) => (phoneNumber === undefined ? null : canonicalNumber(phoneNumber)),
		seeds: SEEDS,
	});
}
