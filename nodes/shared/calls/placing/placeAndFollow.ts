import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isClaimed, sendOnce, withoutSecrets, type Adopt, type Placed } from '../../core/once/sendOnce';
import type { PreparedItem } from '../../core/running/preparedItem';
import { ProblemError } from '../../core/problem/problem';
import { toError } from '../../core/problem/toError';
import type { Run } from '../../core/running/run';
import { triesOf } from '../../core/running/runJob';
import { sendRequest } from '../../core/sending/sendRequest';
import { shapeOutputs } from '../../core/running/shapeOutput';
import type { Admission } from '../rules/admission/admission';
import { conductRules } from '../rules/conductRules';
import { marksOf } from '../rules/rulesOfRun';
import { suspend } from '../waiting/suspend';
import { isReached, waitForCall } from '../waiting/waitForCall';
import type { Wait } from '../waiting/wait';
import type { Suspension } from '../waiting/planSuspension';
import type { Calls } from '../calls';
import type { ResultNotes } from '../resultNotes';
import { adoptCall } from './adoptCall';
import type { NumberCount } from './numberCount';

interface Following {
	calls: Calls;
	wait: Wait | undefined;
	numbers: NumberCount;
	suspension: Suspension | undefined;
	admission: Admission | undefined;
}

/** Sends the request of an item once, and tracks the call for as long as the item waits for it. */
export async function placeAndFollow(run: Run, item: PreparedItem, following: Following): Promise<INodeExecutionData[]> {
	const { calls, wait, admission } = following;
	// An item that was sent before was not admitted as a new one, nor does its call know where to call back.
	const isNew = !isClaimed(run, item);
	const suspension = isNew ? following.suspension : undefined;
	const counted = isNew || admission?.isActive(item) ? admission : undefined;
	const placed = await place(run, item, { ...following, admission: isNew ? admission : undefined });
	const { record, adopted } = placed;
	const marks: ResultNotes = { ...(adopted && { adopted }), ...(admission && marksOf(admission.rules, item)) };
	if (!wait) return shapeOutputs({ record, marks }, item, run);
	const { callId } = calls.simplify(record);
	if (suspension && callId !== null && !run.signal?.aborted && !isReached(calls, wait.until, record)) {
		return [await suspend(run, item, { suspension, placed, callId, wait })];
	}
	const end = await follow(run, item, { record, wait, calls, isHurried: () => counted?.awaitsEnd() ?? false }).finally(() => counted?.ended());
	return shapeOutputs({ record: withoutSecrets(end.record, item), marks: { ...marks, ...(end.timedOut && { waitTimedOut: true }) } }, item, run);
}

async function place(run: Run, item: PreparedItem, { calls, numbers, admission }: Following): Promise<Placed> {
	const adopt: Adopt = async ({ items: [sent] }, sentAt) => await adoptCall(run, calls, { item: sent, sentAt, numbers });
	try {
		const placed = await sendOnce(run, item, { adopt, ...(admission && triesOf(run, [item], conductRules(admission))) });
		admission?.settle(item);
		return placed;
	} catch (error) {
		if (error instanceof ProblemError) admission?.settle(item, error.problem);
		throw toError(error);
	}
}

interface Followed {
	record: IDataObject;
	wait: Wait;
	calls: Calls;
	isHurried(): boolean;
}

async function follow(run: Run, item: PreparedItem, { record, wait, calls, isHurried }: Followed) {
	const { callId } = calls.simplify(record);
	const { reading } = calls;
	if (!reading || callId === null) return { record, timedOut: true };
	const { timeoutMs, recipient: number, secrets } = item;
	const sending = { spec: reading.request({ callId }), operation: { response: reading.response }, timeoutMs, number, secrets };
	try {
		return await waitForCall(run, { calls, wait, isHurried }, async () => (await sendRequest(run, sending)) as IDataObject);
	} catch (error) {
		if (!(error instanceof ProblemError)) throw toError(error);
		// A stop may come before the first look.
		if (run.signal?.aborted) return { record, timedOut: true };
		throw placedButLost(error, callId);
	}
}

/** The call was placed even if it can no longer be tracked: the item must say so, or somebody calls again. */
function placedButLost({ problem }: ProblemError, callId: string): ProblemError {
	return new ProblemError({
		error: `The call was placed (${callId}), but its end could not be read: ${problem.error}`,
		message: 'Do not call again. Read the call by its ID later, for example with the operation Wait for End.',
		details: { ...problem.details, done: 'yes', callPlaced: 'yes', callId, retryable: false },
	});
}
