import { DateTime } from 'luxon';
import { get } from '../../nodes/Elemente/call/get';
import { waitForEnd } from '../../nodes/Elemente/call/waitForEnd';
import { UnusableId } from '../../nodes/shared/core/sending/apiPath';

const now = DateTime.utc();

test.each([
	['get', get],
	['waitForEnd', waitForEnd],
])('%s reads one call, which nothing in its ID can lead astray', (_name, operation) => {
	const path = (callId: string) => operation.request({ callId, options: {} } as never, { now });
	expect(path('123e4567-e89b-12d3-a456-426614174000')).toEqual({
		method: 'GET',
		path: '/api/v1/calls/123e4567-e89b-12d3-a456-426614174000',
	});
	expect(() => path('../agents/1?x=#')).toThrow(UnusableId);
	expect(operation.effect).toBeUndefined();
});

test('only waitForEnd waits, as long as its options say', () => {
	expect(get.call.wait).toBeUndefined();
	expect(waitForEnd.call.wait?.({ options: { pollInterval: 2, waitAtMost: 3 } } as never)).toEqual({
		until: 'ended',
		pollIntervalMs: 2_000,
		waitAtMostMs: 180_000,
	});
});
