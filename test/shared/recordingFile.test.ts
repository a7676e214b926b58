import { recordingFile } from '../../nodes/shared/calls/files/recordingFile';
import type { SimplifiedCall } from '../../nodes/shared/calls/call';

const call = (callId: string | null, recordingUrl: string | null) => ({ callId, recordingUrl }) as SimplifiedCall;

test.each([
	['call_1', 'https://a.example/x/1.mp3?sig=a.b', 'recording-call_1.mp3'],
	['call_1', 'https://a.example/x/recording', 'recording-call_1'],
	['../a b', 'https://a.example/1.wav', 'recording-..-a-b.wav'],
	[null, 'https://a.example/1.wav', 'recording-call.wav'],
	['call_1', 'bucket:1.mp3', 'recording-call_1.mp3'],
])('the recording of %j at %s is named %s', (callId, url, fileName) => {
	expect(recordingFile(call(callId, url))).toEqual({ url, fileName });
});

test('a call without a recording has no file', () => {
	expect(recordingFile(call('call_1', null))).toBeUndefined();
});
