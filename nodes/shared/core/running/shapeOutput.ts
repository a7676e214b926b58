import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { PreparedItem } from './preparedItem';
import type { Run } from './run';

/** A record, and what is worth knowing about how it came about, which is shown beside it in any output. */
export interface Result {
	record: IDataObject;
	marks: IDataObject;
}

/** The output items of one record, paired to its item: one as the chosen output shows it, or what the operation makes of it. */
export function shapeOutputs({ record, marks }: Result, item: PreparedItem, run: Run): INodeExecutionData[] {
	const emitted = run.operation.emit?.(record, item.params);
	if (!emitted) return [shapeOutput({ record, marks }, item, run)];
	return emitted.map((json) => ({ json: { ...json, ...marks }, pairedItem: { item: item.itemIndex } }));
}

/** One record as the chosen output shows it, paired to its item. */
export function shapeOutput(result: Result, item: PreparedItem, { operation }: Run): INodeExecutionData {
	return shapeWith((record) => operation.simplify?.(record, item.params, item.recipient) ?? record, result, item);
}

/** The same where Simplified output is made in another way. */
export function shapeWith(
	simplify: (record: IDataObject) => IDataObject,
	{ record, marks }: Result,
	{ itemIndex, simplified }: Pick<PreparedItem, 'itemIndex' | 'simplified'>,
): INodeExecutionData {
	const pairedItem = { item: itemIndex };
	const shown = simplified ? simplify(record) : record;
	return { json: { ...withoutErrorKey(shown), ...marks }, pairedItem };
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
