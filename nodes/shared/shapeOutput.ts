import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';

/** One record as the chosen output shows it, paired to its item. */
export function shapeOutput(
	record: IDataObject,
	item: PreparedItem,
	{ operation, provider }: Run,
): INodeExecutionData {
	const pairedItem = { item: item.itemIndex };
	if (!item.simplified) return { json: withoutErrorKey(record), pairedItem };
	const shaped = operation.simplify?.(record, item.params) ?? provider.simplifyCall(record);
	// Some answers do not repeat the number that was sent.
	return { json: shaped.to === null && item.number ? { ...shaped, to: item.number } : shaped, pairedItem };
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
