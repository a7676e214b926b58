import { callId, waitOptions } from '../../shared/fields';
import { defineOperation } from '../../shared/operation';
import { recordingFile } from '../../shared/recordingFile';
import { waitTimes } from '../../shared/waitForCall';
import { simplifyCall } from '../simplifyCall';
import { readCall } from './readCall';

/** GET /api/calls/{callId}, repeated until the recording is there, then the recording itself. */
export const getRecording = defineOperation({
	properties: [callId, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
