import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { roleOf } from '../../shared/calls/files/transcriptTurns';
import { getTranscript as getTranscriptOf, type TimedTurn } from '../../shared/calls/operations/getTranscript';
import { isoMoment } from '../../shared/core/input/isoMoment';
import { readTimestamp } from '../../shared/core/input/readTimestamp';
import { readableRecords } from '../../shared/core/lists/readableRecords';
import { calls } from '../calls';

const turns = z.object({ transcript_object: z.array(z.unknown()) });

const turn = z.object({
	role: z.string().nullish().catch(null),
	content: z.string().nullish().catch(null),
	/** Unix milliseconds. */
	timestamp: z.coerce.number().optional().catch(undefined),
});

export const getTranscript = getTranscriptOf(
	calls,
	{ name: 'Get Transcript', value: 'getTranscript', description: 'Wait for the transcript of a call, then return it as text or turn by turn', action: 'Get transcript of call' },
	turnsOf,
);

function turnsOf(record: IDataObject): TimedTurn[] {
	return readableRecords(turns.safeParse(record).data?.transcript_object ?? [], turn).records.map((entry) => {
		const { role, content, timestamp } = turn.parse(entry);
		const saidAt = timestamp === undefined ? undefined : isoMoment(readTimestamp(timestamp));
		return { role: roleOf(role), text: content ?? '', saidAt: saidAt ?? null };
	});
}
