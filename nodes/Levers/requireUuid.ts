import { InvalidParameter } from '../shared/core/input/invalidParameter';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ID as it was entered; all of Levers' are UUIDs. @throws InvalidParameter naming `parameter` as the form shows it */
export function requireUuid<T extends string | undefined>(entered: T, parameter: string): T {
	if (entered && !UUID.test(entered)) {
		throw new InvalidParameter(parameter, 'must be a UUID such as 550e8400-e29b-41d4-a716-446655440000');
	}
	return entered;
}
