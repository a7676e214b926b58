import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { callId, transcriptFormat, waitOptions } from '../../shared/input/fields';
import { isoMoment } from '../../shared/input/futureMoment';
import { defineOperation } from '../../shared/operation';
import { roleOf, turnItems, turnsOfText } from '../../shared/files/transcriptTurns';
import { waitTimes } from '../../shared/waiting/waitForCall';
import { simplifyCall } from '../simplifyCall';
import { readCall } from './readCall';

const turns = z.object({
	transcript_object: z.array(
		z.object({
			role: z.string().nullish().catch(null),
			content: z.string().nullish().catch(null),
			/** Unix milliseconds. */
			timestamp: z.coerce.number().optional().catch(undefined),
		}),
	),
});

/** GET /api/calls/{callId}, repeated until the transcript is there. */
export const getTranscript = defineOperation({
	properties: [callId, transcriptFormat, waitOptions],
	...readCall,
	wait: ({ options }) => waitTimes(options, 'transcript'),
	emit(record, { callId, format }) {
		const { transcript } = simplifyCall(record);
		if (format !== 'turns') return [{ callId, transcript }];
		const recorded = turns.safeParse(record).data?.transcript_object ?? [];
		if (recorded.length === 0) return turnItems(callId, turnsOfText(transcript).map((turn) => ({ ...turn, saidAt: null })));
		const said = recorded.map(({ role, content, timestamp }): IDataObject => {
			const moment = timestamp === undefined ? undefined : DateTime.fromMillis(timestamp, { zone: 'utc' });
			return { role: roleOf(role), text: content ?? '', saidAt: (moment?.isValid && isoMoment(moment)) || null };
		});
		return turnItems(callId, said);
	},
});
