import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

let nextNumber = 4_930_100_000_000;

/** One input item: a person to call, with columns that no request needs, as sheets have them. */
export interface Person extends IDataObject {
	phone: string;
	firstName: string;
	lastName: string;
	customerId: string;
	due: string;
}

/** That many people, each with a number that rings without incident in the sandbox and that no list before has: what was read of it before costs nothing. */
export function people(count: number): Person[] {
	return Array.from({ length: count }, (_, index) => ({
		phone: `+${nextNumber++}`,
		firstName: `Ana ${index}`,
		lastName: 'Reyes',
		customerId: randomUUID(),
		due: '2027-01-15',
	}));
}

/** The request body for one person: the same whoever sends it. */
export function callBody({ phone }: Person): IDataObject {
	return { persona_id: 'per_7', contact: { phone } };
}
