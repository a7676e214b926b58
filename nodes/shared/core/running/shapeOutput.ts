import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Operation } from '../operation';
import type { PreparedItem } from './preparedItem';
import type { Run } from './run';

export interface Result {
	record: IDataObject;
	marks: IDataObject;
}

/** The output items of one record, paired to its item. */
export function shapeOutputs({ record, marks }: Result, item: PreparedItem, run: Run): INodeExecutionData[] {
	const emitted = run.operation.emit?.(record, item.params);
	if (!emitted) return [shapeOutput({ record, marks }, item, run)];
	return emitted.map((json) => ({ json: { ...json, ...marks }, pairedItem: { item: item.itemIndex } }));
}

export function shapeOutput(result: Result, item: PreparedItem, { operation }: Run): INodeExecutionData {
	return shapeWith((record) => operation.simplify?.(record, item.params, item.recipient) ?? withRepeated(record, item, operation), result, item);
}

function withRepeated(record: IDataObject, { params }: PreparedItem, { repeats = [] }: Operation): IDataObject {
	const entered: IDataObject = params;
	return { ...Object.fromEntries(repeats.map((name) => [name, entered[name]])), ...record };
}

export function shapeWith(
	simplify: (record: IDataObject) => IDataObject,
	{ record, marks }: Result,
	{ itemIndex, simplified }: Pick<PreparedItem, 'itemIndex' | 'simplified'>,
): INodeExecutionData {
	const pairedItem = { item: itemIndex };
	const shown = simplified ? simplify(record) : record;
	return { json: { ...withoutErrorKey(shown), ...marks }, pairedItem };
}

/** n8n takes `error` in the first item for a failed run and repeats the node under Retry On Fail, so it becomes `providerError`. */
function withoutErrorKey(record: IDataObject): IDataObject {
	if (!Object.hasOwn(record, 'error')) return record;
	const { error, ...rest } = record;
	return { ...rest, providerError: error };
}
