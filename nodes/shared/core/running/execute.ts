import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { isOnce } from '../effect';
import { NotesAhead } from '../once/notesAhead';
import { unresolvedProblem } from '../once/sendOnce';
import { withKnownKeys } from '../once/withKnownKeys';
import { nodeErrorOf } from '../problem/nodeError';
import { problemItem } from '../problem/problem';
import type { Provider } from '../provider';
import type { Resource } from '../resource';
import { chosenOperation } from './chosenOperation';
import type { Conduct } from './conduct';
import { hint } from './hint';
import { isToolRun } from './isToolRun';
import { refuseRepeats } from './refuseRepeats';
import { jobsOf, type Job } from './job';
import { LostItems } from './lostItems';
import { mapWithLimit } from './mapWithLimit';
import { prepareItem } from './prepareItem';
import { isPrepared, type FinishedItem, type PreparedItem, type ScreenedItem, type UnsendableItem } from './preparedItem';
import { startRun, type Run } from './run';
import { runJob, type Outcome } from './runJob';
import { SameInOrder } from './sameInOrder';
import { summarizeDone } from './summarizeDone';

const DEFAULT_MAX_CONCURRENT = 5;
/** Items tracked at once; only their requests count against Max Concurrent. */
const MAX_FOLLOWED_ITEMS = 1000;
/** Items prepared before the event loop gets a turn, so that a stop is noticed within a second. */
const PREPARE_CHUNK = 200;
/** n8n adds "Custom API Call" to the lists of every node whose credential can sign requests. */
const OTHER_REQUESTS = " For other requests, use the HTTP Request node with this node's credential.";

/** One run of a node: all items are checked before the first request. @throws the first problem, if the node stops at it */
export async function executeOperation(
	context: IExecuteFunctions,
	provider: Provider,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const { operation, names } = chosenOperation(context, resources, OTHER_REQUESTS);
	const maxConcurrent = maxConcurrentOf(context);
	const run = startRun(context, provider, { operation, names, maxConcurrent });
	// Node.js keeps a signal made of several, and all that listens to it, until it is aborted.
	return await outputsOf(run, operation.conduct?.(run) ?? {}, maxConcurrent).finally(() => run.halt());
}

async function outputsOf(run: Run, conduct: Conduct, maxConcurrent: number): Promise<INodeExecutionData[][]> {
	const { passed, items } = await prepareItems(run, conduct);
	const known = withKnownKeys(items, run.ledger.keys());
	const screened = (await conduct.screen?.(known)) ?? known;
	const jobs = jobsOf(run, [...passed, ...stopAtProblem(run, refuseRepeats(run, holdBackUnresolved(run, screened)))]);
	const notes = await startNotes(run, jobs, conduct);
	const lost = notes && new LostItems(run, conduct, notes);
	const outcomes = await runJobs(run, jobs, { conduct, maxConcurrent, lost }).finally(async () => {
		const closed = close(notes, conduct);
		// n8n keeps the output of a node that it has stopped only if it comes at once.
		if (run.isCanceled()) closed.catch(() => undefined);
		else await closed;
	});

	hint(run, notes?.failure && failureHint(notes.failure));
	hint(run, run.leftOut.hint());
	hint(run, conduct.closingHint?.());
	const finished = outcomes.sort((a, b) => a.itemIndex - b.itemIndex);
	if (run.stopsAtProblem && !mustNotThrow(run, finished)) throwFirstProblem(run, finished, { conduct, lost });
	return [finished.flatMap((outcome) => ('problem' in outcome ? problemItem(outcome.problem, outcome.itemIndex, run.node) : outcome.outputs))];
}

async function close(notes: NotesAhead | undefined, conduct: Conduct): Promise<void> {
	await notes?.close();
	await conduct.finish?.();
}

async function runJobs(
	run: Run,
	jobs: Array<Job | Outcome>,
	{ conduct, maxConcurrent, lost }: { conduct: Conduct; maxConcurrent: number; lost: LostItems | undefined },
): Promise<Outcome[]> {
	let stopped = false;
	const send = async (job: Job): Promise<Outcome[]> => await (lost ? lost.runJob(job) : runJob(run, job, conduct));
	// Of several items that change the same, the last one counts, also where the first one has to wait.
	const updates = run.operation.effect?.repeatable && new SameInOrder();
	const outcomes = await mapWithLimit(jobs, jobs.some((job) => isFollowed(conduct, job)) ? MAX_FOLLOWED_ITEMS : maxConcurrent, {
		run: async (job) => {
			const outcome = 'items' in job ? await (updates ? updates.run(job.items[0].intent, async () => await send(job)) : send(job)) : [job];
			if (run.stopsAtProblem && outcome.some((each) => 'problem' in each && !lost?.has(each))) {
				stopped = true;
				run.halt();
			}
			return outcome;
		},
		stopped: () => stopped,
	});
	return outcomes.flatMap((outcome) => outcome ?? []);
}

function maxConcurrentOf(context: IExecuteFunctions): number {
	const entered: unknown = context.getNodeParameter('options.maxConcurrent', 0, DEFAULT_MAX_CONCURRENT);
	const limit = typeof entered === 'string' ? Number(entered) : entered;
	// Any other value is the first item's problem: prepareItem reports it.
	return typeof limit === 'number' && limit >= 1 ? Math.floor(limit) : DEFAULT_MAX_CONCURRENT;
}

function isFollowed(conduct: Conduct, job: Job | Outcome): boolean {
	return 'items' in job && job.items.some((item) => conduct.isFollowed?.(item));
}

async function prepareItems(run: Run, conduct: Conduct): Promise<{ passed: FinishedItem[]; items: Array<PreparedItem | UnsendableItem> }> {
	const count = run.context.getInputData().length;
	const passed: FinishedItem[] = [];
	const items: Array<PreparedItem | UnsendableItem> = [];
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		if (itemIndex % PREPARE_CHUNK === PREPARE_CHUNK - 1) await sleep(0);
		if (run.signal?.aborted) break;
		const finished = conduct.passThrough?.(itemIndex);
		if (finished) {
			passed.push(finished);
			continue;
		}
		const item = prepareItem(run, itemIndex);
		if (run.stopsAtProblem && !conduct.judgesOnly && 'problem' in item) return { passed: [], items: [item] };
		items.push(item);
	}
	return { passed, items };
}

/** What an earlier try of this execution sent, and whose end it did not learn, is not sent again. */
function holdBackUnresolved(run: Run, items: ScreenedItem[]): ScreenedItem[] {
	if (!isOnce(run.operation.effect)) return items;
	return items.map((item): ScreenedItem => {
		const problem = isPrepared(item) ? unresolvedProblem(run, item) : undefined;
		return problem ? { itemIndex: item.itemIndex, problem } : item;
	});
}

/** A node that will stop at a problem sends nothing after it. */
function stopAtProblem(run: Run, items: ScreenedItem[]): ScreenedItem[] {
	const problem = run.stopsAtProblem && isOnce(run.operation.effect) ? items.find((item) => 'problem' in item) : undefined;
	return problem ? [problem] : items;
}

async function startNotes(run: Run, jobs: Array<Job | Outcome>, { noted }: Conduct): Promise<NotesAhead | undefined> {
	if (!isOnce(run.operation.effect)) return undefined;
	const requests = jobs.flatMap((job) => ('items' in job && !job.items[0].dryRun ? [job.items] : []));
	return requests.length > 0 ? await NotesAhead.start(run, requests, noted) : undefined;
}

function failureHint(failure: string): string {
	return `What this run sends could not be recorded in n8n's deduplication store (${failure}). If this server dies during a run, check with the provider before you retry that execution.`;
}

/** n8n takes each try of a throwing AI tool for a new run with an empty ledger. A result instead keeps Retry On Fail in the same run. */
function mustNotThrow(run: Run, outcomes: Outcome[]): boolean {
	return isToolRun(run) && outcomes.some((outcome) => 'problem' in outcome && outcome.problem.details.done !== 'no' && !outcome.problem.details.retryable);
}

function throwFirstProblem(run: Run, outcomes: Outcome[], { conduct, lost }: { conduct: Conduct; lost: LostItems | undefined }): void {
	const problems = outcomes.filter((outcome): outcome is UnsendableItem => 'problem' in outcome);
	// Neither items that were not sent because of the stop are the reason for it, nor those of a lost process.
	const others = problems.filter(({ problem }) => problem.details.code !== 'canceled');
	const first = others.find((outcome) => !lost?.has(outcome)) ?? others[0] ?? problems[0];
	if (!first) return;
	const { problem, itemIndex } = first;
	throw nodeErrorOf(run.node, problem, {
		itemIndex,
		words: {
			message: `${problem.error} [item ${itemIndex}]`,
			description: [problem.message, summarizeDone(run, conduct, lost)].filter(Boolean).join(' '),
		},
	});
}
