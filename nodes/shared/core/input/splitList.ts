import { ifReadable } from './ifReadable';
import { parseJson } from '../sending/parseJson';
import { InvalidParameter } from './invalidParameter';

const OTHER_LIST = /^[[{"]/;

/** Entries of a list, separated by commas or as JSON, trimmed and without empty ones. @throws InvalidParameter for other kinds of lists */
export function splitList(entered: string | undefined, parameter: string): string[] | undefined {
	const text = entered?.trim() ?? '';
	const entries = (OTHER_LIST.test(text) ? jsonEntries(text, parameter) : text.split(',')).map((entry) => entry.trim());
	const filled = entries.filter((entry) => entry !== '');
	return filled.length > 0 ? filled : undefined;
}

export function splitIntegers(entered: string | undefined, parameter: string): number[] | undefined {
	return splitList(entered, parameter)?.map((entry) => {
		if (!/^-?\d+$/.test(entry) || !Number.isSafeInteger(Number(entry))) {
			throw new InvalidParameter(parameter, `must be whole numbers separated by commas; "${entry}" is not one`);
		}
		return Number(entry);
	});
}

function jsonEntries(text: string, parameter: string): string[] {
	const list = readList(text);
	if (!list) {
		throw new InvalidParameter(
			parameter,
			'must be a list with commas (a, b) or a JSON list (["a","b"])',
			`Write the entries of '${parameter}' separated by commas.`,
		);
	}
	return list.map(String);
}

function readList(text: string): Array<string | number> | undefined {
	const value = ifReadable(() => parseJson(text));
	const isEntry = (entry: unknown) => typeof entry === 'string' || typeof entry === 'number';
	return Array.isArray(value) && value.every(isEntry) ? value : undefined;
}
