import type { OperationOption } from '../../core/operation';
import { defineCall } from '../defineCall';
import { callId, output, waitOptions, waitUntil } from '../fields';
import { waitTimes } from '../waiting/wait';
import type { ReadableCalls } from './readableCalls';

/** Reads one call again and again until it has ended, or what else is waited for is there. */
export function waitForEnd(calls: ReadableCalls, option: OperationOption) {
	return defineCall(calls, {
		option,
		properties: [callId, output, waitUntil, waitOptions],
		...calls.reading,
		wait: ({ waitFor, options }) => waitTimes(options, waitFor),
	});
}
