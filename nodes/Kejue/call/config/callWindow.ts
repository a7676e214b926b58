import type { INodeProperties } from 'n8n-workflow';

/*
 * When the person may be called. Numbering of days and hours up to 24 are those of the older documentation
 * (https://docs.kejue.co/docs/configuration), the current one prints none; whether Kejue takes 24 is left to Kejue.
 */

export const allowedDays = {
	displayName: 'Allowed Days',
	name: 'allowedDays',
	type: 'multiOptions',
	options: [
		{ name: 'Monday', value: 0 },
		{ name: 'Tuesday', value: 1 },
		{ name: 'Wednesday', value: 2 },
		{ name: 'Thursday', value: 3 },
		{ name: 'Friday', value: 4 },
		{ name: 'Saturday', value: 5 },
		{ name: 'Sunday', value: 6 },
	],
	default: [],
	description: 'Days on which the person may be called',
} as const satisfies INodeProperties;

export const callEndHour = {
	displayName: 'Call End Hour',
	name: 'callEndHour',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 },
	default: 18,
	description: 'Hour of the day after which the person is not called, from 0 to 24',
} as const satisfies INodeProperties;

export const callEndMinute = {
	displayName: 'Call End Minute',
	name: 'callEndMinute',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 },
	default: 0,
	description: 'Minute of the Call End Hour, from 0 to 59',
} as const satisfies INodeProperties;

export const callStartHour = {
	displayName: 'Call Start Hour',
	name: 'callStartHour',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 24, numberPrecision: 0 },
	default: 9,
	description: 'Hour of the day before which the person is not called, from 0 to 24',
} as const satisfies INodeProperties;

export const callStartMinute = {
	displayName: 'Call Start Minute',
	name: 'callStartMinute',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 59, numberPrecision: 0 },
	default: 0,
	description: 'Minute of the Call Start Hour, from 0 to 59',
} as const satisfies INodeProperties;
