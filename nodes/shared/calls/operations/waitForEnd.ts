import type { OperationOption } from '../../core/operation';
import { defineCall } from '../defineCall';
import { callId, output, waitOptions, waitUntil } from '../fields';
import { waitTimes } from '../waiting/wait';
import type { ReadableCalls } from './readableCalls';

export function waitForEnd(calls: ReadableCalls, option: OperationOption) {
	return defineCall(calls, {
		option,
		properties: [callId, output, waitUntil, waitOptions],
		...calls.reading,
		wait: ({ waitFor, options }) => waitTimes(options, waitFor),
	});
}
