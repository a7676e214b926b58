import { callId, output, waitOptions, waitUntil } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { readCall } from './readCall';

/** GET /api/calls/{callId}, repeated until the call has ended or failed. */
export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	...readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
