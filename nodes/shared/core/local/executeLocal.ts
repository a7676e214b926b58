import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { paramsReader } from '../input/paramsReader';
import { nodeErrorOf } from '../problem/nodeError';
import { problemItem } from '../problem/problem';
import { problemOf } from '../problem/problemOf';
import { toError } from '../problem/toError';
import type { Resource } from '../resource';
import { chosenOperation } from '../running/chosenOperation';
import { invalidInput } from '../running/prepareItem';
import type { UnsendableItem } from '../running/preparedItem';
import type { Outcome } from '../running/runJob';
import type { LocalItem, LocalOperation } from './localOperation';

const READ_CHUNK = 200;

/** One run of a node that sends nothing: all items are read before anything is done. @throws the first problem, if the node stops at it */
export async function executeLocal(context: IExecuteFunctions, resources: Array<Resource<LocalOperation>>): Promise<INodeExecutionData[][]> {
	const { operation } = chosenOperation(context, resources);
	const { items, problems } = await readItems(context, operation);
	stopAt(context, problems);
	const outcomes = items.length > 0 ? await runAll(context, operation, items) : [];
	stopAt(context, outcomes);
	const finished = [...problems, ...outcomes].sort((a, b) => a.itemIndex - b.itemIndex);
	return [finished.flatMap((outcome) => ('problem' in outcome ? problemItem(outcome.problem, outcome.itemIndex, context.getNode()) : outcome.outputs))];
}

type Read = Array<LocalItem<unknown>>;

async function readItems(context: IExecuteFunctions, operation: LocalOperation): Promise<{ items: Read; problems: UnsendableItem[] }> {
	const readParams = paramsReader(context, operation.properties);
	const count = context.getInputData().length;
	const items: Read = [];
	const problems: UnsendableItem[] = [];
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		if (itemIndex % READ_CHUNK === READ_CHUNK - 1) await sleep(0);
		try {
			// The field literals determine the parameter type of `read`, and every value was just checked against them.
			items.push({ itemIndex, entered: operation.read(readParams(itemIndex) as never) });
		} catch (error) {
			problems.push({ itemIndex, problem: invalidInput(operation, error) });
		}
	}
	return { items, problems };
}

async function runAll(context: IExecuteFunctions, operation: LocalOperation, items: Read): Promise<Outcome[]> {
	try {
		return await operation.run(context, items);
	} catch (error) {
		const problem = problemOf(error);
		if (!problem) throw toError(error);
		return items.map(({ itemIndex }) => ({ itemIndex, problem }));
	}
}

function stopAt(context: IExecuteFunctions, outcomes: Outcome[]): void {
	if (context.continueOnFail()) return;
	const first = outcomes.find((outcome): outcome is UnsendableItem => 'problem' in outcome);
	if (!first) return;
	const { problem, itemIndex } = first;
	throw nodeErrorOf(context.getNode(), problem, {
		itemIndex,
		words: { message: `${problem.error} [item ${itemIndex}]`, description: problem.message },
	});
}
