import { z } from 'zod';
import { present } from '../../shared/core/input/present';
import type { RequestSpec } from '../../shared/core/request';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { ContactBulkCreate } from '../api';

/** In one request. https://docs.kejue.co/api-reference/contacts/bulk-create-contacts */
export const MAX_CONTACTS = 1000;

const NO_REASON = 'no reason given';

const rowError = z
	.object({ index: z.number().int().nullable().catch(null), error: z.string().catch(NO_REASON) })
	.catch({ index: null, error: NO_REASON });

export const bulkCounts = z.object({ created: z.number(), skipped: z.number(), errors: z.array(rowError).nullish().transform((errors) => errors ?? []) });

export function bulkRequest(body: ContactBulkCreate): RequestSpec {
	return { method: 'POST', path: apiPath('/api/v1/contacts/bulk'), body: present({ ...body }) };
}
