import { callId, output, waitOptions, waitUntil } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { oneCall } from './oneCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	...oneCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
