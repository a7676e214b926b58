import { callId, output, waitOptions } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waitForCall';
import { oneCall } from './oneCall';

export const waitForEnd = defineOperation({
	properties: [callId, output, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options),
});
