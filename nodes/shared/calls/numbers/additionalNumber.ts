import { InvalidParameter } from '../../core/input/invalidParameter';
import { numberToCall, type NumberOptions } from './numberToCall';
import type { SentBody } from '../../core/operation';
import type { CallParts } from '../callParts';

/** The number that Additional Body Fields call instead, if they do, checked like one that is sent as entered. @throws InvalidParameter */
export function additionalNumber(
	{ numberPaths = [], countryPath }: Pick<CallParts<never>, 'numberPaths' | 'countryPath'>,
	{ before, body, options: entered }: SentBody,
): string | undefined {
	if (body === before) return undefined;
	const options: NumberOptions = entered;
	const country = countryPath === undefined ? options.defaultCountry : memberAt(body, countryPath);
	const isSameCountry = countryPath === undefined || country === memberAt(before, countryPath);
	const reading = { ...options, defaultCountry: typeof country === 'string' ? country : undefined };
	const places = numberPaths.map((path) => ({ path, entered: memberAt(body, path), original: memberAt(before, path) }));
	const numbers = places
		.filter(({ entered }) => entered !== undefined && entered !== null)
		.map(({ path, entered, original }) => (entered === original && isSameCountry ? undefined : checked(entered, path, reading)));
	return numbers[0];
}

function checked(entered: unknown, path: string, options: NumberOptions): string {
	const parameter = `Additional Body Fields (JSON) → ${path}`;
	if (typeof entered !== 'string' && typeof entered !== 'number') throw new InvalidParameter(parameter, 'must be a phone number');
	return numberToCall(String(entered), { parameter, options: { ...options, sendAsEntered: true } }).number;
}

function memberAt(body: unknown, path: string): unknown {
	return path.split('.').reduce((value, name) => Object.entries(value ?? {}).find(([key]) => key === name)?.[1] as unknown, body);
}
