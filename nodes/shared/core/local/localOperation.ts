import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Params } from '../input/paramTypes';
import type { OperationOption, OutputShape } from '../operation';
import type { Outcome } from '../running/runJob';

/** An input item whose parameters are as they must be. */
export interface LocalItem<T> {
	itemIndex: number;
	entered: T;
}

/** What became of an item; `log` goes to the node's second output, where it has one. */
export type LocalOutcome = Outcome & { log?: INodeExecutionData };

/** The parts of an operation that sends nothing to a provider. `P` are its parameters, `T` what they ask for. */
interface LocalParts<P, T> {
	option: OperationOption;
	output: OutputShape;
	/** Pure. @throws InvalidParameter for values that no check of a single field finds */
	read(params: P): T;
	/** Works on all items that could be read, at least one. @throws ProblemError that holds for each of them */
	run(context: IExecuteFunctions, items: Array<LocalItem<T>>): Promise<LocalOutcome[]>;
}

export interface LocalOperation extends LocalParts<never, unknown> {
	properties: INodeProperties[];
	/** Fields that `run` reads itself. */
	ownFields?: readonly string[];
	logs?: true;
}

/** Ties the parameter types to the field literals: an unknown name or option value does not compile. */
export function defineLocalOperation<const Fields extends INodeProperties[], T, const Own extends string = never>(
	operation: { properties: Fields; ownFields?: readonly Own[]; logs?: true } & LocalParts<Omit<Params<Fields>, Own>, T>,
): LocalOperation {
	return operation;
}
