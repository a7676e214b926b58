import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { roleOf } from '../../shared/calls/files/transcriptTurns';
import { getTranscript as getTranscriptOf, type TimedTurn } from '../../shared/calls/operations/getTranscript';
import { parsedRecords } from '../../shared/core/lists/readableRecords';
import { calls } from '../calls';

const text = z.string().nullish().catch(null);

/** Documented as a list of texts, shown as a list of objects. */
const message = z.union([z.string(), z.object({ sender: text, content: text, timestamp: text })]);

export const getTranscript = getTranscriptOf(
	calls,
	{ name: 'Get Transcript', value: 'getTranscript', description: 'Wait for the transcript of a call, then return it as text or turn by turn', action: 'Get transcript of call' },
	turnsOf,
);

function turnsOf({ messages }: IDataObject): TimedTurn[] {
	return parsedRecords(Array.isArray(messages) ? messages : [], message).map((said) => {
		if (typeof said === 'string') return { role: null, text: said, saidAt: null };
		const { sender, content, timestamp } = said;
		return { role: roleOf(sender), text: content ?? '', saidAt: timestamp ?? null };
	});
}
