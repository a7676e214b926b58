import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { SimplifiedCall } from '../operation';
import { headerOf, readDelivery, type Delivery } from './delivery';
import { SeenEvents } from './seenEvents';

/** Far above any transcript; what is larger is no call event. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** What a trigger emits. */
export interface EventOutput extends IDataObject {
	/** The provider's name of the event. */
	event: string;
	/** null where the event is not about one call. */
	call: SimplifiedCall | null;
	/** What the provider sent, untouched. */
	raw: IDataObject;
}

/** An event that the workflow is to start for. */
export interface SelectedEvent {
	/** The same when the event is delivered again. */
	id: string;
	/**
	 * The item to emit; undefined when the provider, asked again, knows nothing of it: then the delivery is not trusted.
	 * When it throws, the provider is told to deliver again.
	 */
	output(): EventOutput | undefined | Promise<EventOutput | undefined>;
}

/** Everything in which the triggers that receive events differ. */
export interface EventSource {
	/**
	 * Whether the delivery comes from the provider. Nothing of it is read before.
	 * @throws NodeOperationError where that cannot be told, such as without a secret: the user sees a failed execution
	 */
	isTrusted(delivery: Delivery): boolean | Promise<boolean>;
	/** The event in a trusted body; undefined for pings, and for what the user did not choose. */
	select(body: IDataObject, delivery: Delivery): SelectedEvent | undefined;
}

/** Answers one delivery, and starts the workflow if it is an event that is trusted, wanted and new. */
export async function receiveEvent(context: IWebhookFunctions, source: EventSource): Promise<IWebhookResponseData> {
	const delivery = await readDelivery(context);
	if (delivery.body.length > MAX_BODY_BYTES) return answer(context, 413, `Larger than ${MAX_BODY_BYTES} bytes`);
	if (!(await source.isTrusted(delivery))) return answer(context, 401, 'Not signed as it should be, or not recently');
	if (!isJsonType(headerOf(delivery, 'content-type'))) return answer(context, 415, 'Only JSON is understood');
	const body = parseObject(delivery.body);
	if (!body) return answer(context, 400, 'Not a JSON object');

	const selected = source.select(body, delivery);
	if (!selected) return answer(context, 200, 'Not an event that starts this workflow');
	const seen = new SeenEvents(context);
	if (!seen.claim(selected.id)) return answer(context, 200, 'Received before');

	let output: EventOutput | undefined;
	try {
		output = await selected.output();
	} catch (error) {
		const words = error instanceof Error ? error.message : String(error);
		seen.release(selected.id);
		context.logger.warn(`A delivery to "${context.getNode().name}" could not be taken: ${words}`);
		return answer(context, 503, 'Could not be checked now; deliver it again');
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

/** Express's response, as far as it is needed. */
interface Response {
	status(code: number): { json(body: IDataObject): unknown };
}

/** Answers at once and starts nothing. n8n itself could only choose the body, not the status. */
function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	const response: Response = context.getResponseObject();
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}

function isJsonType(contentType: string | undefined): boolean {
	// Some senders leave the type out; then the body decides.
	return contentType === undefined || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
}

/** Read from the bytes that were signed, not from what n8n made of them. */
function parseObject(bytes: Buffer): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(bytes.toString('utf8'));
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
