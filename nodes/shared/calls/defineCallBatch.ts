import type { INodeProperties } from 'n8n-workflow';
import { defineBatch, type BatchOperation } from '../core/defineBatch';
import type { Params } from '../core/input/paramTypes';
import type { CallParts } from './callParts';
import type { Calls } from './calls';
import { asCall, type CallOperation } from './defineCall';

/** Many calls in one request: each item has its own number, result and place in the ledger. */
export function defineCallBatch<Each extends string>(calls: Calls) {
	return <const Fields extends INodeProperties[]>(
		operation: BatchOperation<Fields, Each> &
			Pick<CallParts<Params<Fields>>, 'to' | 'extension' | 'numberPaths' | 'countryPath' | 'schedule' | 'batchLookUp' | 'resolve' | 'storedPeople'> &
			{ callInstead(number: string): Partial<Params<Fields>> },
	): CallOperation => asCall<never>(calls, { ...operation, ...defineBatch<Each>()(operation) });
}
