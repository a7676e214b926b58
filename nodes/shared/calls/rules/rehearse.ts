import { InvalidParameter } from '../../core/input/invalidParameter';
import { keyOf } from '../../core/once/ledger';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { CallParts } from '../callParts';
import { readPhoneNumber } from '../numbers/readPhoneNumber';
import { setMember } from './setMember';

const PARAMETER = 'Campaign Rules → Rehearsal Number';

/** The own number that gets all calls. @throws InvalidParameter */
export function readRehearsalNumber(entered: string, defaultCountry: string | undefined): string {
	const reading = readPhoneNumber(entered, defaultCountry);
	if ('problem' in reading) throw new InvalidParameter(PARAMETER, reading.problem);
	return reading.number;
}

/** The item's request, calling the own number instead of the person. @throws InvalidParameter where the request names nobody's number */
export function rehearse(
	item: PreparedItem,
	number: string,
	{ numberPaths = [], otherPersonPaths = [] }: Pick<CallParts<never>, 'numberPaths' | 'otherPersonPaths'>,
): PreparedItem {
	const [path = '', ...others] = numberPaths;
	const { spec, recipient } = item;
	const selected = otherPersonPaths.some((name) => Object.hasOwn(spec.body ?? {}, name));
	if (recipient === undefined || path === '' || selected) {
		throw new InvalidParameter(PARAMETER, 'cannot be called instead: the request names the person in another way than by a phone number', 'Enter a phone number for each item of a rehearsal.');
	}
	const body = others.reduce((changed, other) => setMember(changed, other, undefined), setMember(spec.body ?? {}, path, number));
	const intent = `rehearsal ${item.intent}`;
	return { ...item, intent, key: keyOf({ intent, itemIndex: item.itemIndex }), spec: { ...spec, body }, recipient: number };
}
