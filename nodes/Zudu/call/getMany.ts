import { defineCall } from '../../shared/calls/defineCall';
import { output } from '../../shared/calls/fields';
import { additionalBodyFields, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import type { Entered, SearchCallsBody } from '../api';
import { calls } from '../calls';
import { callsPath } from './call';
import { callPages, PAGE_SIZE } from './callPages';
import { filters, filtersBody } from './filters';
import { sort, sortBody } from './sort';

/** A POST that creates nothing. https://docs.zudu.ai/api-reference/calls/post-calls */
export const getMany = defineCall(calls, {
	option: { name: 'Get Many', value: 'getMany', description: 'List calls, filtered by status, agent, duration or transcript text', action: 'Get many calls' },
	properties: [returnAll, limit, filters, sort, additionalBodyFields, output, requestOptions],
	response: listUnder('calls'),
	pages: callPages,
	request: (params) => ({
		method: 'POST',
		path: callsPath,
		body: present({
			page: 0,
			limit: pageSize(params, PAGE_SIZE),
			...sortBody(params.sort),
			filter_criteria: filtersBody(params.filters),
		} satisfies Entered<SearchCallsBody>),
	}),
});
