import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answer } from './respond';
import type { Delivery } from './delivery';
import { openDelivery } from './openDelivery';
import { SeenEvents } from './seenEvents';
import { toError } from '../problem/toError';

/** An event that the workflow is to start for. */
export interface SelectedEvent {
	/** The same when the event is delivered again. */
	id: string;
	/**
	 * The item to emit; undefined when the provider, asked again, knows nothing of it: then the delivery is not trusted.
	 * When it throws, the provider is told to deliver again.
	 */
	output(): IDataObject | undefined | Promise<IDataObject | undefined>;
}

/** Everything in which the triggers that receive events differ. */
export interface EventSource {
	/**
	 * Whether the delivery comes from the provider. Nothing of it is read before.
	 * @throws NodeOperationError where that cannot be told, such as without a secret: the user sees a failed execution.
	 * Whatever else it throws counts as no.
	 */
	isTrusted(delivery: Delivery): boolean | Promise<boolean>;
	/** The event in a trusted body; undefined for pings, and for what the user did not choose. */
	select(body: IDataObject, delivery: Delivery): SelectedEvent | undefined;
}

/** Answers one delivery, and starts the workflow if it is an event that is trusted, wanted and new. */
export async function receiveEvent(context: IWebhookFunctions, source: EventSource): Promise<IWebhookResponseData> {
	const opened = await openDelivery(context, (delivery) => source.isTrusted(delivery));
	if ('noWebhookResponse' in opened) return opened;
	const { body, delivery } = opened;

	const selected = source.select(body, delivery);
	if (!selected) return answer(context, 200, 'Not an event that starts this workflow');
	const seen = new SeenEvents(context);
	if (!seen.claim(selected.id)) return answer(context, 200, 'Received before');

	let output: IDataObject | undefined;
	try {
		output = await selected.output();
	} catch (error) {
		const words = toError(error).message;
		seen.release(selected.id);
		context.logger.warn(`A delivery to "${context.getNode().name}" could not be processed: ${words}`);
		return answer(context, 503, 'Could not be verified now; send it again');
	}
	if (!output) {
		seen.release(selected.id);
		return answer(context, 401, 'The provider does not know of this');
	}
	return {
		workflowData: [[{ json: output }]],
		// n8n reads this once the execution exists, and saves static data right after. What was written before would not be
		// saved: as the execution is made, n8n takes static data as unchanged.
		get webhookResponse() {
			seen.store(selected.id);
			return { message: 'Workflow started' };
		},
	};
}
