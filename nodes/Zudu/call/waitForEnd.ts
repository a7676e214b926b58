import { callId, output, waitOptions } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { waitTimes } from '../../shared/waitForCall';
import { readCall } from './readCall';

/** GET /api/calls/{callId}, repeated until the call has ended or failed. */
export const waitForEnd = defineOperation({
	properties: [callId, output, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options),
});
