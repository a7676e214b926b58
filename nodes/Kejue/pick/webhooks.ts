import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { PickList } from '../../shared/listSearch';
import { apiPath } from '../../shared/sending/apiPath';

const answer = z.array(z.record(z.string(), z.unknown()));

const subscription = z.object({ id: z.string().min(1), name: z.string().catch(''), url: z.string().catch('') });

/** Webhook subscriptions: a bare array, all at once. https://docs.kejue.co/api-reference/webhooks/list-webhooks */
export const webhooks: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/webhooks') }),
	answer,
	pages: { records: (data) => answer.parse(data) as IDataObject[], next: () => undefined },
	entries(record) {
		const webhook = subscription.safeParse(record).data;
		if (!webhook) return [];
		const { id, name, url } = webhook;
		return [{ name: [name, url].filter(Boolean).join(', ') || id, value: id }];
	},
	searches: false,
};
