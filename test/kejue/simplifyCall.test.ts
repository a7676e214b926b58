import { CALL_STATES, END_REASONS } from '../../nodes/Kejue/callStates';
import { isFinal, simplifyCall } from '../../nodes/Kejue/simplifyCall';

const NOTHING = {
	callId: null,
	status: 'unknown',
	outcome: null,
	to: null,
	startedAt: null,
	durationSeconds: null,
	summary: null,
	transcript: null,
	recordingUrl: null,
	metadata: null,
};

/** Written out, so that a changed row of the table is noticed. */
const STATUSES: Array<[status: string, simplified: string, outcome: string | null, final: boolean]> = [
	['created', 'queued', null, false],
	['pending', 'queued', null, false],
	['queued', 'queued', null, false],
	['rescheduled', 'scheduled', null, false],
	['scheduled', 'scheduled', null, false],
	['calling', 'ringing', null, false],
	['dialing', 'ringing', null, false],
	['initiated', 'ringing', null, false],
	['ringing', 'ringing', null, false],
	['active', 'inProgress', null, false],
	['answered', 'inProgress', null, false],
	['connected', 'inProgress', null, false],
	['in_progress', 'inProgress', null, false],
	['ongoing', 'inProgress', null, false],
	['completed', 'ended', 'answered', true],
	['ended', 'ended', 'unknown', true],
	['finished', 'ended', 'unknown', true],
	['busy', 'ended', 'busy', true],
	['canceled', 'ended', 'canceled', true],
	['cancelled', 'ended', 'canceled', true],
	['declined', 'ended', 'rejected', true],
	['missed', 'ended', 'noAnswer', true],
	['no_answer', 'ended', 'noAnswer', true],
	['rejected', 'ended', 'rejected', true],
	['unanswered', 'ended', 'noAnswer', true],
	['voicemail', 'ended', 'voicemail', true],
	['error', 'failed', 'failed', true],
	['failed', 'failed', 'failed', true],
];

const REASONS: Array<[reason: string, outcome: string]> = [
	['agent_hangup', 'answered'],
	['contact_hangup', 'answered'],
	['customer_hangup', 'answered'],
	['hangup', 'answered'],
	['timeout', 'answered'],
	['user_hangup', 'answered'],
	['voicemail', 'voicemail'],
	['no_answer', 'noAnswer'],
	['unjoined', 'noAnswer'],
	['busy', 'busy'],
	['declined', 'rejected'],
	['rejected', 'rejected'],
	['canceled', 'canceled'],
	['cancelled', 'canceled'],
	['connection_error', 'failed'],
	['error', 'failed'],
	['failed', 'failed'],
	['system_error', 'failed'],
];

describe('status', () => {
	it.each(STATUSES)('%s is %s with outcome %s, final: %s', (status, simplified, outcome, final) => {
		expect(simplifyCall({ status })).toStrictEqual({ ...NOTHING, status: simplified, outcome });
		expect(isFinal({ status })).toBe(final);
	});

	it('has no row that is not tested here', () => {
		expect(Object.keys(CALL_STATES).sort()).toStrictEqual(STATUSES.map(([status]) => status).sort());
	});

	it.each(['In Progress', 'IN-PROGRESS', ' in_progress ', 'In_Progress'])('is read as "%s" too', (status) => {
		expect(simplifyCall({ status })).toStrictEqual({ ...NOTHING, status: 'inProgress' });
	});

	it.each(['dreaming', 'constructor', '__proto__', ''])('is unknown and running when it is "%s"', (status) => {
		expect(simplifyCall({ status })).toStrictEqual(NOTHING);
		expect(isFinal({ status })).toBe(false);
	});

	it.each([[{}], [{ status: null }], [{ status: 3 }], [{ status: { word: 'completed' } }]])('is unknown in %j', (record) => {
		expect(simplifyCall(record)).toStrictEqual(NOTHING);
		expect(isFinal(record)).toBe(false);
	});
});

describe('outcome', () => {
	it.each(REASONS)('after %s is %s', (ended_reason, outcome) => {
		expect(simplifyCall({ status: 'completed', ended_reason })).toStrictEqual({ ...NOTHING, status: 'ended', outcome });
		expect(simplifyCall({ status: 'failed', ended_reason })).toStrictEqual({ ...NOTHING, status: 'failed', outcome });
		expect(simplifyCall({ ended_reason })).toStrictEqual({ ...NOTHING, outcome });
	});

	it('has no reason that is not tested here', () => {
		expect(Object.keys(END_REASONS).sort()).toStrictEqual(REASONS.map(([reason]) => reason).sort());
	});

	it.each(['Agent Hangup', 'AGENT-HANGUP'])('reads "%s" too', (ended_reason) => {
		expect(simplifyCall({ status: 'ended', ended_reason })).toStrictEqual({ ...NOTHING, status: 'ended', outcome: 'answered' });
	});

	it('is unknown after an unknown reason', () => {
		expect(simplifyCall({ status: 'completed', ended_reason: 'moon' })).toStrictEqual({
			...NOTHING,
			status: 'ended',
			outcome: 'unknown',
		});
	});

	it('is told by a status that tells it, whatever the reason', () => {
		expect(simplifyCall({ status: 'no_answer', ended_reason: 'timeout' })).toStrictEqual({
			...NOTHING,
			status: 'ended',
			outcome: 'noAnswer',
		});
	});

	it('is none while the call runs, even with the reason of an earlier try', () => {
		expect(simplifyCall({ status: 'scheduled', ended_reason: 'busy' })).toStrictEqual({ ...NOTHING, status: 'scheduled' });
	});
});

describe('another try', () => {
	it.each([
		[{ will_retry: true, next_retry_at: '2026-12-01T10:00:00Z', attempt_number: 1 }, false],
		[{ will_retry: false, next_retry_at: null, attempt_number: 3 }, true],
		[{}, true],
		[null, true],
		['later', true],
	])('announced as %j leaves the call final: %j', (retry, final) => {
		expect(isFinal({ status: 'completed', retry })).toBe(final);
	});
});

describe('the rest', () => {
	it('is taken from the answer to a creation', () => {
		expect(
			simplifyCall({
				id: 'call_1',
				contact_id: 'con_1',
				status: 'scheduled',
				created_at: '2026-12-01T09:00:00Z',
				scheduled_at: '2027-01-15T14:30:00Z',
			}),
		).toStrictEqual({ ...NOTHING, callId: 'call_1', status: 'scheduled' });
	});

	it('is taken from a call that has ended', () => {
		expect(
			simplifyCall({
				id: 'call_1',
				status: 'completed',
				ended_reason: 'agent_hangup',
				contact: { id: 'con_1', name: 'Ana Reyes', phone: '+14155550123' },
				started_at: '2026-12-01T09:00:00+02:00',
				duration_seconds: 62,
				summary: 'Ana confirmed.',
				transcript: 'Hello',
				recording_url: 'https://recordings.example/1.mp3',
				metadata: { order: 17 },
			}),
		).toStrictEqual({
			callId: 'call_1',
			status: 'ended',
			outcome: 'answered',
			to: '+14155550123',
			startedAt: '2026-12-01T07:00:00Z',
			durationSeconds: 62,
			summary: 'Ana confirmed.',
			transcript: 'Hello',
			recordingUrl: 'https://recordings.example/1.mp3',
			metadata: { order: 17 },
		});
	});

	it.each([
		['a number as ID', { id: 17 }, { callId: '17' }],
		["an event's name for the ID", { job_id: 'job_1' }, { callId: 'job_1' }],
		['a duration as text', { duration_seconds: '62.5' }, { durationSeconds: 62.5 }],
		['no duration', { duration_seconds: 0 }, { durationSeconds: 0 }],
		['a duration in words', { duration_seconds: 'a minute' }, {}],
		['a time without zone', { started_at: '2026-12-01 09:00:00' }, { startedAt: '2026-12-01T09:00:00Z' }],
		['a time with milliseconds', { started_at: '2026-12-01T09:00:00.250Z' }, { startedAt: '2026-12-01T09:00:00.250Z' }],
		['a time that is none', { started_at: 'yesterday' }, {}],
		['variables instead of metadata', { context: { date: 'Tuesday' } }, { metadata: { date: 'Tuesday' } }],
		['members of other kinds', { id: {}, contact: 'Ana', summary: 7, transcript: [], metadata: 'x', started_at: 5 }, {}],
		['empty texts', { id: '', summary: '', transcript: '', recording_url: '' }, {}],
	])('is read from %s', (_, record, read) => {
		expect(simplifyCall(record)).toStrictEqual({ ...NOTHING, ...read });
	});
});
