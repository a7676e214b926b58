import { IANAZone } from 'luxon';
import { InvalidParameter } from './invalidParameter';

const NAME = /^[a-z][\w+/-]{1,63}$/i;

/** The name of a zone, for a provider that reads no other form. @throws InvalidParameter naming `parameter` */
export function ianaZone(entered: string | undefined, parameter: string): string | undefined {
	const name = entered?.trim();
	if (name === undefined || (NAME.test(name) && IANAZone.isValidZone(name))) return name;
	throw new InvalidParameter(parameter, 'must be an IANA time zone such as America/New_York');
}
