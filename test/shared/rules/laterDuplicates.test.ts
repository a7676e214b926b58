import { laterDuplicates } from '../../../nodes/shared/calls/rules/screening/laterDuplicates';

const A = '+14155552671';
const B = '+14155552672';
const C = '+14155552673';

test.each<[string, Array<string | undefined>, Array<[number, number]>]>([
	['no number', [], []],
	['no duplicate', [A, B, C], []],
	['a pair', [A, B, A], [[2, 0]]],
	['three, and another pair', [A, B, A, B, A], [[2, 0], [3, 1], [4, 0]]],
	['items that call nobody', [undefined, undefined, A], []],
	['words that objects know', ['constructor', '__proto__', 'constructor'], [[2, 0]]],
])('%s: each repeated number, and where it was first', (_name, numbers, expected) => {
	expect([...laterDuplicates(numbers)]).toEqual(expected);
});
