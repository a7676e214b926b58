import { callId, output } from '../../shared/calls/fields';
import { requestOptions } from '../../shared/core/input/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { interaction } from './interaction';
import { readCall } from './readCall';
import { calls } from '../calls';

export const get = defineCall(calls, {
	option: { name: 'Get', value: 'get', description: 'Get the status, transcript and recording of a call', action: 'Get call' },
	properties: [callId, output, requestOptions],
	answer: interaction,
	request: readCall,
});
