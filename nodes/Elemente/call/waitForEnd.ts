import { callId, output, waitOptions } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waitForCall';
import { interaction } from './interaction';
import { readCall } from './readCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ options }) => waitTimes(options),
});
