import { anyWords, particularWords, sharedWords } from '../../nodes/shared/core/problem/sharedWords';

const deep = (depth: number): unknown => (depth === 0 ? { message: 'far away' } : { error: deep(depth - 1) });

test.each<[unknown, string | undefined]>([
	[{ message: 'Persona is paused' }, 'Persona is paused'],
	[{ message: ['a is wrong', 'b is missing'], error: 'Bad Request', statusCode: 400 }, 'a is wrong; b is missing'],
	[{ error: 'No credit' }, 'No credit'],
	[{ error: { message: 'No credit', code: 7 } }, 'No credit'],
	[{ error: { type: 'x' }, message: 'No credit' }, 'No credit'],
	[{ errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
	[{ errors: ['a', 'b'] }, 'a; b'],
	[{ errors: { phone: 'x' } }, 'phone: x'],
	[{ errors: { phone: ['is wrong', 'is missing'], name: ['is long'] } }, 'phone: is wrong; is missing; name: is long'],
	[{ violations: [{ propertyPath: 'phone', message: 'is wrong' }] }, 'phone: is wrong'],
	[{ issues: [{ path: ['body', 'phone'], message: 'is wrong' }] }, 'phone: is wrong'],
	[{ errorMessage: 'No credit' }, 'No credit'],
	[{ error_message: 'No credit' }, 'No credit'],
	[{ Message: 'No credit' }, 'No credit'],
	[{ 'error-description': 'No credit' }, 'No credit'],
	[{ exception: 'No credit' }, 'No credit'],
	[{ response: { message: 'No credit' } }, 'No credit'],
	[{ data: { message: 'No credit' } }, 'No credit'],
	[{ data: { name: 'Ann' } }, undefined],
	[{ phone: ['is wrong'] }, undefined],
	[{ errors: [{ field: 'phone', message: 'is wrong' }] }, 'phone: is wrong'],
	[{ detail: 'No such persona' }, 'No such persona'],
	[{ detail: [{ loc: ['body', 'contacts', 3], msg: 'too high' }] }, 'contacts.3: too high'],
	[{ type: 'about:blank', title: 'Bad Request', detail: 'No such persona', status: 400 }, 'Bad Request: No such persona'],
	[{ title: 'Bad Request', status: 400 }, 'Bad Request'],
	[{ msg: 'No credit' }, 'No credit'],
	[{ reason: 'No credit' }, 'No credit'],
	[{ error: 'invalid_client', error_description: 'Unknown client' }, 'Unknown client'],
	[{ message: '  ', error: 'No credit' }, 'No credit'],
	[[{ message: 'a' }], 'a'],
	[{ code: 5 }, undefined],
	[{ message: 5 }, undefined],
	[{}, undefined],
	[[], undefined],
	[null, undefined],
	[undefined, undefined],
	[deep(2), 'far away'],
	[deep(5000), undefined],
])('%#', (body, words) => {
	expect(sharedWords(body)).toBe(words);
});

test.each<[unknown, string | undefined]>([
	[{ message: 'Validation failed', errors: [{ field: 'phone', message: 'is wrong' }] }, 'phone: is wrong'],
	[{ error: 'Bad Request', violations: { phone: 'x' } }, 'phone: x'],
	[{ message: 'No credit', details: { plan: 'free' } }, undefined],
	[['a'], undefined],
	[deep(5000), undefined],
])('%#: what is listed in particular', (body, words) => {
	expect(particularWords(body)).toBe(words);
});

test.each<[unknown, string | undefined]>([
	[{ phone: ['is wrong', 'is missing'], extra: { name: 'x' } }, 'phone: is wrong; is missing; extra: name: x'],
	[{ note: 'No credit', code: 5 }, 'note: No credit'],
	[{ code: 5, at: null }, undefined],
	[[], undefined],
	[deep(5000), undefined],
])('%#: any words', (body, words) => {
	expect(anyWords(body)).toBe(words);
});
