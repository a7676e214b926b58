import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

export const amount = { displayName: 'Amount', name: 'amount', type: 'number', default: 0 } as const satisfies INodeProperties;
export const date = { displayName: 'Date', name: 'date', type: 'dateTime', typeOptions: { dateOnly: true }, default: '', description: 'Day of the payment' } as const satisfies INodeProperties;

export const paymentRecord = z.object({ uuid: z.string().min(1) }).passthrough();
