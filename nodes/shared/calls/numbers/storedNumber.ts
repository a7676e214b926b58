import { numberToCall, type NumberOptions } from './numberToCall';

/** A number that may be called some day: never an emergency number; what it costs is a question for that day. @throws InvalidParameter */
export function storedNumber(entered: string | undefined, parameter: string, { defaultCountry }: NumberOptions): string | undefined {
	return numberToCall(entered, { parameter, options: { defaultCountry, allowedNumberTypes: ['premiumRate', 'sharedCost'] } })?.sent;
}
