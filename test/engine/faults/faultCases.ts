import type { Fault } from '../../../sandbox';
import type { PlacingOperation } from '../placingOperations';

/** Long enough for a busy machine to fetch a token meanwhile. With n8n 2.8 the same took over five minutes. */
const SILENCE_S = process.env.AI_CALLS_N8N_VERSION ? 3 : 30;

/** What must come of the one item that a fault befalls. */
export type Expectation = {
	/** Requests that leave for the item in one try of the node. */
	sends: number;
} & (
	| { done: 'yes' }
	| {
			done: 'no' | 'unknown';
			code: string;
			httpStatus: number | null;
			retryable: boolean;
			/** The provider's words, which the error repeats. */
			words?: string;
	  }
);

/** What a fault may need to know of the request it befalls. */
export interface Circumstances {
	operation: PlacingOperation;
	/** Digits with a plus. */
	number: string;
	/** Values of the credential. */
	secrets: string[];
	/** Address of another host, which must hear nothing. */
	elsewhere: string;
}

/** One way in which the request for one item goes wrong, and what the contract asks for then. */
export interface FaultCase {
	name: string;
	fault(circumstances: Circumstances): Fault;
	/** Befalls only the first so many requests; all of them when left out. */
	times?: number;
	/** Seconds after which the node gives up on the item. */
	timeoutS?: number;
	/** Who it makes sense for; everybody when left out. */
	concerns?(operation: PlacingOperation): boolean;
	/** Whether the provider carries the request out all the same, so that a phone rings. */
	accepted?: boolean;
	expected(operation: PlacingOperation): Expectation;
}

const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>';

/** What each provider says when it fails, in its own form. */
const ERROR_BODIES: Record<string, unknown> = {
	kejue: { error: 'No line free', code: 'INTERNAL_ERROR', details: {} },
	elemente: { statusCode: 500, message: 'No line free', error: 'Internal Server Error' },
	levers: { detail: 'No line free' },
	zudu: { message: 'Call failed', status: 'error', error: 'No line free', data: null },
};

const hasToken = ({ provider }: PlacingOperation) => provider === 'levers';

const refused = (httpStatus: number, words: string): FaultCase['expected'] => () => ({
	sends: 1,
	done: 'no',
	code: 'refused',
	httpStatus,
	retryable: false,
	words,
});

const unknown = (httpStatus: number | null, words?: string): FaultCase['expected'] => () => ({
	sends: 1,
	done: 'unknown',
	code: 'unconfirmed',
	httpStatus,
	retryable: false,
	...(words && { words }),
});

const placed = (sends: number): FaultCase['expected'] => () => ({ sends, done: 'yes' });

/** Asked to wait for good: five times more, then given up. */
const rateLimited = (httpStatus: number): FaultCase['expected'] => () => ({
	sends: 6,
	done: 'no',
	code: 'rateLimited',
	httpStatus,
	retryable: true,
});

const status = (code: number, more: Omit<Extract<Fault, { kind: 'status' }>, 'kind' | 'status'> = {}) => (): Fault => ({
	kind: 'status',
	status: code,
	...more,
});

/** The provider, or its door, said no: nothing was placed. */
export const REFUSALS: FaultCase[] = [
	{
		name: '401, for good',
		fault: status(401),
		expected: (operation) => ({
			// A token is renewed once; a key cannot change, so asking again would only look like an attack.
			sends: hasToken(operation) ? 2 : 1,
			done: 'no',
			code: 'unauthorized',
			httpStatus: 401,
			retryable: true,
			words: 'missing, wrong or expired',
		}),
	},
	{ name: '401 of an expired token', fault: status(401), times: 1, concerns: hasToken, expected: placed(2) },
	{ name: '402', fault: status(402), expected: refused(402, 'The account has no credit left') },
	{
		name: '403',
		fault: status(403),
		expected: () => ({
			sends: 1,
			done: 'no',
			code: 'unauthorized',
			httpStatus: 403,
			retryable: true,
			words: 'The credentials do not allow this',
		}),
	},
	{
		name: '403 that repeats credential and number',
		fault: ({ number, secrets }) => ({
			kind: 'status',
			status: 403,
			contentType: 'text/plain',
			body: `${secrets.join(' and ')} may not call ${number}`,
		}),
		expected: () => ({
			sends: 1,
			done: 'no',
			code: 'unauthorized',
			httpStatus: 403,
			retryable: true,
			words: 'may not call',
		}),
	},
	{ name: '404', fault: status(404), expected: refused(404, 'Not found') },
	{ name: '409', fault: status(409), expected: refused(409, 'This is in conflict with what is there already') },
	{ name: "422 in the provider's own form", fault: status(422), expected: refused(422, 'The number is not accepted') },
	{
		name: '422 as plain text',
		fault: status(422, { body: 'No such persona', contentType: 'text/plain' }),
		expected: refused(422, 'No such persona'),
	},
	{
		name: '422 as a list of fields',
		fault: status(422, { body: { detail: [{ loc: ['body', 'priority'], msg: 'too high', type: 'value_error' }] } }),
		concerns: ({ provider }) => ['kejue', 'levers'].includes(provider),
		expected: refused(422, 'priority: too high'),
	},
	{
		name: '422 as error, code and details',
		fault: status(422, { body: { error: 'Bad persona', code: 'BAD_REQUEST', details: { persona_id: 'unknown' } } }),
		concerns: ({ provider }) => provider === 'kejue',
		expected: refused(422, 'Bad persona (BAD_REQUEST, persona_id: unknown)'),
	},
	{
		name: '422 as an envelope',
		fault: status(422, { body: { message: 'Validation failed', status: 'error', error: 'bad agent', data: null } }),
		concerns: ({ provider }) => provider === 'zudu',
		expected: refused(422, 'Validation failed: bad agent'),
	},
	{
		name: '422 as a list of sentences',
		fault: status(422, { body: { statusCode: 422, message: ['agentId must be a UUID', 'channel is wrong'], error: 'Unprocessable' } }),
		concerns: ({ provider }) => provider === 'elemente',
		expected: refused(422, 'agentId must be a UUID; channel is wrong'),
	},
	{
		name: '2xx with the body of an error',
		fault: ({ operation }) => ({ kind: 'status', status: 200, body: ERROR_BODIES[operation.provider] }),
		expected: refused(200, 'No line free'),
	},
];

/** The provider asked to come back later, so it has placed nothing. */
export const WAITS: FaultCase[] = [
	// The longest one first, so that the others run while it waits.
	{ name: '429 without Retry-After, for good', fault: status(429), expected: rateLimited(429) },
	{ name: '429 with seconds, once', fault: status(429, { headers: { 'Retry-After': '1' } }), times: 1, expected: placed(2) },
	{ name: '429 with seconds, for good', fault: status(429, { headers: { 'Retry-After': '1' } }), expected: rateLimited(429) },
	{
		name: '429 with a date, twice',
		fault: () => ({ kind: 'status', status: 429, headers: { 'Retry-After': new Date(Date.now() + 2000).toUTCString() } }),
		times: 2,
		expected: placed(3),
	},
	{
		name: '429 with a date, for good',
		fault: () => ({ kind: 'status', status: 429, headers: { 'Retry-After': new Date(Date.now() + 2000).toUTCString() } }),
		expected: rateLimited(429),
	},
	{ name: '429 without Retry-After, twice', fault: status(429), times: 2, expected: placed(3) },
	{ name: '503 with Retry-After, once', fault: status(503, { headers: { 'Retry-After': '1' } }), times: 1, expected: placed(2) },
	{ name: '503 with Retry-After, for good', fault: status(503, { headers: { 'Retry-After': '1' } }), expected: rateLimited(503) },
];

/** Nobody can know whether the request was carried out: it must never leave again. */
export const UNCONFIRMED: FaultCase[] = [
	{ name: '500 before accepting', fault: status(500), expected: unknown(500, 'Something went wrong on the server') },
	{ name: '500 after accepting', fault: status(500, { accept: true }), accepted: true, expected: unknown(500) },
	{
		name: '502 with a page',
		fault: status(502, { body: HTML, contentType: 'text/html' }),
		expected: unknown(502, 'a web page titled "502 Bad Gateway"'),
	},
	{ name: '503 without Retry-After', fault: status(503), expected: unknown(503, 'The service is not available') },
	{ name: '504 after accepting', fault: status(504, { accept: true }), accepted: true, expected: unknown(504) },
	{
		name: 'no answer in time, before accepting',
		fault: () => ({ kind: 'silence' }),
		timeoutS: SILENCE_S,
		expected: unknown(null, `no response within ${SILENCE_S} s`),
	},
	{
		name: 'no answer in time, after accepting',
		fault: () => ({ kind: 'silence', accept: true }),
		timeoutS: SILENCE_S,
		accepted: true,
		expected: unknown(null, `no response within ${SILENCE_S} s`),
	},
	{ name: 'reset before accepting', fault: () => ({ kind: 'reset' }), expected: unknown(null, 'the connection was lost') },
	{
		name: 'reset after accepting',
		fault: () => ({ kind: 'reset', accept: true }),
		accepted: true,
		expected: unknown(null, 'the connection was lost'),
	},
	{ name: 'malformed JSON before accepting', fault: () => ({ kind: 'malformed' }), expected: unknown(200) },
	{
		name: 'malformed JSON after accepting',
		fault: () => ({ kind: 'malformed', accept: true }),
		accepted: true,
		expected: (operation) => unknown(operation.answersWithStatus ?? 200)(operation),
	},
	{
		name: 'empty body',
		fault: () => ({ kind: 'empty', accept: true }),
		accepted: true,
		// Levers answers without a body, so there it is the answer.
		expected: (operation) => (operation.answersWithId ? unknown(200)(operation) : placed(1)(operation)),
	},
	...[302, 307].map(
		(code): FaultCase => ({
			name: `${code} to another host`,
			fault: ({ elsewhere }) => ({ kind: 'status', status: code, headers: { Location: elsewhere }, body: '' }),
			expected: unknown(code, 'a redirect'),
		}),
	),
];
