import { output } from '../../shared/calls/fields';
import { additionalBodyFields, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { listUnder, pageSize } from '../../shared/core/lists/pages';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { Entered, SearchCallsBody, SearchCallsFilter } from '../api';
import { listPages } from '../listPages';
import { filters } from './filters';
import { reading } from './reading';
import { sort } from './sort';
import { apiPath } from '../../shared/core/sending/apiPath';
import { calls } from '../calls';

/** The largest size in the samples; no largest one is stated. */
const PAGE_SIZE = 50;

/** POST /api/calls is a search: it creates nothing. https://docs.zudu.ai/api-reference/calls/post-calls */
export const getMany = defineCall(calls, {
	option: {
		name: 'Get Many',
		value: 'getMany',
		description: 'List calls, filtered by status, agent, duration or transcript text',
		action: 'Get many calls',
	},
	properties: [returnAll, limit, filters, sort, additionalBodyFields, output, requestOptions],
	answer: listUnder('calls'),
	pages: listPages('calls', reading.answer),
	request: ({ returnAll, limit, filters, sort }) => ({
		method: 'POST',
		path: apiPath('/api/calls'),
		body: present({
			page: 0,
			limit: pageSize({ returnAll, limit }, PAGE_SIZE),
			sort_by: sort.sortBy,
			sort_order: sort.sortOrder,
			filter_criteria: present({
				agent_id: splitList(filters.agentId, 'Filters → Agent IDs'),
				call_status: filters.callStatus,
				call_type: filters.callType,
				duration_ms: present({
					lower_threshold: filters.durationMs?.lowerThreshold,
					upper_threshold: filters.durationMs?.upperThreshold,
				}),
				start_timestamp: present({
					lower_threshold: filters.startTimestamp?.lowerThreshold?.toMillis(),
					upper_threshold: filters.startTimestamp?.upperThreshold?.toMillis(),
				}),
				transcript_search: filters.transcriptSearch,
			} satisfies Entered<SearchCallsFilter>),
		} satisfies Entered<SearchCallsBody>),
	}),
});
