import { callId, transcriptFormat, waitOptions } from '../../shared/core/input/fields';
import { defineOperation } from '../../shared/core/operation';
import { turnItems, turnsOfText } from '../../shared/calls/files/transcriptTurns';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { oneCall } from './oneCall';

/**
 * The transcript that the record of a call holds: Kejue has no endpoint for it. It is documented as text
 * (https://docs.kejue.co/guides/webhooks), but not how its turns are written.
 */
export const getTranscript = defineOperation({
	properties: [callId, transcriptFormat, waitOptions],
	...oneCall,
	wait: ({ options }) => waitTimes(options, 'transcript'),
	emit(record, { callId: id, format }) {
		const { transcript } = simplifyCall(record);
		return format === 'turns' ? turnItems(id, turnsOfText(transcript)) : [{ callId: id, transcript }];
	},
});
