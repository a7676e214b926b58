import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { callId, transcriptFormat, waitOptions } from '../../shared/calls/fields';
import { isoMoment } from '../../shared/core/input/futureMoment';
import { defineCall } from '../../shared/calls/defineCall';
import { roleOf, turnItems, turnsOfText } from '../../shared/calls/files/transcriptTurns';
import { readableRecords } from '../../shared/core/lists/readableRecords';
import { waitTimes } from '../../shared/calls/waiting/wait';
import { readTimestamp } from '../readTimestamp';
import { simplifyCall } from '../simplifyCall';
import { readCall } from './readCall';
import { calls } from '../calls';

const turns = z.object({ transcript_object: z.array(z.unknown()) });

const turn = z.object({
	role: z.string().nullish().catch(null),
	content: z.string().nullish().catch(null),
	/** Unix milliseconds. */
	timestamp: z.coerce.number().optional().catch(undefined),
});

/** GET /api/calls/{callId}, repeated until the transcript is there. */
export const getTranscript = defineCall(calls, {
	option: {
		name: 'Get Transcript',
		value: 'getTranscript',
		description: 'Wait for the transcript of a call, then return it as text or turn by turn',
		action: 'Get transcript of call',
	},
	properties: [callId, transcriptFormat, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options, 'transcript'),
	output: { callId: 'string', transcript: 'string?', role: 'string?', text: 'string', saidAt: 'string?' },
	emit(record, { callId, format }) {
		const { transcript } = simplifyCall(record);
		if (format !== 'turns') return [{ callId, transcript }];
		const recorded = readableRecords(turns.safeParse(record).data?.transcript_object ?? [], turn).records;
		if (recorded.length === 0) return turnItems(callId, turnsOfText(transcript).map((said) => ({ ...said, saidAt: null })));
		const said = recorded.map((entry): IDataObject => {
			const { role, content, timestamp } = turn.parse(entry);
			const saidAt = timestamp === undefined ? undefined : isoMoment(readTimestamp(timestamp));
			return { role: roleOf(role), text: content ?? '', saidAt: saidAt ?? null };
		});
		return turnItems(callId, said);
	},
});
