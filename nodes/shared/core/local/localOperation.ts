import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Params } from '../input/paramTypes';
import type { OperationOption, OutputShape } from '../operation';
import type { Outcome } from '../running/runJob';

/** An input item whose parameters are as they must be. */
export interface LocalItem<T> {
	itemIndex: number;
	entered: T;
}

/** The parts of an operation that sends nothing to a provider. `P` are its parameters, `T` what they ask for. */
export interface LocalParts<P, T> {
	option: OperationOption;
	output: OutputShape;
	/** Pure. @throws InvalidParameter for values that no check of a single field finds */
	read(params: P): T;
	/** Works on all items that could be read, at least one. @throws ProblemError that holds for each of them */
	run(context: IExecuteFunctions, items: Array<LocalItem<T>>): Promise<Outcome[]>;
}

export interface LocalOperation extends LocalParts<never, unknown> {
	properties: INodeProperties[];
}

/** Ties the parameter types to the field literals: an unknown name or option value does not compile. */
export function defineLocalOperation<const Fields extends INodeProperties[], T>(
	operation: { properties: Fields } & LocalParts<Params<Fields>, T>,
): LocalOperation {
	return operation;
}
