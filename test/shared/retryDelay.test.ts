import type { Attempt } from '../../nodes/shared/core/sending/attempted';
import { durationWords } from '../../nodes/shared/core/problem/durationWords';
import { askedWaitMs, retryDelay } from '../../nodes/shared/core/sending/retryDelay';

const answered = (retryAfter?: string | number): Attempt => ({
	kind: 'answer',
	status: 429,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	body: '',
});
const LOST: Attempt = { kind: 'lost', code: 'ECONNREFUSED', sent: false };

const NOW = Date.parse('2027-01-15T14:30:00Z');

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});

afterEach(() => {
	jest.restoreAllMocks();
});

/** The shortest and the longest wait that chance can bring. */
function range(attempt: Attempt, resend: number): [number, number] {
	const random = jest.spyOn(Math, 'random');
	random.mockReturnValue(0);
	const shortest = retryDelay(attempt, resend);
	random.mockReturnValue(1);
	const longest = retryDelay(attempt, resend);
	random.mockRestore();
	return [shortest, longest];
}

test.each([
	{ resend: 1, from: 500, to: 750 },
	{ resend: 2, from: 1000, to: 1500 },
	{ resend: 3, from: 2000, to: 3000 },
	{ resend: 5, from: 8000, to: 12_000 },
])('without Retry-After the wait doubles: resend $resend', ({ resend, from, to }) => {
	expect(range(answered(), resend)).toEqual([from, to]);
	expect(range(LOST, resend)).toEqual([from, to]);
});

test.each([
	{ what: 'seconds', header: '7', from: 7000, to: 10_500 },
	{ what: 'seconds as a number', header: 7, from: 7000, to: 10_500 },
	{ what: 'zero', header: '0', from: 0, to: 0 },
	{ what: 'a negative number', header: '-5', from: 0, to: 0 },
	{ what: 'seconds between blanks', header: ' 7 ', from: 7000, to: 10_500 },
	{ what: 'an HTTP date', header: 'Fri, 15 Jan 2027 14:30:10 GMT', from: 10_000, to: 15_000 },
	{ what: 'an HTTP date that is over', header: 'Fri, 15 Jan 2027 14:29:00 GMT', from: 0, to: 0 },
])('Retry-After as $what is the least wait', ({ header, from, to }) => {
	expect(range(answered(header), 4)).toEqual([from, to]);
});

test.each([
	{ what: 'seconds', header: '3600' },
	{ what: 'a date', header: 'Sat, 16 Jan 2027 14:30:00 GMT' },
	{ what: 'a date of the next century', header: 'Fri, 15 Jan 2127 14:30:00 GMT' },
])('it is never longer than a minute: $what', ({ header }) => {
	expect(range(answered(header), 1)).toEqual([60_000, 60_000]);
	expect(range(answered(), 20)).toEqual([60_000, 60_000]);
});

test.each(['1e308', '99999999999'])('%s seconds are told as a year', (header) => {
	expect(durationWords(askedWaitMs(answered(header)) ?? 0)).toBe('about 365 days');
});

test.each(['soon', 'NaN', 'Infinity', ''])('a Retry-After that says nothing (%j) counts as absent', (header) => {
	expect(range(answered(header), 2)).toEqual([1000, 1500]);
});
