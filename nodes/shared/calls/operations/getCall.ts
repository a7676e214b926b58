import { requestOptions } from '../../core/input/fields';
import type { OperationOption } from '../../core/operation';
import { defineCall } from '../defineCall';
import { callId, output } from '../fields';
import type { ReadableCalls } from './readableCalls';

export function getCall(calls: ReadableCalls, option: OperationOption) {
	return defineCall(calls, { option, properties: [callId, output, requestOptions], ...calls.reading });
}
