import { getTranscript as getTranscriptOf } from '../../shared/calls/operations/getTranscript';
import { calls } from '../calls';

/** From the record of a call: Kejue has no endpoint for it. It is text, and the form of its turns is not documented. https://docs.kejue.co/guides/webhooks */
export const getTranscript = getTranscriptOf(calls, { name: 'Get Transcript', value: 'getTranscript', description: 'Get the transcript of a call once it is ready (inferred endpoint)', action: 'Get call transcript' });
