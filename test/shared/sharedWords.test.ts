import { sharedWords } from '../../nodes/shared/problem/sharedWords';

const deep = (depth: number): unknown => (depth === 0 ? { message: 'far away' } : { error: deep(depth - 1) });

test.each<[unknown, string | undefined]>([
	[{ message: 'Persona is paused' }, 'Persona is paused'],
	[{ message: ['a is wrong', 'b is missing'], error: 'Bad Request', statusCode: 400 }, 'a is wrong; b is missing'],
	[{ error: 'No credit' }, 'No credit'],
	[{ error: { message: 'No credit', code: 7 } }, 'No credit'],
	[{ error: { type: 'x' }, message: 'No credit' }, 'No credit'],
	[{ errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
	[{ errors: ['a', 'b'] }, 'a; b'],
	[{ errors: { phone: 'x' } }, undefined],
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
