import type { IDataObject } from 'n8n-workflow';
import type { Run } from '../../core/running/run';
import { pause } from '../../core/sending/pause';

/** A provider may need a moment before its list has what was created. */
const LOOK_AFTER_MS = [1000, 3000];

/** The only record that `find` returns; undefined where there is none, or more than one. */
export async function lookTwice(run: Run, find: () => Promise<IDataObject[]>): Promise<IDataObject | undefined> {
	for (const waitMs of LOOK_AFTER_MS) {
		await pause(waitMs, run.signal);
		if (run.signal?.aborted) return undefined;
		const found = await find();
		if (found.length > 0) return found.length === 1 ? found[0] : undefined;
	}
	return undefined;
}
