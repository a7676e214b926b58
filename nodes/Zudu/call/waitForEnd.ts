import { callId, output, waitOptions, waitUntil } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { readCall } from './readCall';
import { calls } from '../calls';

/** GET /api/calls/{callId}, repeated until the call has ended or failed. */
export const waitForEnd = defineCall(calls, {
	option: {
		name: 'Wait for End',
		value: 'waitForEnd',
		description: 'Wait until a call has ended, then return it with its transcript',
		action: 'Wait for call to end',
	},
	properties: [callId, output, waitUntil, waitOptions],
	...readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
