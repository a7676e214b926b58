import { callId, waitOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { recordingFile } from '../../shared/calls/files/recordingFile';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { interaction } from './interaction';
import { readCall } from './readCall';

/** GET /api/v1/calls/{id}, repeated until the recording is there, then the recording itself. */
export const getRecording = defineOperation({
	properties: [callId, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ options }) => waitTimes(options, 'recording'),
	file: (record) => recordingFile(simplifyCall(record)),
});
