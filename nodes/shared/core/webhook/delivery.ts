import type { IWebhookFunctions } from 'n8n-workflow';

/** As Node has them: names in lower case, a list where a header came several times. */
type Headers = Record<string, string | string[] | undefined>;

/** One request to a trigger's URL, before anything in it is trusted. */
export interface Delivery {
	headers: Headers;
	query: Record<string, unknown>;
	/** The bytes as they came (unpacked if compressed): signatures cover them. */
	body: Buffer;
	receivedAtMs: number;
}

interface IncomingRequest {
	headers: Headers;
	query: Record<string, unknown>;
	rawBody?: Buffer;
	readRawBody?(): Promise<void>;
}

export async function readDelivery(context: IWebhookFunctions): Promise<Delivery> {
	const request: IncomingRequest = context.getRequestObject();
	return {
		headers: request.headers,
		query: request.query ?? {},
		body: await rawBody(request),
		receivedAtMs: Date.now(),
	};
}

/** The header's value; undefined when it is missing, empty or there more than once. */
export function headerOf({ headers }: Delivery, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** n8n does not read bodies of every content type before it calls the node, and consumes forms with files. */
async function rawBody(request: IncomingRequest): Promise<Buffer> {
	try {
		if (!request.rawBody) await request.readRawBody?.();
	} catch {
		// A body that cannot be read has no valid signature either; throwing would start a failed execution.
	}
	return request.rawBody ?? Buffer.alloc(0);
}
