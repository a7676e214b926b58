import type { OperationOption } from '../../core/operation';
import { defineCall } from '../defineCall';
import { callId, waitOptions } from '../fields';
import { recordingFile } from '../files/recordingFile';
import { waitTimes } from '../waiting/wait';
import type { ReadableCalls } from './readableCalls';

export function getRecording(calls: ReadableCalls, option: OperationOption) {
	return defineCall(calls, {
		option,
		properties: [callId, waitOptions],
		...calls.reading,
		wait: ({ options }) => waitTimes(options, 'recording'),
		file: (record) => recordingFile(calls.simplify(record)),
	});
}
