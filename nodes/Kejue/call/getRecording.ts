import { callId, waitOptions } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { recordingFile } from '../../shared/files/recordingFile';
import { waitTimes } from '../../shared/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { oneCall } from './oneCall';

/** The recording that the record of a call names: Kejue has no endpoint for it. */
export const getRecording = defineOperation({
	properties: [callId, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
