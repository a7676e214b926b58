import { callId, waitOptions } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { recordingFile } from '../../shared/calls/files/recordingFile';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { readCall } from './readCall';
import { calls } from '../calls';

/** GET /api/calls/{callId}, repeated until the recording is there, then the recording itself. */
export const getRecording = defineCall(calls, {
	option: {
		name: 'Get Recording',
		value: 'getRecording',
		description: 'Wait for the recording of a call, then download it',
		action: 'Get recording of call',
	},
	properties: [callId, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
