import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/** Express's response, as far as it is needed. */
interface Response {
	status(code: number): { json(body: IDataObject): unknown };
}

/** Answers at once and starts nothing. n8n itself could only choose the body, not the status. */
export function answer(context: IWebhookFunctions, status: number, message: string): { noWebhookResponse: true } {
	const response: Response = context.getResponseObject();
	response.status(status).json({ message });
	return { noWebhookResponse: true };
}
