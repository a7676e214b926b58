import { callId, waitOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { recordingFile } from '../../shared/calls/files/recordingFile';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { oneCall } from './oneCall';

/** The recording that the record of a call names: Kejue has no endpoint for it. */
export const getRecording = defineOperation({
	properties: [callId, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
