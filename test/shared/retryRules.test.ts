import type { IDataObject } from 'n8n-workflow';
import type { Blocked } from '../../nodes/shared/core/sending/attempted';
import { RETRY_RULES, ruleFor, type RetryRule, type AttemptFacts } from '../../nodes/shared/core/sending/retryRules';

const answer = (status: number, headers: IDataObject = {}): AttemptFacts['attempt'] => ({ kind: 'answer', status, headers, body: {} });

const evidence = (attempt: AttemptFacts['attempt'], more: Partial<AttemptFacts> = {}): AttemptFacts => ({
	attempt,
	readable: false,
	reportsFailure: false,
	renewable: false,
	...more,
});

const blocked = (code: Blocked['code']): Blocked => ({ kind: 'blocked', code, status: null, words: 'No token' });

/** What a row decides; its name and test apart. */
type Decision = Omit<RetryRule, 'name' | 'applies'>;

const GROWING = { times: 3, after: 'growing waits' } as const;
const RENEWAL = { times: 1, after: 'renewing the token' } as const;

/** The contract's table, row by row: what it is about, and what it must decide. */
const ROWS: Array<{ name: string; decides: Decision; about: Record<string, AttemptFacts> }> = [
	{
		name: 'never sent',
		decides: { done: 'no', code: 'unreachable', once: GROWING, repeatable: GROWING },
		about: {
			'a refused connection': evidence({ kind: 'lost', code: 'ECONNREFUSED', sent: false }),
			'an unknown host': evidence({ kind: 'lost', code: 'ENOTFOUND', sent: false }),
		},
	},
	{
		name: 'not let through',
		decides: { done: 'no', code: 'unreachable', once: null, repeatable: null },
		about: { 'a token that cannot be fetched': evidence(blocked('unreachable')) },
	},
	{
		name: 'asked to wait too long',
		decides: { done: 'no', code: 'rateLimited', once: null, repeatable: null },
		about: {
			'a token that is not given for now': evidence(blocked('rateLimited')),
			'429 with an hour': evidence(answer(429, { 'retry-after': '3600' })),
			'503 with an hour': evidence(answer(503, { 'retry-after': '3600' })),
			'429 with a date': evidence(answer(429, { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() })),
		},
	},
	{
		name: 'asked to wait',
		decides: {
			done: 'no',
			code: 'rateLimited',
			once: { times: 5, after: 'the wait the provider asks for' },
			repeatable: { times: 3, after: 'the wait the provider asks for' },
		},
		about: {
			'429': evidence(answer(429)),
			'429 with Retry-After': evidence(answer(429, { 'retry-after': '3' })),
			'503 with Retry-After': evidence(answer(503, { 'retry-after': '3' })),
			'429 with five minutes': evidence(answer(429, { 'retry-after': '300' })),
		},
	},
	{
		name: 'token expired',
		decides: { done: 'no', code: 'unauthorized', once: RENEWAL, repeatable: RENEWAL },
		about: { '401 with a token': evidence(answer(401), { renewable: true }) },
	},
	{
		name: 'credential refused',
		decides: { done: 'no', code: 'unauthorized', once: null, repeatable: null },
		about: {
			'401 with a key': evidence(answer(401)),
			'403 with a key': evidence(answer(403)),
			'403 with a token': evidence(answer(403), { renewable: true }),
			'a token that is refused': evidence(blocked('unauthorized'), { renewable: true }),
		},
	},
	{
		name: 'refused',
		decides: { done: 'no', code: 'refused', once: null, repeatable: null },
		about: {
			...Object.fromEntries([400, 402, 404, 405, 409, 413, 422, 451, 499].map((status) => [String(status), evidence(answer(status))])),
			'2xx that reports a failure': evidence(answer(200), { reportsFailure: true }),
			'2xx that reports a failure and looks like an answer': evidence(answer(201), { reportsFailure: true, readable: true }),
		},
	},
	{
		name: 'answered',
		decides: { done: 'yes', code: null, once: null, repeatable: null },
		about: Object.fromEntries([200, 201, 202, 204].map((status) => [String(status), evidence(answer(status), { readable: true })])),
	},
	{
		name: 'unconfirmed',
		decides: { done: 'unknown', code: 'unconfirmed', once: null, repeatable: GROWING },
		about: {
			'a time-out': evidence({ kind: 'lost', code: 'ETIMEDOUT', sent: true }),
			'a lost connection': evidence({ kind: 'lost', code: 'ECONNRESET', sent: true }),
			'503 without Retry-After': evidence(answer(503)),
			'an unreadable 2xx': evidence(answer(200)),
			...Object.fromEntries([301, 302, 307, 308, 500, 502, 504].map((status) => [String(status), evidence(answer(status))])),
			// The provider accepts and answers in its own form, but with a status of failure.
			'a readable 500': evidence(answer(500), { readable: true }),
			'a readable 302': evidence(answer(302), { readable: true }),
		},
	},
];

/** `undefined` where no row is left that applies. */
function decisionOf(of: AttemptFacts, table: RetryRule[]): Decision | undefined {
	try {
		const { name: _name, applies: _applies, ...decision } = ruleFor(of, table);
		return decision;
	} catch {
		return undefined;
	}
}

test('every row has its test', () => {
	expect(RETRY_RULES.map(({ name }) => name)).toEqual(ROWS.map(({ name }) => name));
});

describe.each(ROWS)('row $name', ({ name, decides, about }) => {
	test.each(Object.entries(about))('%s', (_what, of) => {
		expect(ruleFor(of).name).toBe(name);
		expect(decisionOf(of, RETRY_RULES)).toEqual(decides);
	});

	test('is needed: without it the table decides otherwise', () => {
		const without = RETRY_RULES.filter((row) => row.name !== name);
		expect(without).toHaveLength(RETRY_RULES.length - 1);
		for (const of of Object.values(about)) expect(decisionOf(of, without)).not.toEqual(decides);
	});
});

test('nothing that may have been placed is ever sent again', () => {
	const sentAgain = RETRY_RULES.filter(({ done, once }) => done !== 'no' && once !== null);
	expect(sentAgain).toEqual([]);
});
