import { callId, waitOptions } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { recordingFile } from '../../shared/calls/files/recordingFile';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { oneCall } from './oneCall';
import { calls } from '../calls';

/** The recording that the record of a call names: Kejue has no endpoint for it. */
export const getRecording = defineCall(calls, {
	option: {
		name: 'Get Recording',
		value: 'getRecording',
		description: 'Download the recording of a call once it is ready (inferred endpoint)',
		action: 'Get call recording as file',
	},
	properties: [callId, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
