import type { IDataObject } from 'n8n-workflow';
import type { RequestSpec } from '../../core/request';
import type { Run } from '../../core/running/run';
import { attempt } from '../../core/sending/attempt';
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

/** What the provider answers to a request that only reads. @throws Error where it does not answer */
export async function ask(run: Run, request: RequestSpec, timeoutMs: number): Promise<unknown> {
	const send = async () => await attempt(run, request, { timeoutMs });
	// A node that stops at a problem keeps its place, and the gate is locked.
	const result = await (run.stopsAtProblem ? send() : run.gate.pass(send));
	if (result.kind !== 'answer' || result.status >= 300) throw new Error('The provider did not answer.');
	return run.provider.unwrap(result.body);
}
