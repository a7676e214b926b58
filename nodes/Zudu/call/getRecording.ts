import { getRecording as getRecordingOf } from '../../shared/calls/operations/getRecording';
import { calls } from '../calls';

export const getRecording = getRecordingOf(calls, { name: 'Get Recording', value: 'getRecording', description: 'Wait for the recording of a call, then download it', action: 'Get recording of call' });
