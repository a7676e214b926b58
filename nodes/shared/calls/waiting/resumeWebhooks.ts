import type { IWebhookDescription } from 'n8n-workflow';

/** With it a late delivery cannot resume a later Wait node of the same execution, whose URL has no such part. */
export const RESUME_PATH = 'call-over';

/** What a node declares whose execution can be suspended until its provider calls back. */
export const resumeWebhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', path: RESUME_PATH, responseMode: 'onReceived', responseData: '', restartWebhook: true },
];
