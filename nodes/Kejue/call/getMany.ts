import { defineCall } from '../../shared/calls/defineCall';
import { output } from '../../shared/calls/fields';
import { filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { calls } from '../calls';
import { contact } from '../contact/contact';
import { PAGE_SIZE } from '../listPages';
import { callsPath } from './call';
import { callPages } from './callPages';

/** The vendor's own code uses this endpoint and these filters; no page documents them. */
export const getMany = defineCall(calls, {
	option: { name: 'Get Many', value: 'getMany', description: 'List all calls, or those that match the filters (inferred endpoint)', action: 'Get many calls' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ ...contact, description: 'Only calls with this contact' },
				{ displayName: 'Status', name: 'status', type: 'string', default: '', placeholder: 'e.g. in_progress', description: 'Only calls with this status, as Kejue names it. Known values are in_progress and completed.' },
			],
		},
		output,
		requestOptions,
	],
	response: listUnder('calls'),
	pages: callPages,
	request: (params) => ({
		method: 'GET',
		path: callsPath,
		query: present({
			limit: pageSize(params, PAGE_SIZE),
			offset: 0,
			contact_id: params.filters.contactId,
			status: params.filters.status,
		}),
	}),
});
