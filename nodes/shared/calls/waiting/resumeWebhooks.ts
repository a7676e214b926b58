import type { IWebhookDescription } from 'n8n-workflow';

/**
 * Last part of the address at which a suspended execution is resumed. With it a late delivery cannot resume a Wait node
 * that comes later in the same execution, whose address has none.
 */
export const RESUME_PATH = 'call-over';

/** What a node declares whose execution can be suspended until its provider calls back. */
export const resumeWebhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', path: RESUME_PATH, responseMode: 'onReceived', responseData: '', restartWebhook: true },
];
