import { callId, output, waitOptions, waitUntil } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waiting/wait';
import { interaction } from './interaction';
import { readCall } from './readCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitUntil, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ waitFor, options }) => waitTimes(options, waitFor),
});
