import { maskNumber } from '../problem/redact';

/** Eight digits are a date. */
const NUMBER = /\+?(?:\d[ ().-]?){8,}\d/g;
/** "15.01.2027 14" of "15.01.2027 14:30": a colon never separates groups of a phone number. */
const DATE = /^(?:(?:[0-2]?\d|3[01])[.-](?:[0-2]?\d|3[01])[.-](?:19|20)\d\d|(?:19|20)\d\d[.-](?:0?\d|1[0-2])[.-](?:[0-2]?\d|3[01]))(?: \d{1,2}(?:\.\d\d){0,2})?$/;

/** What somebody entered, with at most the last four digits of each phone number. */
export function maskEntered(text: string): string {
	return text.replace(NUMBER, (found) => (DATE.test(found) ? found : maskNumber(found)));
}
