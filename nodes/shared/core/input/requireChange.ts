import { InvalidParameter } from './invalidParameter';

/** @throws InvalidParameter for an update in which nothing was entered. `remedy` is for forms in which more than `parameter` can be filled in */
export function requireChange(entered: object | undefined, parameter: string, remedy?: string): void {
	if (!entered) throw new InvalidParameter(parameter, 'is empty: nothing to update', remedy);
}
