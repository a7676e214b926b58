import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';

export const actionId = { displayName: 'Action ID', name: 'id', type: 'string', required: true, default: '', placeholder: 'e.g. 323e4567-e89b-12d3-a456-426614174000', description: 'Agent: Get shows the IDs of the actions of an agent' } as const satisfies INodeProperties;

export const actionPath = (id: string) => apiPath('/api/v1/actions/{id}', { id });

/** No answer is shown with an ID. */
export const actionRecord = z.object({ url: z.string().nullable() }).passthrough();
