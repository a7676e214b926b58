import { create } from '../../nodes/Levers/call';
import { calls } from '../../nodes/Levers/calls';
import { levers } from '../../nodes/Levers/provider';

test.each([undefined, null, '', '  \n', {}].map((body) => [body]))('an answer of nothing (%j) is a good one', (body) => {
	expect(levers.unwrap(body)).toEqual({});
	expect(create.response.safeParse(levers.unwrap(body)).success).toBe(true);
});

test('a list without entries is a good one, too, and stays a list', () => {
	expect(levers.unwrap([])).toEqual([]);
	expect(create.response.safeParse([]).success).toBe(true);
});

test('members that nobody documented come through', () => {
	const body = { message: 'queued', id: 7 };
	expect(levers.unwrap(body)).toBe(body);
	expect(create.response.parse(body)).toEqual(body);
});

test.each(['<html></html>', '{"id": ', [1], 17])('an answer that is no object (%j) confirms nothing', (body) => {
	expect(create.response.safeParse(levers.unwrap(body)).success).toBe(false);
});

test.each([
	[
		{
			detail: [
				{ loc: ['body', 'numberToCall'], msg: 'field required', type: 'value_error.missing' },
				{ loc: ['body', 'contacts', 3, 'numberToCall'], msg: 'too short', type: 'value_error' },
			],
		},
		'numberToCall: field required; contacts.3.numberToCall: too short',
	],
	[{ detail: [{ loc: ['query', 'page'], msg: 'not a number', type: 'type_error' }] }, 'query.page: not a number'],
	[{ detail: [{ loc: ['body'], msg: 'not JSON', type: 'value_error.jsondecode' }] }, 'not JSON'],
	[{ detail: [{ loc: [], msg: 'wrong' }] }, 'wrong'],
	[{ detail: [{ msg: 'wrong' }] }, 'wrong'],
	[{ detail: 'Not authenticated' }, 'Not authenticated'],
	[{ detail: '' }, undefined],
	[{ detail: [] }, undefined],
	[{ detail: null }, undefined],
	[{ detail: { reason: 'x' } }, undefined],
	[{}, undefined],
	[null, undefined],
	[undefined, undefined],
])('words of error body %j', (body, words) => {
	expect(levers.errorMessage(body)).toBe(words);
});

test('an accepted call is queued, and never known to be over', () => {
	expect(calls.simplify({ status: 'ended' })).toEqual({
		callId: null,
		status: 'queued',
		outcome: null,
		to: null,
		startedAt: null,
		durationSeconds: null,
		summary: null,
		transcript: null,
		recordingUrl: null,
		metadata: null,
	});
	expect(calls.isFinal({ status: 'ended' })).toBe(false);
});

test('the token is renewed by a harmless read', () => {
	expect(levers.token?.read).toEqual({ method: 'GET', path: '/api-service/v1/contact', query: { page: 1, size: 1 } });
});
