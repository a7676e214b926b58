import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { splitList } from '../../shared/core/input/splitList';

const list = (parameter: string) =>
	z
		.union([z.array(z.string()), z.string().transform((entered) => splitList(entered, parameter) ?? [])])
		.catch([])
		.transform((entries) => entries.map((entry) => entry.toLowerCase()));

const settings = z.object({
	deliveryStatus: list('Filters → Delivery Status'),
	callOutput: list('Filters → Call Output'),
	sentimentOutput: list('Filters → Sentiment Output'),
});

/** In lower case; an empty list means no filter. */
export type TriggerSettings = z.infer<typeof settings>;

/** @throws InvalidParameter for a list in a form that cannot be read */
export function readSettings(context: Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter'>): TriggerSettings {
	return settings.parse(context.getNodeParameter('filters', {}) ?? {});
}
