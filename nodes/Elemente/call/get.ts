import { callId, output, readOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { interaction } from './interaction';
import { readCall } from './readCall';

export const get = defineOperation({
	properties: [callId, output, readOptions],
	answer: interaction,
	request: readCall,
});
