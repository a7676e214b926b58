import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { nestedFields } from '../input/nestedFields';
import { paramsReader } from '../input/paramsReader';
import { nodeErrorOf } from '../problem/nodeError';
import { problemItem } from '../problem/problem';
import { problemOf } from '../problem/problemOf';
import { toError } from '../problem/toError';
import type { Resource } from '../resource';
import { chosenOperation } from '../running/chosenOperation';
import { invalidInput } from '../running/prepareItem';
import type { UnsendableItem } from '../running/preparedItem';
import { inTurn } from './inTurn';
import type { LocalItem, LocalOperation, LocalOutcome } from './localOperation';

/** One run of a node that sends nothing: all items are read before anything is done. @throws the first problem, if the node stops at it */
export async function executeLocal(context: IExecuteFunctions, resources: Array<Resource<LocalOperation>>): Promise<INodeExecutionData[][]> {
	const { operation } = chosenOperation(context, resources);
	const { items, problems } = await readItems(context, operation);
	stopAt(context, problems);
	const outcomes = items.length > 0 ? await runAll(context, operation, items) : [];
	stopAt(context, outcomes);
	const finished = [...problems, ...outcomes].sort((a, b) => a.itemIndex - b.itemIndex);
	const outputs = finished.flatMap((outcome) => ('problem' in outcome ? problemItem(outcome.problem, outcome.itemIndex, context.getNode()) : outcome.outputs));
	return operation.logs ? [outputs, outcomes.flatMap(({ log }) => log ?? [])] : [outputs];
}

type Read = Array<LocalItem<unknown>>;

async function readItems(context: IExecuteFunctions, operation: LocalOperation): Promise<{ items: Read; problems: UnsendableItem[] }> {
	const { properties, ownFields = [] } = operation;
	const readParams = paramsReader(context, withoutFields(properties, ownFields));
	const items: Read = [];
	const problems: UnsendableItem[] = [];
	await inTurn([...context.getInputData().keys()], (itemIndex) => {
		try {
			// The field literals determine the parameter type of `read`, and every value was just checked against them.
			items.push({ itemIndex, entered: operation.read(readParams(itemIndex) as never) });
		} catch (error) {
			problems.push({ itemIndex, problem: invalidInput(operation, error) });
		}
	});
	return { items, problems };
}

function withoutFields(fields: INodeProperties[], names: readonly string[]): INodeProperties[] {
	return fields.filter(({ name }) => !names.includes(name)).map((field) => {
		if (field.type !== 'collection') return field;
		return { ...field, options: nestedFields(field).filter(({ name }) => !names.includes(`${field.name}.${name}`)) };
	});
}

async function runAll(context: IExecuteFunctions, operation: LocalOperation, items: Read): Promise<LocalOutcome[]> {
	try {
		return await operation.run(context, items);
	} catch (error) {
		const problem = problemOf(error);
		if (!problem) throw toError(error);
		return items.map(({ itemIndex }) => ({ itemIndex, problem }));
	}
}

function stopAt(context: IExecuteFunctions, outcomes: LocalOutcome[]): void {
	if (context.continueOnFail()) return;
	const first = outcomes.find((outcome) => 'problem' in outcome);
	if (!first) return;
	const { problem, itemIndex } = first;
	throw nodeErrorOf(context.getNode(), problem, {
		itemIndex,
		words: { message: `${problem.error} [item ${itemIndex}]`, description: problem.message },
	});
}
