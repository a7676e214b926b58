import type { INodeProperties } from 'n8n-workflow';

export const invoiceId = { displayName: 'Invoice ID', name: 'uuid', type: 'string', required: true, default: '', placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000', description: 'UUID of the invoice' } as const satisfies INodeProperties;
