import { callId, output, waitOptions, waitUntil } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { oneCall } from './oneCall';
import { calls } from '../calls';

export const waitForEnd = defineCall(calls, {
	option: {
		name: 'Wait for End',
		value: 'waitForEnd',
		description: 'Wait until a call has ended, then return it (inferred endpoint)',
		action: 'Wait for call to end',
	},
	properties: [callId, output, waitUntil, waitOptions],
	...oneCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
