import type { INodeExecutionData } from 'n8n-workflow';
import { isOnce } from '../core/effect';
import type { Conduct } from '../core/running/conduct';
import { hint } from '../core/running/hint';
import type { Job } from '../core/running/job';
import { isPrepared, type PreparedItem } from '../core/running/preparedItem';
import { readOutputs, readRecord } from '../core/running/readOutputs';
import type { Run } from '../core/running/run';
import { shapeOutputs } from '../core/running/shapeOutput';
import type { CallParts } from './callParts';
import type { Calls } from './calls';
import { fetchFile } from './files/fetchFile';
import { extensionHint } from './placing/extensionHint';
import { lostCallOutput, LostCalls } from './placing/lostCalls';
import { NumberCount } from './placing/numberCount';
import { pinHint } from './placing/pinHint';
import { placeAndFollow } from './placing/placeAndFollow';
import { planSuspension, type Suspension } from './waiting/planSuspension';
import { Admission } from './rules/admission/admission';
import { conductRules } from './rules/conductRules';
import { passSkip } from './rules/passSkip';
import { placesCalls } from './rules/rulesFields';
import { startRules } from './rules/rulesOfRun';
import { screenItems } from './rules/screening/screenItems';
import { waitForCall } from './waiting/waitForCall';

/** What an operation on calls does around its request: numbers are compared, calls looked up, waited for and downloaded. */
export function conductCall(run: Run, calls: Calls, parts: CallParts<never>): Conduct {
	const { extension, wait, file, batchLookUp, resolve } = parts;
	const numbers = new NumberCount();
	const lost = new LostCalls(run, calls, numbers);
	const rules = placesCalls(run.operation, parts) ? startRules(run, parts, run.operation.batch ? undefined : lost) : undefined;
	const admission = rules && new Admission(rules);
	const once = isOnce(run.operation.effect);
	let suspension: Suspension | undefined;
	return {
		...(admission && conductRules(admission)),
		passThrough: (itemIndex) => passSkip(run, itemIndex),
		async screen(all) {
			const items = rules ? await screenItems(rules, all) : all;
			const ready = items.filter(isPrepared);
			hint(run, extensionHint(ready.filter(({ params }) => extension?.(params) !== undefined)));
			for (const { recipient, itemIndex } of ready) numbers.add(recipient, itemIndex);
			if (once && !rules?.judged.callsOnce() && ready.some(({ dryRun }) => !dryRun)) hint(run, numbers.hint());
			const planned = await planSuspension(run, items, { calls, wait });
			suspension = planned?.suspension;
			return planned ? [planned.item] : items;
		},
		...(resolve && { resolve: async (job: Job) => await resolve(run, job, (item, problem) => admission?.settle(item, problem)) }),
		isFollowed: ({ params }) => wait?.(params) !== undefined,
		outputs: async (item) =>
			once ? await placeAndFollow(run, item, { calls, wait: wait?.(item.params), numbers, suspension, admission }) : await read(run, calls, item, { wait, file }),
		...(batchLookUp && {
			adopt: async (job: Job, sentAt: number) => await batchLookUp.adopt(run, batchLookUp, { job, sentAt, numbers }),
			async recoverBatch(job: Job, since: number) {
				const found = await batchLookUp.find(run, batchLookUp, { job, sentAt: since, numbers });
				if (found) for (const item of job.items) rules?.called.remember(item, 'placed');
				return found;
			},
		}),
		async recover(item, since) {
			const found = await lost.find(item, since);
			if (found) rules?.called.remember(item, 'placed');
			return found;
		},
		lostResult(item) {
			rules?.called.remember(item, 'placed');
			return lostCallOutput(item);
		},
		idOf: (record) => batchLookUp?.idOf(record) ?? calls.simplify(record).callId,
		closingHint: () => (rules?.judged.callsOnce() ? undefined : pinHint(run)),
	};
}

async function read(run: Run, calls: Calls, item: PreparedItem, { wait, file }: CallParts<never>): Promise<INodeExecutionData[]> {
	const awaited = wait?.(item.params);
	if (!awaited && !file) return await readOutputs(run, item);
	const { record, timedOut } = awaited
		? await waitForCall(run, { calls, wait: awaited }, async () => await readRecord(run, item))
		: { record: await readRecord(run, item), timedOut: false };
	if (file) return [await fetchFile(run, item, { callId: calls.simplify(record).callId, file: file(record), waitAtMostMs: awaited?.waitAtMostMs })];
	return shapeOutputs({ record, marks: timedOut ? { waitTimedOut: true } : {} }, item, run);
}

