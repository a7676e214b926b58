import { limit, output, readOptions, returnAll } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { pageSize } from '../../shared/pages';
import { present } from '../../shared/input/present';
import { listAnswer, listPages } from '../listPages';

/** The largest page is not documented; this is what other lists of Kejue give when nothing is asked for. */
const PAGE_SIZE = 100;

/** Lists calls. The vendor's own code uses this endpoint and these filters; no page documents them. */
export const getMany = defineOperation({
	properties: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Contact',
					name: 'contactId',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'Only calls with this contact',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Choose a contact...',
							typeOptions: { searchListMethod: 'searchContacts', searchable: true },
						},
						{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. con_9' },
					],
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'string',
					default: '',
					placeholder: 'e.g. in_progress',
					description: "Only calls with this status, in Kejue's own word. Known are in_progress and completed.",
				},
			],
		},
		output,
		readOptions,
	],
	answer: listAnswer('calls'),
	pages: listPages('calls'),
	request: (params) => ({
		method: 'GET',
		path: '/api/v1/calls',
		query: present({
			limit: pageSize(params, PAGE_SIZE),
			offset: 0,
			contact_id: params.filters.contactId,
			status: params.filters.status,
		}),
	}),
});
