import { callId, output, waitOptions, waitUntil } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waiting/wait';
import { readCall } from './readCall';

/** GET /api/calls/{callId}, repeated until the call has ended or failed. */
export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	...readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
