import { z } from 'zod';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import { apiPath } from '../../shared/core/sending/apiPath';

const answer = z.array(z.unknown());

const subscription = z.object({ id: z.string().min(1), name: z.string().catch(''), url: z.string().catch('') });

/** Webhook subscriptions: a bare array, all at once. https://docs.kejue.co/api-reference/webhooks/list-webhooks */
export const webhooks: PickList = {
	request: () => ({ method: 'GET', path: apiPath('/api/v1/webhooks') }),
	answer,
	pages: wholeList({ entries: (data) => answer.parse(data), record: subscription }),
	entries(record) {
		const { id, name, url } = subscription.parse(record);
		return [{ name: [name, url].filter(Boolean).join(', ') || id, value: id }];
	},
	searches: false,
};
