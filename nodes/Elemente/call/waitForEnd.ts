import { callId, output, waitOptions, waitUntil } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { interaction } from './interaction';
import { readCall } from './readCall';
import { calls } from '../calls';

export const waitForEnd = defineCall(calls, {
	option: { name: 'Wait for End', value: 'waitForEnd', description: 'Wait until a call has ended, then return it', action: 'Wait for call to end' },
	properties: [callId, output, waitUntil, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
