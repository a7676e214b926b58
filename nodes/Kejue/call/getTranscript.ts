import { callId, transcriptFormat, waitOptions } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { turnItems, turnsOfText } from '../../shared/calls/files/transcriptTurns';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { oneCall } from './oneCall';
import { calls } from '../calls';

/**
 * The transcript that the record of a call holds: Kejue has no endpoint for it. It is documented as text
 * (https://docs.kejue.co/guides/webhooks), but not how its turns are written.
 */
export const getTranscript = defineCall(calls, {
	option: {
		name: 'Get Transcript',
		value: 'getTranscript',
		description: 'Get the transcript of a call once it is ready (inferred endpoint)',
		action: 'Get call transcript',
	},
	properties: [callId, transcriptFormat, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options, 'transcript'),
	output: { callId: 'string', transcript: 'string?', role: 'string?', text: 'string' },
	emit(record, { callId: id, format }) {
		const { transcript } = simplifyCall(record);
		return format === 'turns' ? turnItems(id, turnsOfText(transcript)) : [{ callId: id, transcript }];
	},
});
