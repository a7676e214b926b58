import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

interface Response {
	status(code: number): { json(body: IDataObject): unknown };
}

/** Answers at once and starts nothing. In n8n's own answer only the body could be chosen, not the status. */
export function respond(context: IWebhookFunctions, status: number, message: string): { noWebhookResponse: true } {
	const response: Response = context.getResponseObject();
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}
