import { calls } from '../../nodes/Elemente/calls';
import { elemente } from '../../nodes/Elemente/provider';

const record = {
	id: '123e4567-e89b-12d3-a456-426614174000',
	status: 'completed',
	agentPhone: '+12673624524',
	agentEmail: 'agent@example.com',
	customerPhone: '+14155550123',
	customerEmail: 'name@email.com',
	agentId: '17',
	customerId: '18',
	skillId: '19',
	customerName: 'Ada Lovelace',
	transcription: 'Agent: Hello.',
	recordingUrl: 'https://example.com/recording.wav',
	messages: [],
	duration: '7200',
};

const simplified = {
	callId: '123e4567-e89b-12d3-a456-426614174000',
	status: 'ended',
	outcome: 'answered',
	to: '+14155550123',
	startedAt: null,
	durationSeconds: 7200,
	summary: null,
	transcript: 'Agent: Hello.',
	recordingUrl: 'https://example.com/recording.wav',
	metadata: null,
};

test('a whole record', () => {
	expect(calls.simplify(record)).toEqual(simplified);
});

const STATES: Array<[string, string, string | null, boolean]> = [
	['queued', 'queued', null, false],
	['pending', 'queued', null, false],
	['ringing', 'ringing', null, false],
	['answer', 'inProgress', null, false],
	['in-progress', 'inProgress', null, false],
	['ongoing', 'inProgress', null, false],
	['open', 'inProgress', null, false],
	['processing', 'inProgress', null, false],
	['stalled', 'inProgress', null, false],
	['completed', 'ended', 'answered', true],
	['resolved', 'ended', 'answered', true],
	['close', 'ended', 'unknown', true],
	['closed', 'ended', 'unknown', true],
	['expired', 'ended', 'unknown', true],
	['voicemail', 'ended', 'voicemail', true],
	['no-answer', 'ended', 'noAnswer', true],
	['busy', 'ended', 'busy', true],
	['canceled', 'ended', 'canceled', true],
	['failed', 'failed', 'failed', true],
];

test.each(STATES)('status %s is %s with outcome %s, final: %s', (status, simple, outcome, final) => {
	for (const value of [status, status.toUpperCase(), status[0].toUpperCase() + status.slice(1)]) {
		expect(calls.simplify({ ...record, status: value })).toEqual({ ...simplified, status: simple, outcome });
		expect(calls.isFinal({ ...record, status: value })).toBe(final);
	}
});

test.each(['transferred', 'constructor', '__proto__'])('status %s is unknown and counts as running', (status) => {
	expect(calls.simplify({ ...record, status })).toEqual({ ...simplified, status: 'unknown', outcome: 'unknown' });
	expect(calls.isFinal({ ...record, status })).toBe(false);
});

test.each([undefined, null, ''])('a status that is missing (%p) says nothing about the outcome', (status) => {
	expect(calls.simplify({ ...record, status })).toEqual({ ...simplified, status: 'unknown', outcome: null });
	expect(calls.isFinal({ ...record, status })).toBe(false);
});

const nothing = Object.fromEntries(Object.keys(simplified).map((name) => [name, null]));

test('missing, null and empty members are null', () => {
	const fresh = { id: 'i1', status: 'queued', customerPhone: null, transcription: '', recordingUrl: '', duration: null };
	expect(calls.simplify(fresh)).toEqual({ ...nothing, callId: 'i1', status: 'queued' });
	expect(calls.simplify({})).toEqual({ ...nothing, status: 'unknown' });
});

test.each([
	['7200', 7200],
	[' 12.5 ', 12.5],
	[7200, 7200],
	[0, 0],
	['0', 0],
	['', null],
	['two hours', null],
	[NaN, null],
	[{}, null],
])('duration %p is %p', (duration, seconds) => {
	expect(calls.simplify({ ...record, duration })).toEqual({ ...simplified, durationSeconds: seconds });
});

test('an ID that is a number comes out as text', () => {
	expect(calls.simplify({ ...record, id: 17 })).toEqual({ ...simplified, callId: '17' });
});

test.each([
	[{ statusCode: 400, message: ['agentId must be a UUID', 'skillId should not be empty'], error: 'Bad Request' }, 'agentId must be a UUID; skillId should not be empty'],
	[{ statusCode: 404, message: 'Interaction not found', error: 'Not Found' }, 'Interaction not found'],
	[{ statusCode: 500, message: 'Internal server error' }, 'Internal server error'],
	[{ statusCode: 401, error: 'Unauthorized' }, 'Unauthorized'],
	[{ statusCode: 400, message: [], error: 'Bad Request' }, 'Bad Request'],
	[{ statusCode: 400 }, undefined],
	[{ message: 17 }, undefined],
	[null, undefined],
	[undefined, undefined],
	['', undefined],
])('words of error body %j', (body, words) => {
	expect(elemente.errorMessage(body)).toBe(words);
});

test('answers have no envelope', () => {
	expect(elemente.unwrap(record)).toBe(record);
});
