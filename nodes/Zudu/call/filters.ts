import type { INodeProperties } from 'n8n-workflow';

/** What Zudu's search for calls can look for. https://docs.zudu.ai/api-reference/calls/post-calls */
export const filters = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{
			displayName: 'Agent IDs',
			name: 'agentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. agent_1f2e3d,agent_4a5b6c',
			description: 'Only calls of these agents. Separate multiple IDs with commas.',
		},
		{
			displayName: 'Call Status',
			name: 'callStatus',
			type: 'multiOptions',
			options: [
				{ name: 'Ended', value: 'ENDED' },
				{ name: 'Error', value: 'ERROR' },
				{ name: 'Ongoing', value: 'ONGOING' },
				{ name: 'Registered', value: 'REGISTERED' },
				{ name: 'Scheduled', value: 'SCHEDULED' },
			],
			default: [],
			description: 'Only calls with one of these statuses',
		},
		{
			displayName: 'Call Type',
			name: 'callType',
			type: 'multiOptions',
			options: [
				{ name: 'Phone Call', value: 'PHONE_CALL' },
				{ name: 'Web Call', value: 'WEB_CALL' },
			],
			default: [],
			description: 'Only calls of one of these types',
		},
		{
			displayName: 'Duration',
			name: 'durationMs',
			type: 'collection',
			placeholder: 'Add Limit',
			default: {},
			options: [
				{
					displayName: 'At Least (Milliseconds)',
					name: 'lowerThreshold',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 0 },
					default: 0,
				},
				{
					displayName: 'At Most (Milliseconds)',
					name: 'upperThreshold',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 0 },
					default: 60000,
				},
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
				{
					displayName: 'From',
					name: 'lowerThreshold',
					type: 'dateTime',
					default: '',
					description: "Without a UTC offset, the workflow's time zone is used",
				},
				{
					displayName: 'To',
					name: 'upperThreshold',
					type: 'dateTime',
					default: '',
					description: "Without a UTC offset, the workflow's time zone is used",
				},
			],
		},
		{
			displayName: 'Transcript Search',
			name: 'transcriptSearch',
			type: 'string',
			default: '',
			placeholder: 'e.g. refund',
			description: 'Only calls whose transcript contains this text',
		},
	],
} as const satisfies INodeProperties;
