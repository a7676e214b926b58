import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { canonicalNumber } from '../../phoneNumber';
import type { Act, Operation } from '../../simulation';
import type { CallDetails } from './call';
import type { Contact, ContactTable } from './contacts';

/** What placing calls needs. */
export interface CallParts {
	calls: CallBook<CallDetails>;
	contacts: ContactTable;
	/** Called with every call that was placed. */
	onPlaced(call: Call<CallDetails>): void;
}

const person = z.object({
	numberToCall: z.string(),
	firstName: z.string().nullish(),
	lastName: z.string().nullish(),
	metadata: z.unknown(),
});
const callBody = person.extend({
	email: z.string().nullish(),
	contactUuid: z.string().nullish(),
	updateExisting: z.boolean().default(false),
	countryCode: z.string().nullish(),
});
const bulkBody = z.object({
	contacts: z.array(person),
	updateExisting: z.boolean().default(false),
	countryCode: z.string().optional(),
});

type CallRequest = Partial<z.infer<typeof callBody>> & z.infer<typeof person>;

/** https://docs.uselevers.com/api-reference/ai-features/: one call, and many. */
export function callOperations(parts: CallParts): Record<string, Operation> {
	return {
		callContact: ({ body }) => callAll(parts, [callBody.parse(body)]),
		callContactsBulk: ({ body }) => {
			const { contacts: people, ...shared } = bulkBody.parse(body);
			return callAll(
				parts,
				people.map((each) => ({ ...each, ...shared })),
			);
		},
	};
}

function callAll({ calls, contacts, onPlaced }: CallParts, requests: CallRequest[]): Act {
	const reaches = requests.map(({ numberToCall, countryCode }) => canonicalNumber(numberToCall, countryCode));
	return {
		reaches,
		perform: () => {
			requests.forEach((request, index) => {
				const contactUuid = contactFor(contacts, request, reaches[index]).uuid;
				onPlaced(calls.place({ id: randomUUID(), to: reaches[index], details: { contactUuid, metadata: request.metadata } }));
			});
			// No body is documented, so that no call id can be learnt here.
			return { status: 201 };
		},
	};
}

/** Found by uuid, else by number, else created, as the page of Call Contact says. */
function contactFor(contacts: ContactTable, request: CallRequest, to: string): Contact {
	const found = contacts.get(request.contactUuid) ?? contacts.find(to);
	const { firstName, lastName, email } = request;
	const given = { firstName: firstName || undefined, lastName: lastName || undefined, email: email || undefined };
	if (found) return request.updateExisting ? contacts.update(found, given) : found;
	return contacts.create({ name: [firstName, lastName].filter(Boolean).join(' ') || to, phoneNumber: to, ...given });
}
