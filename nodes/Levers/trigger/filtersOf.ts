import type { IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { splitList } from '../../shared/input/splitList';
import type { Filters } from './selectEvent';

const list = z
	.union([z.array(z.string()), z.string().transform((entered) => splitList(entered) ?? [])])
	.catch([])
	.transform((entries) => entries.map((entry) => entry.toLowerCase()));

const filters = z.object({ deliveryStatus: list, callOutput: list, sentimentOutput: list });

/** The filters as entered; those left out let everything pass. */
export function filtersOf(context: Pick<IWebhookFunctions, 'getNodeParameter'>): Filters {
	return filters.parse(context.getNodeParameter('filters', {}) ?? {});
}
