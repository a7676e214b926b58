import { InvalidParameter } from './invalidParameter';

/** Entries of a comma-separated field, without blanks around them and without empty ones. Nothing entered: undefined. */
export function splitList(entered: string | undefined): string[] | undefined {
	const entries = entered?.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
	return entries?.length ? entries : undefined;
}

/** The same for whole numbers; another entry is an InvalidParameter. */
export function splitIntegers(entered: string | undefined, parameter: string): number[] | undefined {
	return splitList(entered)?.map((entry) => {
		if (!/^-?\d+$/.test(entry)) {
			throw new InvalidParameter(parameter, `must hold whole numbers separated by commas, "${entry}" is none`);
		}
		return Number(entry);
	});
}
