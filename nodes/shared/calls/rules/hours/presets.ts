import { ALL_DAY, EVERY_DAY, type Window } from './callingHours';
import type { HoursChoice } from './presetOptions';

const WEEKDAYS = [1, 2, 3, 4, 5];

type Preset = Exclude<HoursChoice, 'byCountry' | 'custom'>;

/** Where these hours come from: docs/decisions.md#presets-of-calling-hours */
export const PRESETS: Record<Preset, readonly Window[]> = {
	allDay: ALL_DAY,
	australia: [open(WEEKDAYS, 9, 20), open([6], 9, 17)],
	canada: [open(WEEKDAYS, 9, 21.5), open([6, 7], 10, 18)],
	weekdays: [open(WEEKDAYS, 9, 20)],
	france: [open(WEEKDAYS, 10, 13), open(WEEKDAYS, 14, 20)],
	spain: [open(WEEKDAYS, 9, 21)],
	emirates: [open(EVERY_DAY, 9, 18)],
	usStrict: [open(WEEKDAYS, 10, 18)],
	us: [open(EVERY_DAY, 8, 21)],
};

const BY_COUNTRY: Record<string, Preset> = { AU: 'australia', CA: 'canada', FR: 'france', ES: 'spain', AE: 'emirates', US: 'usStrict' };

/** The preset for a number's country (ISO 3166 alpha-2); weekdays for any other. */
export function presetFor(country: string | undefined): Preset {
	return (country !== undefined && Object.hasOwn(BY_COUNTRY, country) && BY_COUNTRY[country]) || 'weekdays';
}

function open(days: readonly number[], from: number, until: number): Window {
	return { days, fromMinute: from * 60, untilMinute: until * 60 };
}
