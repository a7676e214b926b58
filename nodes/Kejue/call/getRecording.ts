import { getRecording as getRecordingOf } from '../../shared/calls/operations/getRecording';
import { calls } from '../calls';

/** The recording that the record of a call names: Kejue has no endpoint for it. */
export const getRecording = getRecordingOf(calls, { name: 'Get Recording', value: 'getRecording', description: 'Download the recording of a call once it is ready (inferred endpoint)', action: 'Get call recording as file' });
