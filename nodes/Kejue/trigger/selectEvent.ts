import type { IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../shared/core/webhook/delivery';
import type { SelectedEvent } from '../../shared/core/webhook/receiveEvent';
import { readEvent } from '../readEvent';
import { simplifyCall } from '../simplifyCall';

/** What the user chose to start workflows for. */
export interface Choice {
	events: string[];
	/** Only calls of this persona; undefined: of all. */
	personaId: string | undefined;
}

/** The event in a signed body, if it is one of the chosen ones. */
export function selectEvent(body: IDataObject, delivery: Delivery, { events, personaId }: Choice): SelectedEvent | undefined {
	const told = readEvent(body);
	if (!told || !events.includes(told.event)) return undefined;
	const { event, eventId, call } = told;
	// Kejue keeps to the persona by itself; events that name another one are held back here, too.
	if (personaId !== undefined && told.personaId !== undefined && told.personaId !== personaId) return undefined;
	return {
		id: eventId ?? delivery.body.toString('utf8'),
		output: () => ({ event, call: call && simplifyCall(call), raw: body }),
	};
}
