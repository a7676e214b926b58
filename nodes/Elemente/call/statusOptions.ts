import type { INodePropertyOptions } from 'n8n-workflow';

/** The statuses of the list filter. https://docs.elemente.ai/api-reference/endpoint/calls/get-calls */
export const statusOptions = [
	{ name: 'Answer', value: 'answer' },
	{ name: 'Busy', value: 'busy' },
	{ name: 'Canceled', value: 'canceled' },
	{ name: 'Close', value: 'close' },
	{ name: 'Closed', value: 'closed' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Expired', value: 'expired' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'In Progress', value: 'in-progress' },
	{ name: 'No Answer', value: 'no-answer' },
	{ name: 'Ongoing', value: 'ongoing' },
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Processing', value: 'processing' },
	{ name: 'Queued', value: 'queued' },
	{ name: 'Resolved', value: 'resolved' },
	{ name: 'Ringing', value: 'ringing' },
	{ name: 'Stalled', value: 'stalled' },
	{ name: 'Voicemail', value: 'voicemail' },
] as const satisfies INodePropertyOptions[];
