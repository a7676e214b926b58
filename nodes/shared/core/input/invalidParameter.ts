import { maskEntered } from './maskEntered';

/** What the user entered stands in double quotes. */
const QUOTED = /"[^"]*"/g;

/** Input that cannot be sent. Found before any request, so nobody was called. The executor adds node and item. */
export class InvalidParameter extends Error {
	/**
	 * @param parameter the field as the form shows it, groups joined by an arrow ("Config → Temperature")
	 * @param problem   completes the sentence after the field's name ("must be a number from 0 to 2")
	 * @param remedy    what to do about it, one sentence
	 */
	constructor(
		readonly parameter: string,
		problem: string,
		readonly remedy = `Correct '${parameter}' and run the item again.`,
	) {
		super(`'${parameter}' ${problem.replace(QUOTED, maskEntered)}`);
	}
}
