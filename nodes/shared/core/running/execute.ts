import { NodeOperationError, sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { aftermath } from './aftermath';
import { noteDials } from '../once/crashNotes';
import { dryRun } from './dryRun';
import { extensionHint } from '../../calls/placing/extensionHint';
import { isToolRun } from './isToolRun';
import { mapWithLimit } from './mapWithLimit';
import { isOnce } from '../effect';
import type { Operation } from '../operation';
import { planSuspension } from '../../calls/waiting/planSuspension';
import { doneSoFar, openQuestion, sentBefore } from '../../calls/placing/placeOnce';
import { pinHint } from './pinHint';
import { prepareItem, type PreparedItem, type UnsendableItem } from './prepareItem';
import { ProblemError, problemError, problemItem, type Problem } from '../problem/problem';
import type { Provider } from '../provider';
import { withKnownKeys } from '../once/withKnownKeys';
import { startRun, type Run } from './run';
import { placeAndFollow } from '../../calls/placing/placeAndFollow';
import { readOutputs } from './readOutputs';

const DEFAULT_MAX_CONCURRENT = 5;
/** Calls that one node run watches side by side; only their requests count against Max Concurrent. */
const MAX_WATCHED_CALLS = 1000;
/** Items prepared before the event loop gets a turn, so that a stop is noticed within a second. */
const PREPARE_CHUNK = 200;

type Outcome = UnsendableItem | { itemIndex: number; outputs: INodeExecutionData[] };

/**
 * One run of a node: every item's parameters are checked first, then the requests go out, at most Max Concurrent at
 * once. Each item gives one output or one problem, in the order of the input.
 * @throws the first problem, when the node is set to stop; it names the calls that were placed
 */
export async function executeOperation(context: IExecuteFunctions, provider: Provider): Promise<INodeExecutionData[][]> {
	const { operation, names } = chosenOperation(context, provider);
	const maxConcurrent = maxConcurrentOf(context);
	const run = startRun(context, provider, { operation, names, maxConcurrent });

	const prepared = await prepareItems(run);
	hint(run, extensionHint(prepared.filter((item) => 'extensionLeftOut' in item && item.extensionLeftOut)));
	const items = await planSuspension(run, await holdBackMaybeSent(run, withKnownKeys(prepared, run.ledger.keys())));
	let stopped = false;
	const outcomes = await mapWithLimit(items, items.some((item) => waits(run, item)) ? MAX_WATCHED_CALLS : maxConcurrent, {
		run: async (item) => {
			const outcome = 'problem' in item ? item : await runItem(run, item);
			if (run.stopsAtProblem && 'problem' in outcome) {
				stopped = true;
				run.halt();
			}
			return outcome;
		},
		stopped: () => stopped,
	});

	hint(run, run.leftOut.hint());
	hint(run, pinHint(run));
	const finished = outcomes.filter((outcome) => outcome !== undefined);
	if (run.stopsAtProblem && !mustNotThrow(run, finished)) throwFirstProblem(run, finished);
	return [finished.flatMap((outcome) => ('problem' in outcome ? problemItem(outcome.problem, outcome.itemIndex, run.node) : outcome.outputs))];
}

function chosenOperation(context: IExecuteFunctions, provider: Provider): { operation: Operation; names: Run['names'] } {
	const names = {
		resource: String(context.getNodeParameter('resource', 0, '')),
		operation: String(context.getNodeParameter('operation', 0, '')),
	};
	const operations = own(provider.resources, names.resource);
	const operation = operations && own(operations, names.operation);
	if (operation) return { operation, names };
	// n8n adds "Custom API Call" to the lists of every node whose credential can sign requests.
	throw new NodeOperationError(context.getNode(), `'${names.resource}: ${names.operation}' is not an operation of this node`, {
		description: "Choose another 'Operation'. For other requests, use the HTTP Request node with this node's credential.",
		itemIndex: 0,
	});
}

/** A member that was put there: names come from outside, and an object answers to some that were not ("constructor"). */
function own<T>(members: Record<string, T>, name: string): T | undefined {
	return Object.hasOwn(members, name) ? members[name] : undefined;
}

function maxConcurrentOf(context: IExecuteFunctions): number {
	const entered: unknown = context.getNodeParameter('options.maxConcurrent', 0, DEFAULT_MAX_CONCURRENT);
	const limit = typeof entered === 'string' ? Number(entered) : entered;
	// A value of another kind, or out of range, is the first item's problem: prepareItem names it.
	return typeof limit === 'number' && limit >= 1 ? Math.floor(limit) : DEFAULT_MAX_CONCURRENT;
}

/** Only items that wait are watched side by side; sending alone is a matter of Max Concurrent. */
function waits({ operation }: Run, item: PreparedItem | UnsendableItem): boolean {
	return !('problem' in item) && operation.wait?.(item.params) !== undefined;
}

/** Bad input is found before the first phone rings: a node that stops on it has called nobody. */
async function prepareItems(run: Run): Promise<Array<PreparedItem | UnsendableItem>> {
	const count = run.context.getInputData().length;
	const items: Array<PreparedItem | UnsendableItem> = [];
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		if (itemIndex % PREPARE_CHUNK === PREPARE_CHUNK - 1) await sleep(0);
		if (run.signal?.aborted) break;
		const item = prepareItem(run, itemIndex);
		if (run.stopsAtProblem && 'problem' in item) return [item];
		if (!('problem' in item)) run.numbers.add(item.number, itemIndex);
		items.push(item);
	}
	return items;
}

/** Notes what is about to be sent once, and holds back what a lost execution may have sent already. */
async function holdBackMaybeSent(run: Run, items: Array<PreparedItem | UnsendableItem>): Promise<Array<PreparedItem | UnsendableItem>> {
	const { effect } = run.operation;
	const due = items.filter((item): item is PreparedItem => !('problem' in item) && !item.dryRun);
	if (!isOnce(effect) || due.length === 0) return items;
	hint(run, run.numbers.hint());
	// Of what an earlier try of this run has asked about, the notes are its own; but an expression may give a later try other numbers.
	const asked = new Set(run.ledger.asked);
	await askAndNote(
		run,
		due.filter(({ intent }) => !asked.has(intent)),
	);
	const heldBack = new Set(run.ledger.heldBack);
	const checked = items.map((item): PreparedItem | UnsendableItem => {
		if ('problem' in item) return item;
		const problem = heldBack.has(item.intent) && !item.dryRun ? sentBefore(run, effect) : openQuestion(run, item);
		return problem ? { itemIndex: item.itemIndex, problem } : item;
	});
	// A node that is bound to stop starts nothing before.
	return run.stopsAtProblem ? upToProblem(checked) : checked;
}

function upToProblem(items: Array<PreparedItem | UnsendableItem>): Array<PreparedItem | UnsendableItem> {
	const problem = items.find((item) => 'problem' in item);
	return problem ? [problem] : items;
}

async function askAndNote(run: Run, due: PreparedItem[]): Promise<void> {
	if (due.length === 0) return;
	const { maybeSent, failure } = await noteDials(run, due);
	if (failure) {
		hint(
			run,
			`What this run sends could not be recorded in n8n's deduplication store (${failure}). If this server dies during a run, check with the provider before you retry that execution.`,
		);
	}
	const heldBack = due.filter(({ itemIndex }) => maybeSent(itemIndex));
	run.ledger.holdBack(new Set(due.map(({ intent }) => intent)), new Set(heldBack.map(({ intent }) => intent)));
}

function hint({ context }: Run, message: string | undefined): void {
	// AI tools run in a context without hints.
	if (message !== undefined) context.addExecutionHints?.({ message, location: 'outputPane' });
}

/** Never throws: whatever happens to one item, the others keep their results. */
async function runItem(run: Run, item: PreparedItem): Promise<Outcome> {
	const { itemIndex } = item;
	try {
		if (item.dryRun) return { itemIndex, outputs: [await dryRun(run, item)] };
		const outputs = await (isOnce(run.operation.effect) ? placeAndFollow(run, item) : readOutputs(run, item));
		return { itemIndex, outputs };
	} catch (error) {
		return { itemIndex, problem: error instanceof ProblemError ? error.problem : unexpected(run, item, error) };
	}
}

/**
 * n8n takes each try of an AI tool that throws for a new run of the node, in which the ledger knows nothing. So a tool gives
 * the problem of something that may have been done back as its result: then Retry On Fail stays in the same run.
 */
function mustNotThrow(run: Run, outcomes: Outcome[]): boolean {
	return isToolRun(run) && outcomes.some((outcome) => 'problem' in outcome && outcome.problem.details.done !== 'no' && !outcome.problem.details.retryable);
}

function throwFirstProblem(run: Run, outcomes: Outcome[]): void {
	// Items that a stop kept from being sent are consequences, not the reason.
	const first =
		outcomes.find((outcome): outcome is UnsendableItem => 'problem' in outcome && outcome.problem.details.code !== 'canceled') ??
		outcomes.find((outcome): outcome is UnsendableItem => 'problem' in outcome);
	if (!first) return;
	throw problemError(first.problem, { node: run.node, itemIndex: first.itemIndex, aftermath: aftermath(run) });
}

function unexpected(run: Run, item: PreparedItem, error: unknown): Problem {
	const done = doneSoFar(run, item);
	return {
		error: `This item could not be completed: ${error instanceof Error ? error.message : String(error)}.`,
		message:
			done === 'no'
				? 'Nothing was sent. Please report this to the maintainers of the node.'
				: `Check ${run.provider.whereToLook} before sending the item again, and please report this to the maintainers of the node.`,
		details: {
			code: 'unconfirmed',
			httpStatus: null,
			done,
			callPlaced: run.operation.effect?.rings ? done : 'no',
			retryable: false,
		},
	};
}
