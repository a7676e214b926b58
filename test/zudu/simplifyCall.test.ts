import * as call from '../../nodes/Zudu/call';
import { isFinal, simplifyCall } from '../../nodes/Zudu/simplifyCall';

/** A call as GET /api/calls/{callId} documents it. */
const endedCall = {
	id: '5d1f0f36-3c1f-4f6a-9f0e-2c8d7b1a4e55',
	call_id: 'call_1',
	agent_id: 'agent_1',
	organization_id: 'org_1',
	call_status: 'ENDED',
	call_type: 'PHONE_CALL',
	direction: 'OUTBOUND',
	from_number: '+14155550100',
	to_number: '+14155550123',
	created_at: 1800023390000,
	start_timestamp: 1800023400000,
	end_timestamp: 1800023442500,
	call_duration: 42500,
	disconnection_reason: 'USER_HANGUP',
	recording_url: 'https://recordings.example/call_1.wav',
	metadata: { customer_id: 'cust-001' },
	transcript: 'Agent: Hello\nUser: Hi',
	call_analysis: { call_summary: 'They agreed.', in_voicemail: false, call_successful: true },
};

const simplified = {
	callId: 'call_1',
	status: 'ended',
	outcome: 'answered',
	to: '+14155550123',
	startedAt: '2027-01-15T14:30:00Z',
	durationSeconds: 42.5,
	summary: 'They agreed.',
	transcript: 'Agent: Hello\nUser: Hi',
	recordingUrl: 'https://recordings.example/call_1.wav',
	metadata: { customer_id: 'cust-001' },
};

const nothing = {
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

it('gives ten fields of a call that was read', () => {
	expect(simplifyCall(endedCall)).toStrictEqual(simplified);
});

it('unwraps a call that was created', () => {
	expect(simplifyCall({ organization_id: 'org_1', call: endedCall })).toStrictEqual(simplified);
});

it('takes number and status from beside a short call', () => {
	expect(
		simplifyCall({
			status: 'call_initiated',
			call: { call_id: 'call_1' },
			phone_call_info: { from_number: '+14155550100', to_number: '+14155550123', call_status: 'ongoing' },
		}),
	).toStrictEqual({ ...nothing, callId: 'call_1', status: 'inProgress', to: '+14155550123' });
});

it.each([
	['REGISTERED', 'queued', false],
	['SCHEDULED', 'scheduled', false],
	['ONGOING', 'inProgress', false],
	['ENDED', 'ended', true],
	['ERROR', 'failed', true],
	['PAUSED', 'unknown', false],
	['constructor', 'unknown', false],
	['', 'unknown', false],
])('reads status %s as %s, whatever its casing', (call_status, status, final) => {
	for (const written of [call_status, call_status.toLowerCase(), ` ${call_status.charAt(0)}${call_status.slice(1).toLowerCase()} `]) {
		expect(simplifyCall({ ...endedCall, call_status: written }).status).toBe(status);
		expect(isFinal({ ...endedCall, call_status: written })).toBe(final);
	}
});

it.each(['REGISTERED', 'SCHEDULED', 'ONGOING', 'PAUSED', null])('gives no outcome while the status is %s', (call_status) => {
	expect(simplifyCall({ ...endedCall, call_status }).outcome).toBeNull();
});

it.each([
	['ENDED', 'USER_HANGUP', 'answered'],
	['ENDED', 'user_hangup', 'answered'],
	['ENDED', 'Busy', 'busy'],
	['ENDED', 'NO_ANSWER', 'noAnswer'],
	['ENDED', 'VOICEMAIL', 'voicemail'],
	['ENDED', 'SOMETHING_NEW', 'unknown'],
	['ENDED', null, 'unknown'],
	['ENDED', 'AGENT_HANGUP', 'answered'],
	['ENDED', 'DIAL_BUSY', 'busy'],
	['ENDED', 'DIAL_NO_ANSWER', 'noAnswer'],
	['ENDED', 'dial-no-answer', 'noAnswer'],
	['ENDED', 'dialNoAnswer', 'noAnswer'],
	['ENDED', 'VOICEMAIL_REACHED', 'voicemail'],
	['ENDED', 'machine_detected', 'voicemail'],
	['ENDED', 'MACHINE_HANGUP', 'voicemail'],
	['ENDED', 'USER_DECLINED', 'rejected'],
	['ENDED', 'call rejected', 'rejected'],
	['ENDED', 'CANCELED', 'canceled'],
	['ENDED', 'CALL_CANCELLED', 'canceled'],
	['ENDED', 'DIAL_FAILED', 'failed'],
	['ENDED', 'error_llm_websocket', 'failed'],
	// Only whole words count.
	['ENDED', 'BUSYNESS', 'unknown'],
	['ENDED', 'constructor', 'unknown'],
	['ENDED', '', 'unknown'],
	['ERROR', null, 'failed'],
	['ERROR', 'SOMETHING_NEW', 'failed'],
	['error', 'busy', 'busy'],
])('%s with reason %s has outcome %s', (call_status, disconnection_reason, outcome) => {
	expect(simplifyCall({ ...endedCall, call_status, disconnection_reason }).outcome).toBe(outcome);
});

it('takes the number of a schedule that was moved, and the ID from beside a call without one', () => {
	expect(simplifyCall({ operation: 'schedule_update', call_id: 'call_1', call: { to_number: '+14155550123' } })).toStrictEqual({
		...nothing,
		callId: 'call_1',
		to: '+14155550123',
	});
});

it('trusts the analysis about a mailbox more than the reason', () => {
	expect(simplifyCall({ ...endedCall, call_analysis: { in_voicemail: true } })).toStrictEqual({
		...simplified,
		outcome: 'voicemail',
		summary: null,
	});
});

it('gives null for everything that is missing', () => {
	expect(simplifyCall({})).toStrictEqual(nothing);
	expect(simplifyCall(Object.fromEntries(Object.keys(endedCall).map((key) => [key, null])))).toStrictEqual(nothing);
});

it('gives null for everything of another type', () => {
	expect(simplifyCall(Object.fromEntries(Object.keys(endedCall).map((key) => [key, [true]])))).toStrictEqual(nothing);
	expect(simplifyCall({ call: 'call_1', phone_call_info: [] })).toStrictEqual(nothing);
});

it('reads numbers that come as text', () => {
	expect(simplifyCall({ ...endedCall, start_timestamp: '1800023400000', call_duration: '42500' })).toStrictEqual(simplified);
	expect(simplifyCall({ ...endedCall, start_timestamp: '', call_duration: 'long' })).toStrictEqual({
		...simplified,
		startedAt: null,
		durationSeconds: null,
	});
});

it('survives a time that no calendar holds', () => {
	expect(simplifyCall({ ...endedCall, start_timestamp: 9e15 }).startedAt).toBeNull();
	expect(simplifyCall({ ...endedCall, start_timestamp: 1800023400250 }).startedAt).toBe('2027-01-15T14:30:00.250Z');
	expect(simplifyCall({ ...endedCall, call_duration: 0 }).durationSeconds).toBe(0);
});

describe('web call', () => {
	const simplify = call.createWebCall.simplify;
	const answer = {
		organization_id: 'org_1',
		call: { call_id: 'call_2', call_status: 'registered', call_type: 'web_call', metadata: { session_type: 'support' } },
		web_call_info: { room_name: 'room_a', access_token: 'join-a', call_status: 'registered', agent_id: 'agent_1' },
		livekit_connection: { server_url: 'wss://live.example', token: 'join-b', room_name: 'room_b' },
	};
	const expected = { ...nothing, callId: 'call_2', status: 'queued', metadata: { session_type: 'support' } };

	it('adds where and with which token to join', () => {
		expect(simplify?.(answer, {} as never, undefined)).toStrictEqual({
			...expected,
			webCall: { serverUrl: 'wss://live.example', roomName: 'room_b', token: 'join-b' },
		});
	});

	it('finds room and token in the other member', () => {
		expect(simplify?.({ ...answer, livekit_connection: null }, {} as never, undefined)).toStrictEqual({
			...expected,
			webCall: { serverUrl: null, roomName: 'room_a', token: 'join-a' },
		});
	});

	it('gives null where neither is there', () => {
		expect(simplify?.({ call: answer.call }, {} as never, undefined)).toStrictEqual({
			...expected,
			webCall: { serverUrl: null, roomName: null, token: null },
		});
	});
});
