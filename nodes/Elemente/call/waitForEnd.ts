import { callId, output, waitOptions, waitUntil } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { interaction } from './interaction';
import { readCall } from './readCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
