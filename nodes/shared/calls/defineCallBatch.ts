import type { INodeProperties } from 'n8n-workflow';
import { defineBatch, type BatchOperation } from '../core/defineBatch';
import type { Params } from '../core/input/paramTypes';
import type { CallParts } from './callParts';
import type { Calls } from './calls';
import { asCall, type CallOperation } from './defineCall';

/** Many calls in one request: each item has its own number, result and place in the ledger. */
export function defineCallBatch<const Fields extends INodeProperties[], const Each extends Fields[number]['name'] & keyof Params<Fields>>(
	calls: Calls,
	operation: BatchOperation<Fields, Each> &
		Pick<CallParts<Params<Fields>>, 'to' | 'extension' | 'numberPaths' | 'countryPath' | 'schedule' | 'batchLookUp' | 'resolve' | 'storedNames'> &
		{ callInstead(number: string): Partial<Params<Fields>> },
): CallOperation {
	const { to, extension, numberPaths, countryPath, schedule, callInstead, batchLookUp, resolve, storedNames } = operation;
	return asCall<never>(calls, { ...defineBatch(operation), to, extension, numberPaths, countryPath, schedule, callInstead, batchLookUp, resolve, storedNames });
}
