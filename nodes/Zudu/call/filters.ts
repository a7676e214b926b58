import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { filtersField } from '../../shared/core/input/fields';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { splitList } from '../../shared/core/input/splitList';
import type { Entered, SearchCallsFilter } from '../api';
import { callStatuses, callTypes } from './fields';

export const filters = {
	...filtersField,
	options: [
		{ displayName: 'Agent IDs', name: 'agentId', type: 'string', default: '', placeholder: 'e.g. agent_1f2e3d,agent_4a5b6c', description: 'Only calls of these agents. Separate multiple IDs with commas.' },
		{ displayName: 'Call Status', name: 'callStatus', type: 'multiOptions', options: callStatuses, default: [], description: 'Only calls with one of these statuses' },
		{ displayName: 'Call Type', name: 'callType', type: 'multiOptions', options: callTypes, default: [], description: 'Only calls of one of these types' },
		{
			displayName: 'Duration',
			name: 'durationMs',
			type: 'collection',
			placeholder: 'Add Limit',
			default: {},
			options: [
				{ displayName: 'At Least (Milliseconds)', name: 'lowerThreshold', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 0 },
				{ displayName: 'At Most (Milliseconds)', name: 'upperThreshold', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 60000 },
			],
		},
		{
			displayName: 'Start Time (Inferred)',
			name: 'startTimestamp',
			type: 'collection',
			placeholder: 'Add Limit',
			default: {},
			description: "Zudu's documentation mentions a date filter but not its name, so this filter may have no effect",
			options: [
				{ displayName: 'From', name: 'lowerThreshold', type: 'dateTime', default: '', description: "Without a UTC offset, the workflow's time zone is used" },
				{ displayName: 'To', name: 'upperThreshold', type: 'dateTime', default: '', description: "Without a UTC offset, the workflow's time zone is used" },
			],
		},
		{ displayName: 'Transcript Search', name: 'transcriptSearch', type: 'string', default: '', placeholder: 'e.g. refund', description: 'Only calls whose transcript contains this text' },
	],
} as const satisfies INodeProperties;

export function filtersBody(entered: Partial<Params<(typeof filters)['options']>>): IDataObject | undefined {
	const { durationMs: duration, startTimestamp: start } = entered;
	return present({
		agent_id: splitList(entered.agentId, 'Filters → Agent IDs'),
		call_status: entered.callStatus,
		call_type: entered.callType,
		duration_ms: present({ lower_threshold: duration?.lowerThreshold, upper_threshold: duration?.upperThreshold }),
		start_timestamp: present({ lower_threshold: start?.lowerThreshold?.toMillis(), upper_threshold: start?.upperThreshold?.toMillis() }),
		transcript_search: entered.transcriptSearch,
	} satisfies Entered<SearchCallsFilter>);
}
