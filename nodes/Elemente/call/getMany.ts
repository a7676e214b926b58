import { z } from 'zod';
import { defineCall } from '../../shared/calls/defineCall';
import { output } from '../../shared/calls/fields';
import { filtersField, limit, requestOptions, returnAll } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { calls } from '../calls';
import { callsPath } from './call';
import { callListIn } from './callList';
import { callPages } from './callPages';
import { channelOptions } from './channelOptions';
import { statusOptions } from './statusOptions';

/** The list has no pages: it comes whole. https://docs.elemente.ai/api-reference/endpoint/calls/get-calls */
export const getMany = defineCall(calls, {
	option: { name: 'Get Many', value: 'getMany', description: 'List calls and conversations, filtered by hours, status or channel', action: 'Get many calls' },
	properties: [
		returnAll,
		limit,
		{
			...filtersField,
			options: [
				{ displayName: 'Channel', name: 'channel', type: 'options', options: channelOptions, default: 'call', description: 'Only calls on this channel' },
				{ displayName: 'Date From (Inferred)', name: 'dateFrom', type: 'dateTime', default: '', description: "Only calls from this day on. Elemente documents a date range but not how to send it, so this filter may have no effect. In that case, use 'Hours'." },
				{ displayName: 'Date To (Inferred)', name: 'dateTo', type: 'dateTime', default: '', description: "Only calls up to and including this day; see 'Date From'" },
				{ displayName: 'Hours', name: 'hrs', type: 'number', typeOptions: { minValue: 0 }, default: 24, description: 'Only calls from the last N hours. The list is not paginated, so set this if there are many calls.' },
				{ displayName: 'Sanitized', name: 'sanitised', type: 'string', default: 'yes', description: "Sent as entered. Elemente's example is 'yes'; its effect is not documented." },
				{ displayName: 'Status', name: 'status', type: 'options', options: statusOptions, default: 'completed', description: 'Only calls with this status' },
			],
		},
		output,
		requestOptions,
	],
	response: z.unknown().refine((data) => callListIn(data) !== undefined),
	pages: callPages,
	request({ filters: { dateFrom, dateTo, hrs, status, channel, sanitised } }) {
		const dateRange = present({ from: dateFrom?.toISODate(), to: dateTo?.toISODate() });
		return { method: 'GET', path: callsPath, query: present({ dateRange, hrs, status, channel, sanitised }) };
	},
});
