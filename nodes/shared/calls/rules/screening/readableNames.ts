import { ifReadable } from '../../../core/input/ifReadable';
import type { Run } from '../../../core/running/run';
import type { CallParts } from '../../callParts';
import { contactTarget } from '../../contactTarget';
import type { Names } from '../people';

/** The names of a person whose item cannot be sent, as far as they can be read. */
export function readableNames({ readParams }: Run, { to }: CallParts<never>, itemIndex: number): Names {
	const params = ifReadable(() => readParams(itemIndex, true));
	const { contactId: id } = params ?? {};
	return [ifReadable(() => to?.(params as never)), id === undefined ? undefined : contactTarget({ id })];
}
