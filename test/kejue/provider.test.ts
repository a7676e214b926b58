import { kejue } from '../../nodes/Kejue/provider';

describe('errorMessage', () => {
	it.each([
		[{ error: 'Contact has no phone', code: 'BAD_REQUEST', details: {} }, 'Contact has no phone (BAD_REQUEST)'],
		[{ error: 'Missing key' }, 'Missing key'],
		[
			{ error: 'Bad value', code: 'BAD_REQUEST', details: { field: 'priority', max: 100, strict: true, more: { a: 1 } } },
			'Bad value (BAD_REQUEST, field: priority, max: 100, strict: true)',
		],
		[{ error: 'priority must be <= 100', code: 'BAD_REQUEST', details: { priority: 'must be <= 100' } }, 'priority must be <= 100 (BAD_REQUEST)'],
		[{ error: 'Bad value', code: 400, details: null }, 'Bad value'],
		[{ detail: 'Not found' }, 'Not found'],
		[{ detail: [{ loc: ['body', 'config', 'temperature'], msg: 'too high', type: 'value_error' }] }, 'config.temperature: too high'],
		[
			{ detail: [{ loc: ['body', 'config', 'webhooks', 0, 'url'], msg: 'field required' }, { loc: ['query', 'limit'], msg: 'too high' }] },
			'config.webhooks.0.url: field required; query.limit: too high',
		],
		[{ detail: [{ loc: ['body'], msg: 'not an object' }, { msg: 'refused' }] }, 'not an object; refused'],
		[{ detail: [] }, undefined],
		[{ detail: [{ type: 'missing' }] }, undefined],
		[{ error: '' }, undefined],
		[{ error: { text: 'nested' } }, undefined],
		[{}, undefined],
		[[], undefined],
		[null, undefined],
		['Bad Gateway', undefined],
		[undefined, undefined],
	])('of %j is %j', (body, words) => {
		expect(kejue.errorMessage(body)).toBe(words);
	});
});

it('gives answers as they are', () => {
	const body = { id: 'call_1', data: { call: {} } };
	expect(kejue.unwrap(body)).toBe(body);
	expect(kejue.isFailure?.(body)).toBe(false);
	expect(kejue.isFailure?.({ id: 'call_1', error: 'the line dropped' })).toBe(false);
	expect(kejue.isFailure?.({ error: 'No credit', code: 'BAD_REQUEST' })).toBe(true);
});

it('has a key that does not expire', () => {
	expect([kejue.credential, kejue.token]).toStrictEqual(['kejueApi', undefined]);
});
