import type { IDataObject } from 'n8n-workflow';
import type { OperationOption } from '../../core/operation';
import { defineCall } from '../defineCall';
import { callId, transcriptFormat, waitOptions } from '../fields';
import { turnItems, turnsOfText, type Turn } from '../files/transcriptTurns';
import { waitTimes } from '../waiting/wait';
import type { ReadableCalls } from './readableCalls';

export interface TimedTurn extends Turn {
	/** ISO 8601, or what the provider has in its place. */
	saidAt: string | null;
}

/** Reads one call until its transcript is there. `turnsOf` returns the turns of a record, if it has more than text. */
export function getTranscript(calls: ReadableCalls, option: OperationOption, turnsOf?: (record: IDataObject) => TimedTurn[]) {
	return defineCall(calls, {
		option,
		properties: [callId, transcriptFormat, waitOptions],
		...calls.reading,
		wait: ({ options }) => waitTimes(options, 'transcript'),
		output: { callId: 'string', transcript: 'string?', role: 'string?', text: 'string', ...(turnsOf && { saidAt: 'string?' }) },
		emit(record, { callId: id, format }) {
			const { transcript } = calls.simplify(record);
			if (format !== 'turns') return [{ callId: id, transcript }];
			const listed = turnsOf?.(record) ?? [];
			if (listed.length > 0) return turnItems(id, listed);
			return turnItems(id, turnsOfText(transcript).map((turn) => ({ ...turn, ...(turnsOf && { saidAt: null }) })));
		},
	});
}
