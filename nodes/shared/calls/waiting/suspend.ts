import type { INodeExecutionData } from 'n8n-workflow';
import type { Placed } from '../../core/once/sendOnce';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { Suspension } from './planSuspension';
import type { Run } from '../../core/running/run';
import { shapeOutput } from '../../core/running/shapeOutput';
import type { ResultNotes } from '../resultNotes';
import { keepWaitState } from './waitState';
import type { Wait } from './wait';

/** Suspends the execution, and returns what n8n shows meanwhile. It changes the input item: docs/decisions.md#suspended-executions */
export async function suspend(
	run: Run,
	item: PreparedItem,
	{ suspension, placed: { record, adopted }, callId, wait }: { suspension: Suspension; placed: Placed; callId: string; wait: Wait },
): Promise<INodeExecutionData> {
	const { context, provider } = run;
	const { simplified, recipient: number } = item;
	const [input] = context.getInputData();
	const marks: ResultNotes = adopted ? { adopted } : {};
	keepWaitState(context, { nonce: suspension.nonce, callId, until: wait.until, simplified, number, adopted });
	if (input) input.json = shapeOutput({ record, marks: { ...marks, waitTimedOut: true, waitNote: notCalledBack(provider.name) } }, item, run).json;
	await context.putExecutionToWait(new Date(Date.now() + wait.waitAtMostMs));
	return shapeOutput({ record, marks }, item, run);
}

function notCalledBack(providerName: string): string {
	return `${providerName} did not call back while the execution waited. This is the call's state when it was placed. Use Get with its ID for the current state.`;
}
