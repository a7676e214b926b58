import { numberToCall, type NumberOptions, type NumberToCall } from '../../shared/calls/numbers/numberToCall';

interface Params {
	numberToCall: string;
	countryCode?: string;
	options: NumberOptions;
}

/** The number to call, a local one read by Country Code. */
export function readNumberToCall({ numberToCall: entered, countryCode, options }: Params): NumberToCall {
	return numberToCall(entered, {
		parameter: 'Number to Call',
		options: { ...options, defaultCountry: countryCode },
		countryField: "'Country Code'",
	});
}
