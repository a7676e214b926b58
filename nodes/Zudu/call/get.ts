import { callId, output, readOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { readCall } from './readCall';

/** GET /api/calls/{callId}: the call as it stands. */
export const get = defineOperation({
	properties: [callId, output, readOptions],
	...readCall,
});
