import { maskEntered } from './maskEntered';

const QUOTED = /"[^"]*"/g;

/** Input that cannot be sent; it is found before any request. */
export class InvalidParameter extends Error {
	/** `parameter` is the field as the form shows it ("Config → Temperature"), `problem` completes the sentence after its name. */
	constructor(
		readonly parameter: string,
		problem: string,
		readonly remedy = `Correct '${parameter}' and run the item again.`,
	) {
		super(`'${parameter}' ${problem.replace(QUOTED, maskEntered)}`);
	}
}
