import type { IDataObject } from 'n8n-workflow';
import type { Batch } from '../operation';
import type { Problem } from '../problem/problem';
import type { RequestSpec } from '../request';
import { withAdditions } from './prepareItem';
import { isPrepared, type FinishedItem, type PreparedItem, type ScreenedItem, type UnsendableItem } from './preparedItem';
import type { Run } from './run';

export interface Job {
	items: [PreparedItem, ...PreparedItem[]];
	spec: RequestSpec;
}

/** The requests to send, in the order of their first items. An item that cannot be sent, or was sent before, is a request by itself. */
export function jobsOf(run: Run, items: ScreenedItem[]): Array<Job | UnsendableItem | FinishedItem> {
	const { batch } = run.operation;
	const jobs: Array<Job | UnsendableItem | FinishedItem> = [];
	const open = new Map<string, PreparedItem[]>();
	for (const item of items) {
		if (!isPrepared(item)) {
			jobs.push(item);
			continue;
		}
		const group = batch && !run.ledger.find(item.key) ? groupOf(item, batch) : undefined;
		const others = group === undefined ? undefined : open.get(group);
		if (batch && others && others.length < batch.max) {
			others.push(item);
			continue;
		}
		const members: [PreparedItem, ...PreparedItem[]] = [item];
		if (group !== undefined) open.set(group, members);
		jobs.push({ items: members, spec: item.spec });
	}
	return jobs.map((job) => ('items' in job ? jobOf(run, job.items) : job));
}

export function jobOf(run: Run, items: Job['items']): Job {
	return { items, spec: items.length === 1 ? items[0].spec : sharedSpec(run, items) };
}

/** A problem of a request as each of its items reports it. */
export function sharedProblem({ items }: Job, problem: Problem): Problem {
	if (items.length === 1) return problem;
	return { ...problem, message: `${problem.message} This applies to all ${items.length} items of one request.` };
}

function groupOf({ dryRun, timeoutMs, spec }: PreparedItem, { shared, listMember = '' }: Batch<never>): string {
	return JSON.stringify([dryRun, shared ? undefined : timeoutMs, { ...spec, body: { ...spec.body, [listMember]: undefined } }]);
}

export function sharedSpec({ operation, startedAt }: Run, items: Job['items'], entries?: IDataObject[]): RequestSpec {
	const [first, ...others] = items;
	const spec = operation.batch?.request([first.params, ...others.map(({ params }) => params)], { now: startedAt }, entries);
	return spec ? withAdditions(operation, spec, first.additions) : first.spec;
}
