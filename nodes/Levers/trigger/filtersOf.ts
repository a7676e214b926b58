import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { splitList } from '../../shared/core/input/splitList';
import type { Filters } from './selectEvent';

const list = (parameter: string) =>
	z
		.union([z.array(z.string()), z.string().transform((entered) => splitList(entered, parameter) ?? [])])
		.catch([])
		.transform((entries) => entries.map((entry) => entry.toLowerCase()));

const filters = z.object({
	deliveryStatus: list('Filters → Delivery Status'),
	callOutput: list('Filters → Call Output'),
	sentimentOutput: list('Filters → Sentiment Output'),
});

/**
 * The filters as entered; those left out let everything pass.
 * @throws InvalidParameter naming a list in a form that cannot be read
 */
export function filtersOf(context: Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter'>): Filters {
	return filters.parse(context.getNodeParameter('filters', {}) ?? {});
}
