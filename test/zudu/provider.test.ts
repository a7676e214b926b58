import { zudu } from '../../nodes/Zudu/provider';

describe('errorMessage', () => {
	it.each([
		[
			'title and detail',
			{ message: 'Call not found', status: 'error', error: 'No call call_1 in this organization' },
			'Call not found: No call call_1 in this organization',
		],
		['title alone', { message: 'Unauthorized', status: 'error' }, 'Unauthorized'],
		['title with empty detail', { message: 'Unauthorized', status: 'error', error: null, data: null }, 'Unauthorized'],
		['detail alone', { status: 'error', error: 'to_number is invalid' }, 'to_number is invalid'],
		['the same twice', { message: 'Bad request', status: 'error', error: ' Bad request ' }, 'Bad request'],
		['a detail that is no text', { message: 'Bad request', error: { field: 'to_number' } }, 'Bad request'],
		['nothing', {}, undefined],
		['blanks', { message: ' ', error: '' }, undefined],
		['no object', null, undefined],
		['a list', ['x'], undefined],
	])('reads %s', (_name, body, words) => {
		expect(zudu.errorMessage(body)).toBe(words);
	});
});

describe('isFailure', () => {
	it.each([
		[{ status: 'error', message: 'x' }, true],
		[{ status: 'ERROR' }, true],
		[{ status: 'success', data: { call: { call_status: 'ERROR' } } }, false],
		[{ call_id: 'call_1', call_status: 'error' }, false],
		[{ data: { status: 'error' } }, false],
		[null, false],
		['error', false],
	])('%j: %s', (body, failed) => {
		expect(zudu.isFailure?.(body)).toBe(failed);
	});
});

describe('unwrap', () => {
	it.each([
		['an envelope', { message: 'ok', status: 'success', error: null, data: { call: { id: 1, x: null } } }, { call: { id: 1, x: null } }],
		['an envelope without data', { status: 'success', data: null }, null],
		['a body without envelope', { call_id: 'call_1' }, { call_id: 'call_1' }],
		['text', 'ok', 'ok'],
		['a list', [1], [1]],
	])('of %s', (_name, body, record) => {
		expect(zudu.unwrap(body)).toStrictEqual(record);
	});
});
