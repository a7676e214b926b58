import { callId, output, waitOptions, waitUntil } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waiting/wait';
import { oneCall } from './oneCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	...oneCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
