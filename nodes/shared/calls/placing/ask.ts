import type { RequestSpec } from '../../core/request';
import type { Run } from '../../core/running/run';
import { attempt } from '../../core/sending/attempt';

/** What the provider answers to a request that only reads. @throws Error where it does not answer */
export async function ask(run: Run, request: RequestSpec, timeoutMs: number): Promise<unknown> {
	const send = async () => await attempt(run, request, { timeoutMs });
	// A node that stops at a problem keeps its place, and the gate is locked.
	const result = await (run.stopsAtProblem ? send() : run.gate.pass(send));
	if (result.kind !== 'answer' || result.status >= 300) throw new Error('The provider did not answer.');
	return run.provider.unwrap(result.body);
}
