import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';

/** Of an invoice that need not exist. */
export const optionalInvoiceId = { displayName: 'Invoice ID', name: 'uuid', type: 'string', default: '', placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000', description: 'UUID of the invoice' } as const satisfies INodeProperties;

export const invoiceId = { ...optionalInvoiceId, required: true } as const satisfies INodeProperties;

export const invoicesPath = apiPath('/api-service/v1/invoice');

export const invoiceRecord = z.object({ uuid: z.string().min(1) }).passthrough();
