import { callId, waitOptions } from '../../shared/input/fields';
import { defineOperation } from '../../shared/operation';
import { recordingFile } from '../../shared/files/recordingFile';
import { waitTimes } from '../../shared/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { readCall } from './readCall';

/** GET /api/calls/{callId}, repeated until the recording is there, then the recording itself. */
export const getRecording = defineOperation({
	properties: [callId, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
