import type { IDataObject } from 'n8n-workflow';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { keyOf } from '../../../core/once/ledger';
import { sharedSpec } from '../../../core/running/job';
import type { PreparedItem } from '../../../core/running/preparedItem';
import type { Run } from '../../../core/running/run';
import type { CallParts } from '../../callParts';
import { readPhoneNumber } from '../../numbers/readPhoneNumber';
import { setMember } from '../setMember';

const PARAMETER = 'Campaign Rules → Rehearsal Number';

/** The own number that gets all calls. @throws InvalidParameter */
export function readRehearsalNumber(entered: string, defaultCountry: string | undefined): string {
	const reading = readPhoneNumber(entered, defaultCountry);
	if ('problem' in reading) throw new InvalidParameter(PARAMETER, reading.problem);
	return reading.number;
}

interface OwnNumber extends Pick<CallParts<never>, 'numberPaths' | 'otherPersonPaths' | 'callInstead'> {
	number: string;
}

/** The item's request, calling the own number instead of the person. @throws InvalidParameter where the request names nobody's number */
export function rehearse(run: Run, item: PreparedItem, own: OwnNumber): PreparedItem {
	const intent = `rehearsal ${item.intent}`;
	const rehearsed = { ...item, intent, key: keyOf({ intent, itemIndex: item.itemIndex }), recipient: own.number };
	if (!own.callInstead) return { ...rehearsed, spec: { ...item.spec, body: bodyWithNumber(item, own) } };
	// Several people of a rehearsal may share a request, which is made of what was entered for each.
	const params = { ...(item.params as object), ...own.callInstead(own.number) } as never;
	return { ...rehearsed, params, spec: sharedSpec(run, [{ ...rehearsed, params }]) };
}

function bodyWithNumber({ spec, recipient }: PreparedItem, { number, numberPaths = [], otherPersonPaths = [] }: OwnNumber): IDataObject {
	const [path = '', ...others] = numberPaths;
	const selected = otherPersonPaths.some((name) => Object.hasOwn(spec.body ?? {}, name));
	if (recipient === undefined || path === '' || selected) {
		throw new InvalidParameter(PARAMETER, 'cannot be called instead: the request names the person in another way than by a phone number', 'Enter a phone number for each item of a rehearsal.');
	}
	return others.reduce((changed, other) => setMember(changed, other, undefined), setMember(spec.body ?? {}, path, number));
}
