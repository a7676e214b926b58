import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { once } from '../../shared/calls/rules/once';
import { isSkip } from '../../shared/calls/rules/skipOutput';
import { isObject } from '../../shared/core/input/isObject';
import { plainText } from '../../shared/core/input/plainText';
import type { CallResult } from './callResult';
import { faultScope } from './faultScope';
import { callNode } from './readsCalls';

/** Tells errors that every row would have from those of one row; `readCalls` reads the results of all rows that are planned at once. */
export function sharedFaultJudge(context: IExecuteFunctions, readCalls: () => IDataObject[]): (result: CallResult) => boolean {
	const caller = once(() => {
		const parameters: unknown = callNode(context)?.parameters;
		return isObject(parameters) ? parameters : undefined;
	});
	const areAlike = once(() => haveSameError(readCalls()));
	return (result) => {
		if (result.kind !== 'notPlaced' || result.retryable) return false;
		const scope = faultScope(result, caller());
		return scope === 'all' || (scope === 'unclear' && areAlike());
	};
}

const LAST_DIGITS = /…\d{4}/g;

function haveSameError(calls: IDataObject[]): boolean {
	const reasons = calls.filter((call) => !isSkip(call)).map(({ error, details }) => isObject(details) && details.callPlaced === 'no' && [details.code, details.httpStatus, plainText(error).replace(LAST_DIGITS, '')].map(plainText).join());
	return reasons.length > 1 && reasons[0] !== false && reasons.every((reason) => reason === reasons[0]);
}
