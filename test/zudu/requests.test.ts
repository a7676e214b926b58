import { DateTime, type DateTimeMaybeValid } from 'luxon';
import * as call from '../../nodes/Zudu/call';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import type { RequestSpec } from '../../nodes/shared/core/request';
import sample from '../samples/zudu.json';

const now = moment('2026-12-01T09:00:00Z');

function moment(text: string): DateTime<true> {
	const parsed: DateTimeMaybeValid = DateTime.fromISO(text, { setZone: true });
	if (!parsed.isValid) throw new Error(`${text} is no moment`);
	return parsed;
}

/** The request for typed parameters, with empty collections where none are given, as the executor hands them over. */
function request(operation: keyof typeof call, params: object): RequestSpec {
	return call[operation].request({ additionalFields: {}, options: {}, ...params } as never, { now });
}

function problemOf(params: object): Pick<InvalidParameter, 'parameter' | 'message' | 'remedy'> {
	try {
		request('createPhoneCall', params);
	} catch (error) {
		if (error instanceof InvalidParameter) return { parameter: error.parameter, message: error.message, remedy: error.remedy };
		throw error;
	}
	throw new Error('nothing was refused');
}

const numbers = { fromNumber: '+14155550100', toNumber: '+14155550123' };

describe('create', () => {
	const path = '/api/calls/create';

	it('sends every documented field', () => {
		expect(
			request('create', {
				agentId: 'agent-123',
				additionalFields: { callId: 'call-own-1', callType: 'PHONE_CALL', direction: 'OUTBOUND' },
				metadata: { customer_id: 'cust-001', priority: 'high', campaign: 'summer-2024' },
			}),
		).toStrictEqual({ method: 'POST', path, body: sample[path] });
	});

	it.each([
		[{}, {}],
		[{ additionalFields: { callId: 'call_x' } }, { call_id: 'call_x' }],
		[{ additionalFields: { callType: 'WEB_CALL' } }, { call_type: 'WEB_CALL' }],
		[{ additionalFields: { direction: 'INBOUND' } }, { direction: 'INBOUND' }],
		[{ metadata: { a: [1] } }, { metadata: { a: [1] } }],
	])('with %j adds only %j', (params, added) => {
		expect(request('create', { agentId: 'agent_x', ...params })).toStrictEqual({
			method: 'POST',
			path,
			body: { agent_id: 'agent_x', ...added },
		});
	});
});

describe('createPhoneCall', () => {
	const path = '/api/calls/create-phone-call';

	it('sends every documented field, the scheduled moment in Unix seconds', () => {
		expect(
			request('createPhoneCall', {
				fromNumber: '+14157774444',
				toNumber: '+12137774445',
				overrideAgentId: 'agent-123',
				additionalFields: { scheduledTimestamp: moment('2027-01-15T09:30:00-05:00') },
				metadata: { customer_id: 'cust-001', attempt: 2, nested: { a: [1, 2] } },
			}),
		).toStrictEqual({ method: 'POST', path, body: sample[path] });
	});

	it.each([
		[{}, {}],
		[{ overrideAgentId: 'agent_x' }, { override_agent_id: 'agent_x' }],
		[{ additionalFields: { scheduledTimestamp: moment('2026-12-01T09:00:01.900Z') } }, { scheduled_timestamp: 1796115601 }],
		[{ metadata: { a: [1] } }, { metadata: { a: [1] } }],
	])('with %j adds only %j', (params, added) => {
		expect(request('createPhoneCall', { ...numbers, ...params })).toStrictEqual({
			method: 'POST',
			path,
			body: { from_number: '+14155550100', to_number: '+14155550123', ...added },
		});
	});

	it('reads both numbers as people write them, in the default country', () => {
		const params = { fromNumber: '(415) 555-0100', toNumber: '415.555.0123', options: { defaultCountry: 'US' } };
		expect(request('createPhoneCall', params).body).toStrictEqual({
			from_number: '+14155550100',
			to_number: '+14155550123',
		});
		expect(call.createPhoneCall.call.to?.(params as never)).toBe('+14155550123');
	});

	it.each([
		[
			'a number that would ring itself, however it is written',
			{ fromNumber: '+1 415 555 0123' },
			{
				parameter: 'To Number',
				message: "'To Number' is the same as 'From Number', so the number would call itself",
				remedy: "Enter the person's number in 'To Number' and your own in 'From Number'.",
			},
		],
		[
			'a moment that has passed',
			{ additionalFields: { scheduledTimestamp: moment('2026-12-01T09:00:00Z') } },
			{
				parameter: 'Additional Fields → Scheduled Timestamp',
				message: "'Additional Fields → Scheduled Timestamp' is in the past (2026-12-01T09:00:00.000Z)",
				remedy: 'Choose a later date and time.',
			},
		],
		[
			'an own number without country code',
			{ fromNumber: '4155550100' },
			expect.objectContaining({ parameter: 'From Number' }),
		],
		['a number to ring that is none', { toNumber: 'n/a' }, expect.objectContaining({ parameter: 'To Number' })],
	])('refuses %s', (_name, params, expected) => {
		expect(problemOf({ ...numbers, ...params })).toStrictEqual(expected);
	});
});

describe('createWebCall', () => {
	const path = '/api/calls/create-web-call';

	it('sends every documented field', () => {
		expect(
			request('createWebCall', {
				agentId: 'agent-123',
				additionalFields: { isWidgetCall: true },
				metadata: { session_type: 'support' },
			}),
		).toStrictEqual({ method: 'POST', path, body: sample[path] });
	});

	it.each([
		[{}, {}],
		[{ additionalFields: { isWidgetCall: false } }, { is_widget_call: false }],
		[{ metadata: { a: [1] } }, { metadata: { a: [1] } }],
	])('with %j adds only %j', (params, added) => {
		expect(request('createWebCall', { agentId: 'agent_x', ...params })).toStrictEqual({
			method: 'POST',
			path,
			body: { agent_id: 'agent_x', ...added },
		});
	});
});

describe.each(['get', 'waitForEnd'] as const)('%s', (operation) => {
	it('reads the call, its ID encoded', () => {
		expect(request(operation, { callId: 'call_a:b+c' })).toStrictEqual({
			method: 'GET',
			path: '/api/calls/call_a%3Ab%2Bc',
		});
	});
});

it('waits as long as the options say', () => {
	expect(call.waitForEnd.call.wait?.({ options: { pollInterval: 2, waitAtMost: 3 } } as never)).toStrictEqual({
		until: 'ended',
		pollIntervalMs: 2_000,
		waitAtMostMs: 180_000,
	});
	expect(call.get.call.wait).toBeUndefined();
});

it('says what each operation leaves behind', () => {
	expect(Object.fromEntries(Object.entries(call).flatMap(([name, { effect }]) => (effect ? [[name, effect]] : [])))).toStrictEqual({
		cancelSchedule: { what: 'cancellation of the schedule' },
		create: { what: 'call record' },
		createPhoneCall: { what: 'phone call', rings: true },
		createWebCall: { what: 'web call' },
		deleteCall: { what: 'deletion of the call' },
		reschedule: { what: 'call', participle: 'rescheduled', rings: true },
		update: { what: 'update of the call', repeatable: true },
	});
});

describe('answers', () => {
	const created = { organization_id: 'org_1', call: { call_id: 'call_1', call_status: 'registered' } };

	it.each(['create', 'createPhoneCall', 'createWebCall'] as const)('%s counts only with a call ID as answered', (name) => {
		const fits = (answer: unknown) => call[name].response.safeParse(answer).success;
		expect(fits(created)).toBe(true);
		expect(fits({ operation: 'schedule', call_id: 'call_1' })).toBe(true);
		expect([{}, null, 'ok', { call: {} }, { call: { call_id: '' } }, { call_id: null }].map(fits)).toStrictEqual(
			Array.from({ length: 6 }, () => false),
		);
	});

	it.each(['get', 'waitForEnd'] as const)('%s needs the call itself', (name) => {
		expect(call[name].response.safeParse(created.call).success).toBe(true);
		expect(call[name].response.safeParse(null).success).toBe(false);
		expect(call[name].response.safeParse({}).success).toBe(false);
	});

	it('keeps members that we do not rely on', () => {
		expect(call.createPhoneCall.response.parse(created)).toStrictEqual(created);
	});
});
