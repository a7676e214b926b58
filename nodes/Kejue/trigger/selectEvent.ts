import type { IDataObject } from 'n8n-workflow';
import type { Delivery } from '../../shared/core/webhook/delivery';
import type { SelectedEvent } from '../../shared/core/webhook/receiveEvent';
import { readEvent } from '../readEvent';
import { simplifyCall } from '../simplifyCall';
import { campaignOf } from './campaignOf';
import type { TriggerSettings } from './settings';

export function selectEvent(body: IDataObject, delivery: Delivery, { events, personaId }: TriggerSettings): SelectedEvent | undefined {
	const read = readEvent(body);
	if (!read || !events.includes(read.event)) return undefined;
	const { event, eventId, call } = read;
	// Kejue filters by persona itself; events that name another one are ignored here, too.
	if (personaId !== undefined && read.personaId !== undefined && read.personaId !== personaId) return undefined;
	return {
		id: eventId ?? delivery.body.toString('utf8'),
		output: () => ({ event, call: call && simplifyCall(call), ...(event.startsWith('campaign.') && { campaign: campaignOf(read.data) }), raw: body }),
	};
}
