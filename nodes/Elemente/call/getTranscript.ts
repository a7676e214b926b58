import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { callId, transcriptFormat, waitOptions } from '../../shared/calls/fields';
import { defineCall } from '../../shared/calls/defineCall';
import { roleOf, turnItems, turnsOfText } from '../../shared/calls/files/transcriptTurns';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { simplifyCall } from '../simplifyCall';
import { interaction } from './interaction';
import { readCall } from './readCall';
import { calls } from '../calls';

const text = z.string().nullish().catch(null);

/** Documented as a list of texts, shown as a list of objects. */
const message = z.union([z.string(), z.object({ sender: text, content: text, timestamp: text })]);

/** GET /api/v1/calls/{id}, repeated until the transcript is there. */
export const getTranscript = defineCall(calls, {
	option: {
		name: 'Get Transcript',
		value: 'getTranscript',
		description: 'Wait for the transcript of a call, then return it as text or turn by turn',
		action: 'Get transcript of call',
	},
	properties: [callId, transcriptFormat, waitOptions],
	answer: interaction,
	request: readCall,
	wait: ({ options }) => waitTimes(options, 'transcript'),
	output: { callId: 'string', transcript: 'string?', role: 'string?', text: 'string', saidAt: 'string?' },
	emit(record, { callId, format }) {
		const { transcript } = simplifyCall(record);
		if (format !== 'turns') return [{ callId, transcript }];
		const exchanged = messagesIn(record);
		if (exchanged.length === 0) return turnItems(callId, turnsOfText(transcript).map((turn) => ({ ...turn, saidAt: null })));
		const turns = exchanged.map((said): IDataObject => {
			if (typeof said === 'string') return { role: null, text: said, saidAt: null };
			const { sender, content, timestamp } = said;
			return { role: roleOf(sender), text: content ?? '', saidAt: timestamp ?? null };
		});
		return turnItems(callId, turns);
	},
});

/** An entry that is no message does not take the others with it. */
function messagesIn(record: IDataObject): Array<z.infer<typeof message>> {
	return (Array.isArray(record.messages) ? record.messages : []).flatMap((entry: unknown) => message.safeParse(entry).data ?? []);
}
