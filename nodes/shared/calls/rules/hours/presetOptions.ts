import type { INodePropertyOptions } from 'n8n-workflow';

/** Days of the week, Monday is 1. */
export const dayOptions = [
	{ name: 'Friday', value: 5 },
	{ name: 'Monday', value: 1 },
	{ name: 'Saturday', value: 6 },
	{ name: 'Sunday', value: 7 },
	{ name: 'Thursday', value: 4 },
	{ name: 'Tuesday', value: 2 },
	{ name: 'Wednesday', value: 3 },
] as const satisfies INodePropertyOptions[];

/** Ways to choose calling hours; each value but "byCountry" and "custom" is a preset. */
export const presetOptions = [
	{ name: 'All Day: Every Day 0:00–24:00', value: 'allDay', description: 'For a trial in which no phone rings' },
	{ name: 'Australia: Mon–Fri 9:00–20:00, Sat 9:00–17:00', value: 'australia' },
	{ name: 'By Country of the Number', value: 'byCountry', description: 'The hours listed here for Australia, Canada, France, Spain, the UAE or every state of the US; for all others Mon–Fri 9:00–20:00' },
	{ name: 'Canada: Mon–Fri 9:00–21:30, Sat and Sun 10:00–18:00', value: 'canada' },
	{ name: 'Custom', value: 'custom', description: 'The hours in Custom Hours' },
	{ name: 'Everywhere: Mon–Fri 9:00–20:00', value: 'weekdays' },
	{ name: 'France: Mon–Fri 10:00–13:00 and 14:00–20:00', value: 'france' },
	{ name: 'Spain: Mon–Fri 9:00–21:00', value: 'spain' },
	{ name: 'United Arab Emirates: Every Day 9:00–18:00', value: 'emirates' },
	{ name: 'United States, Every State: Mon–Fri 10:00–18:00', value: 'usStrict' },
	{ name: 'United States: Every Day 8:00–21:00', value: 'us' },
] as const satisfies INodePropertyOptions[];

export type HoursChoice = (typeof presetOptions)[number]['value'];
