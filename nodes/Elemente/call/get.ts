import { callId, output, readOptions } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { interaction } from './interaction';
import { readCall } from './readCall';
import { calls } from '../calls';

export const get = defineCall(calls, {
	option: { name: 'Get', value: 'get', description: 'Get the status, transcript and recording of a call', action: 'Get call' },
	properties: [callId, output, readOptions],
	answer: interaction,
	request: readCall,
});
