import { NodeOperationError, type IDataObject, type IWebhookFunctions } from 'n8n-workflow';
import { ifReadable } from '../input/ifReadable';
import { respond } from './respond';
import { headerOf, readDelivery, type Delivery } from './delivery';
import { parseJson } from '../sending/parseJson';
import { isObject } from '../input/isObject';

/** Far larger than any transcript. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

export const NOT_TRUSTED = 'Not signed correctly, or not recently';

interface OpenedDelivery {
	delivery: Delivery;
	body: IDataObject;
}

/** The JSON object of a trusted delivery; any other is answered at once with the reason. */
export async function openDelivery(
	context: IWebhookFunctions,
	isTrusted: (delivery: Delivery) => boolean | Promise<boolean>,
): Promise<OpenedDelivery | ReturnType<typeof respond>> {
	const delivery = await readDelivery(context);
	if (delivery.body.length > MAX_BODY_BYTES) return respond(context, 413, `Larger than ${MAX_BODY_BYTES} bytes`);
	if (!(await canBeTrusted(delivery, isTrusted))) return respond(context, 401, NOT_TRUSTED);
	if (!isJsonType(headerOf(delivery, 'content-type'))) return respond(context, 415, 'Only JSON is accepted');
	const body = parseObject(delivery.body);
	return body ? { delivery, body } : respond(context, 400, 'Not a JSON object');
}

async function canBeTrusted(delivery: Delivery, isTrusted: (delivery: Delivery) => boolean | Promise<boolean>): Promise<boolean> {
	const checking = (async () => await isTrusted(delivery))();
	return await checking.catch(notTrusted);
}

/** An error means untrusted: if it were thrown, the execution would fail. @throws NodeOperationError for what its user must see */
function notTrusted(error: unknown): false {
	if (error instanceof NodeOperationError) throw error;
	return false;
}

function isJsonType(contentType: string | undefined): boolean {
	// Some senders leave the type out; then the body decides.
	return contentType === undefined || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);
}

/** Parses the bytes that were signed, not what n8n read from them. */
function parseObject(bytes: Buffer): IDataObject | undefined {
	const value: unknown = ifReadable(() => parseJson(bytes.toString('utf8')));
	return isObject(value) ? value : undefined;
}
