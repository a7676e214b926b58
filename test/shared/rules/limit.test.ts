import { CallLimit } from '../../../nodes/shared/calls/rules/admission/limit';

function reservedOf(limit: CallLimit, times: number): number {
	return Array.from({ length: times }, () => limit.reserve()).filter(Boolean).length;
}

test.each([
	{ max: 3, placed: 0, expected: 3 },
	{ max: 3, placed: 2, expected: 1 },
	{ max: 3, placed: 3, expected: 0 },
	{ max: 3, placed: 5, expected: 0 },
])('of at most $max calls, $placed placed before, $expected may start', ({ max, placed, expected }) => {
	expect(reservedOf(new CallLimit(max, placed), 10)).toBe(expected);
});

test('items in parallel cannot pass it', async () => {
	const limit = new CallLimit(5, 0);
	const started = await Promise.all(
		Array.from({ length: 20 }, async () => {
			const mayStart = limit.reserve();
			await Promise.resolve();
			return mayStart;
		}),
	);
	expect(started.filter(Boolean)).toHaveLength(5);
});

test('a call that was certainly not placed makes room for one', () => {
	const limit = new CallLimit(2, 0);
	reservedOf(limit, 2);
	limit.release();
	expect(reservedOf(limit, 5)).toBe(1);
});

test('what was never reserved makes no room', () => {
	const limit = new CallLimit(2, 1);
	limit.release();
	limit.release();
	expect(reservedOf(limit, 5)).toBe(1);
});
