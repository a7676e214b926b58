import { InvalidParameter } from './invalidParameter';

/** The text as it was entered. Counts characters as people do: a JavaScript string counts some of them twice. @throws InvalidParameter naming `parameter` */
export function atMost(characters: number, entered: string, parameter: string): string;
export function atMost(characters: number, entered: string | undefined, parameter: string): string | undefined;
export function atMost(characters: number, entered: string | undefined, parameter: string): string | undefined {
	if (entered === undefined || [...entered].length <= characters) return entered;
	throw new InvalidParameter(parameter, `must have at most ${characters} characters`);
}
