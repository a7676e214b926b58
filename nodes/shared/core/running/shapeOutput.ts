import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';

/** What is worth knowing about how a result came about; shown beside it in any output. */
export interface Marks {
	/** The call's creation was never confirmed; it was found in the provider's list. */
	adopted?: true;
	/** The wait was up before the call was over. */
	waitTimedOut?: true;
	/** What a person should know of how the wait ended. */
	waitNote?: string;
}

interface Result {
	record: IDataObject;
	marks: Marks;
}

/** The output items of one record, paired to its item: one as the chosen output shows it, or what the operation makes of it. */
export function shapeOutputs({ record, marks }: Result, item: PreparedItem, run: Run): INodeExecutionData[] {
	const emitted = run.operation.emit?.(record, item.params);
	if (!emitted) return [shapeOutput({ record, marks }, item, run)];
	return emitted.map((json) => ({ json: { ...json, ...marks }, pairedItem: { item: item.itemIndex } }));
}

/** One record as the chosen output shows it, paired to its item. */
export function shapeOutput(result: Result, item: PreparedItem, { operation, provider }: Run): INodeExecutionData {
	return shapeWith((record) => operation.simplify?.(record, item.params) ?? provider.simplifyCall(record), result, item);
}

/** The same where Simplified output is made in another way. */
export function shapeWith(
	simplify: (record: IDataObject) => IDataObject,
	{ record, marks }: Result,
	{ itemIndex, simplified, number }: Pick<PreparedItem, 'itemIndex' | 'simplified' | 'number'>,
): INodeExecutionData {
	const pairedItem = { item: itemIndex };
	if (!simplified) return { json: { ...withoutErrorKey(record), ...marks }, pairedItem };
	const shaped = simplify(record);
	// Some answers do not repeat the number that was sent.
	return { json: { ...shaped, ...(shaped.to === null && number && { to: number }), ...marks }, pairedItem };
}

/**
 * n8n takes a top-level `error` in the first item as a failed run and starts the whole node again when Retry On Fail is
 * set. A provider's own member of that name, on a call that was placed, moves to `providerError`.
 */
function withoutErrorKey(record: IDataObject): IDataObject {
	if (!Object.hasOwn(record, 'error')) return record;
	const { error, ...rest } = record;
	return { ...rest, providerError: error };
}
