import * as call from '../../nodes/Zudu/call';
import { readableRecords } from '../../nodes/shared/core/lists/readableRecords';
import { lookUp } from '../../nodes/Zudu/lookUp';
import { readTimestamp } from '../../nodes/shared/core/input/readTimestamp';
import { simplifyCall } from '../../nodes/Zudu/simplifyCall';

const PARAMS = { callId: 'call_1', format: 'turns' } as never;
const SENT = { number: '+14155550123', body: {}, sentAt: Date.parse('2026-01-01T12:00:00Z') };

describe.each([
	['seconds', 1_767_225_605],
	['seconds as text', '1767225605'],
	['milliseconds', 1_767_225_605_000],
	['milliseconds as text', '1767225605000'],
])('a time in %s is 2026', (_name, timestamp) => {
	test('in a call', () => {
		expect(simplifyCall({ call_id: 'call_1', start_timestamp: timestamp }).startedAt).toBe('2026-01-01T00:00:05Z');
	});

	test('in a turn', () => {
		const record = { call_id: 'call_1', transcript_object: [{ role: 'agent', content: 'Hello', timestamp }] };
		expect(call.getTranscript.emit?.(record, PARAMS)).toEqual([{ callId: 'call_1', role: 'agent', text: 'Hello', saidAt: '2026-01-01T00:00:05Z' }]);
	});

	test('in a canceled schedule', () => {
		const record = { operation: 'schedule_cancelled', cancelled_scheduled_timestamp: timestamp };
		expect(call.deleteCall.emit?.(record, PARAMS)).toEqual([
			{ deleted: true, callId: 'call_1', scheduleCanceled: true, canceledMoment: '2026-01-01T00:00:05Z' },
		]);
	});

	test('in the look for a lost call', () => {
		const found = (sentAt: string) => lookUp.matches({ to_number: SENT.number, created_at: timestamp }, { ...SENT, sentAt: Date.parse(sentAt) });
		expect([found('2026-01-01T00:00:00Z'), found('2026-01-01T12:00:00Z')]).toEqual([true, false]);
	});
});

test.each([
	[0, '1970-01-01T00:00:00.000Z'],
	[99_999_999_999, '5138-11-16T09:46:39.000Z'],
	[100_000_000_000, '1973-03-03T09:46:40.000Z'],
	[9e15, undefined],
	[Number.NaN, undefined],
	[Infinity, undefined],
])('%d is %s', (timestamp, iso) => {
	expect(readTimestamp(timestamp)?.toISO()).toBe(iso);
});

test.each([null, 'Hello?', 7, [['x']]])('%j among turns takes none of them with it', (bad) => {
	const record = { call_id: 'call_1', transcript: 'Agent: Hello', transcript_object: [bad, { role: 'user', content: 'Yes' }, bad] as never };
	expect(call.getTranscript.emit?.(record, PARAMS)).toEqual([{ callId: 'call_1', role: 'user', text: 'Yes', saidAt: null }]);
});

test.each([null, 'none', 7, { to_number: SENT.number, created_at: SENT.sentAt }])('%j among calls does not hide the one that is looked for', (bad) => {
	const ours = { call_id: 'call_1', to_number: SENT.number, created_at: SENT.sentAt };
	const { records } = readableRecords(lookUp.pages.entries({ calls: [bad, ours] }), lookUp.pages.record);
	expect(records.filter((record) => lookUp.matches(record, SENT))).toEqual([ours]);
});
