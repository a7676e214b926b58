import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';

/** The number that an item calls, or what else names the person; undefined where only the request as a whole does. */
export function personOf({ operation }: Run, { recipient, spec }: PreparedItem): string | undefined {
	return recipient ?? operation.target?.(spec.body ?? {});
}
