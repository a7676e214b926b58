import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { respond } from './respond';
import type { Delivery } from './delivery';
import { openDelivery } from './openDelivery';
import { SeenEvents } from './seenEvents';
import { toError } from '../problem/toError';

export type EventAnswer = IDataObject | 'notChosen' | undefined;

export interface SelectedEvent {
	/** The same when the event is delivered again. */
	id: string;
	/** Undefined when the provider, asked again, does not know the event; 'notChosen' when what it says shows that the user did not choose it. When it throws, the provider is asked to deliver again. */
	output(): EventAnswer | Promise<EventAnswer>;
}

interface EventSource {
	/** Whether the provider sent it; checked before anything is read. @throws NodeOperationError if that is unknown; other errors mean no */
	isTrusted(delivery: Delivery): boolean | Promise<boolean>;
	/** Undefined for pings, and for events that the user did not choose. */
	select(body: IDataObject, delivery: Delivery): SelectedEvent | undefined;
}

const NOT_CHOSEN = 'Not an event that starts this workflow';

/** Answers one delivery, and starts the workflow if the event is trusted, selected and new. */
export async function receiveEvent(context: IWebhookFunctions, source: EventSource): Promise<IWebhookResponseData> {
	const opened = await openDelivery(context, (delivery) => source.isTrusted(delivery));
	if ('noWebhookResponse' in opened) return opened;
	const { body, delivery } = opened;

	const selected = source.select(body, delivery);
	if (!selected) return respond(context, 200, NOT_CHOSEN);
	const seen = new SeenEvents(context);
	if (!seen.claim(selected.id)) return respond(context, 200, 'Received before');

	let output: EventAnswer;
	try {
		output = await selected.output();
	} catch (error) {
		const words = toError(error).message;
		seen.release(selected.id);
		context.logger.warn(`A delivery to "${context.getNode().name}" could not be processed: ${words}`);
		return respond(context, 503, 'Could not be verified now; send it again');
	}
	if (!output) {
		seen.release(selected.id);
		return respond(context, 401, 'The provider does not know of this');
	}
	if (output === 'notChosen') return respond(context, 200, NOT_CHOSEN);
	return {
		workflowData: [[{ json: output }]],
		// n8n reads it after it has created the execution, just before it saves static data: docs/decisions.md#events-that-come-twice
		get webhookResponse() {
			seen.store(selected.id);
			return { message: 'Workflow started' };
		},
	};
}
