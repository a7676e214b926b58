import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Params } from '../core/input/paramTypes';
import type { OperationParts, SentBody } from '../core/operation';
import type { RunnableOperation } from '../core/running/conduct';
import type { CallParts } from './callParts';
import type { Calls } from './calls';
import { conductCall } from './conductCall';
import { additionalNumber } from './numbers/additionalNumber';
import { rulesFields } from './rules/rulesFields';
import { withNumber } from './withNumber';

type Parts<P> = OperationParts<P> & CallParts<P>;

export interface CallOperation extends RunnableOperation {
	call: CallParts<never>;
}

/** An operation on calls: ten output fields, at most once per number, and calls can be waited for, looked up and downloaded. */
export function defineCall<const Fields extends INodeProperties[]>(
	calls: Calls,
	operation: { properties: Fields } & Omit<Parts<Params<Fields>>, 'batch' | 'recipient'>,
): CallOperation {
	return asCall(calls, operation);
}

/** The same for an operation that is defined in another way, such as one request for many calls. */
export function asCall<P>(calls: Calls, operation: { properties: INodeProperties[] } & Parts<P>): CallOperation {
	const { to, simplify } = operation;
	return {
		...operation,
		recipient: (params: P, sent: SentBody) => additionalNumber(operation, sent) ?? to?.(params),
		simplify: (record: IDataObject, params: P, number) =>
			withNumber(simplify ? simplify(record, params, number) : calls.simplify(record), number),
		call: operation,
		conduct: (run) => conductCall(run, calls, operation),
		conductFields: rulesFields(operation, operation),
	};
}
