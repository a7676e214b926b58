import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import type { SearchCallsBody } from '../api';
import { sortField } from '../sort';

export const sort = {
	...sortField,
	options: [
		{ displayName: 'Sort By', name: 'sortBy', type: 'options', options: [{ name: 'Created', value: 'created_at' }, { name: 'Started', value: 'start_timestamp' }], default: 'start_timestamp', description: 'Time that calls are sorted by' },
		{
			displayName: 'Sort Order',
			name: 'sortOrder',
			type: 'options',
			options: [
				{ name: 'Ascending', value: 'ascending', description: 'Oldest first' },
				{ name: 'Descending', value: 'descending', description: 'Newest first' },
			],
			default: 'descending',
		},
	],
} as const satisfies INodeProperties;

export function sortBody(entered: Partial<Params<(typeof sort)['options']>>) {
	return { sort_by: entered.sortBy, sort_order: entered.sortOrder } satisfies Partial<SearchCallsBody>;
}
