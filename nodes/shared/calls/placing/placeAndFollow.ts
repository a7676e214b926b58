import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { placeOnce, withoutSecrets } from './placeOnce';
import type { PreparedItem } from '../../core/running/prepareItem';
import { ProblemError } from '../../core/problem/problem';
import type { Run } from '../../core/running/run';
import { sendRequest } from '../../core/sending/sendRequest';
import { shapeOutputs } from '../../core/running/shapeOutput';
import { suspend } from '../waiting/suspend';
import { isReached, waitForCall } from '../waiting/waitForCall';
import type { Wait } from '../waiting/wait';

/** Sends what the item asks for once, and follows the call as far as the item waits for it. */
export async function placeAndFollow(run: Run, item: PreparedItem): Promise<INodeExecutionData[]> {
	const placed = await placeOnce(run, item);
	const { record, adopted } = placed;
	const marks = { ...(adopted && { adopted }) };
	const wait = run.operation.wait?.(item.params);
	if (!wait) return shapeOutputs({ record, marks }, item, run);
	const { suspension } = item;
	const { callId } = run.provider.simplifyCall(record);
	if (suspension && callId !== null && !run.signal?.aborted && !isReached(run.provider, wait.until, record)) {
		return [await suspend(run, { ...item, suspension }, { placed, callId, wait })];
	}
	const end = await follow(run, item, { record, wait });
	return shapeOutputs({ record: withoutSecrets(end.record, item), marks: { ...marks, ...(end.timedOut && { waitTimedOut: true }) } }, item, run);
}

async function follow(run: Run, item: PreparedItem, { record, wait }: { record: IDataObject; wait: Wait }) {
	const { provider } = run;
	const { callId } = provider.simplifyCall(record);
	const { readCall } = provider;
	if (!readCall || callId === null) return { record, timedOut: true };
	const spec = readCall.request({ callId });
	const { timeoutMs, number, secrets } = item;
	try {
		return await waitForCall(run, wait, async () => {
			return (await sendRequest(run, { spec, operation: { answer: readCall.answer }, timeoutMs, number, secrets })) as IDataObject;
		});
	} catch (error) {
		throw error instanceof ProblemError ? placedButLost(error, callId) : (error as Error);
	}
}

/** The call stands, whatever became of watching it: the item must say so, or somebody calls again. */
function placedButLost({ problem }: ProblemError, callId: string): ProblemError {
	return new ProblemError({
		error: `The call was placed (${callId}), but its end could not be read: ${problem.error}`,
		message: 'Do not call again. Read the call by its ID later, for example with the operation Wait for End.',
		details: { ...problem.details, done: 'yes', callPlaced: 'yes', callId, retryable: false },
	});
}
