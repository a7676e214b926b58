import { type ProviderName, RESERVED_NUMBERS } from '../../sandbox';
import { PROVIDER_NAMES } from '../../sandbox/providerName';
import { reservedNumber } from '../../sandbox/reservedNumbers';
import { startClock } from './client';
import { type Dialling, DIALLINGS } from './diallings';
import { useClient } from './useClient';

const PHASE_MS = 60_000;
const PATIENCE_MS = 250;

const client = useClient({ phaseMs: PHASE_MS });

/** Formatted, to see that the sandbox reads numbers as people write them. */
const formatted = (to: string) => to.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 ($1) $2-$3');
const dial = async ({ provider, path, prepare, body }: Dialling, to: string, patienceMs?: number) =>
	await client.send(provider, 'POST', (await prepare?.(client, formatted(to))) ?? path, { body: body(formatted(to)), patienceMs });
const lastRequest = () => client.sandbox.requests().at(-1);

/** The provider's own error form, for a status without a body of its own. */
const ERROR_FORMS: Record<ProviderName, (status: number) => unknown> = {
	kejue: (status) =>
		status === 422
			? { detail: [{ loc: ['body'], msg: expect.any(String), type: expect.any(String) }] }
			: { error: expect.any(String), code: expect.any(String), details: {} },
	zudu: () => ({ message: expect.any(String), status: 'error', error: expect.any(String), data: null }),
	elemente: (status) => ({
		statusCode: status,
		message: status === 422 ? [expect.any(String)] : expect.any(String),
		error: expect.any(String),
	}),
	levers: (status) =>
		status === 422
			? { detail: [{ loc: ['body'], msg: expect.any(String), type: expect.any(String) }] }
			: { detail: expect.any(String) },
};

test('the numbers are fictional, distinct, and leave those of the examples alone', () => {
	const numbers = RESERVED_NUMBERS.map(({ number }) => number);
	expect(new Set(numbers).size).toBe(numbers.length);
	for (const number of numbers) expect(number).toMatch(/^\+1202555015[1-7]$|^\+120255501(6[1-9]|7[0-3])$/);
});

test.each([
	['+12025550151', 'busy'],
	['+1 (808) 555-0151', 'busy'],
	['364 555 0153', 'voicemail'],
	['13125550152', 'no answer'],
	['+13125551151', undefined],
	['+4525550151', undefined],
	['+442025550151', undefined],
	['5550151', undefined],
])('%s has the meaning %s', (number, meaning) => {
	expect(reservedNumber(number)?.meaning).toBe(meaning);
});

describe.each(DIALLINGS)('$provider $operationId', (dialling) => {
	const { provider, successStatus } = dialling;

	test('429 with Retry-After once, then accepted', async () => {
		const first = await dial(dialling, '+12025550161');
		expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
		expect(first.body).toEqual(ERROR_FORMS[provider](429));
		expect(client.sandbox.rung()).toEqual({});
		expect((await dial(dialling, '+12025550161')).status).toBe(successStatus);
		expect(client.sandbox.rung()).toEqual({ '+12025550161': 1 });
	});

	test('429 for ever', async () => {
		for (let attempt = 0; attempt < 4; attempt++) {
			const reply = await dial(dialling, '+12025550162');
			expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '1']);
		}
		expect(client.sandbox.rung()).toEqual({});
	});

	test('503 with Retry-After once, then accepted', async () => {
		const first = await dial(dialling, '+12025550163');
		expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1']);
		expect((await dial(dialling, '+12025550163')).status).toBe(successStatus);
		expect(client.sandbox.rung()).toEqual({ '+12025550163': 1 });
	});

	test.each([
		['+12025550164', 500, 1],
		['+12025550165', 500, 0],
		['+12025550172', 402, 0],
		['+12025550173', 422, 0],
	])('%s: %d in the form of the provider, rung %d times', async (to, status, times) => {
		const reply = await dial(dialling, to);
		expect(reply.status).toBe(status);
		expect(reply.body).toEqual(ERROR_FORMS[provider](status));
		expect(client.sandbox.rung()).toEqual(times === 0 ? {} : { [to]: times });
	});

	test('502 with an HTML page', async () => {
		const reply = await dial(dialling, '+12025550166');
		expect([reply.status, reply.headers.get('content-type')]).toEqual([502, 'text/html']);
		expect(reply.text).toMatch(/^<html>[^]*502 Bad Gateway[^]*<\/html>\r\n$/);
		expect(client.sandbox.rung()).toEqual({});
	});

	test.each([
		['+12025550167', 'silence', {}],
		['+12025550168', 'silence after accepting', { '+12025550168': 1 }],
	])('%s: %s', async (to, fault, rung) => {
		await expect(dial(dialling, to, PATIENCE_MS)).rejects.toMatchObject({ name: 'TimeoutError' });
		expect(client.sandbox.rung()).toEqual(rung);
		expect(lastRequest()).toMatchObject({ to, status: null, fault });
	});

	test.each([
		['+12025550169', 'reset', {}],
		['+12025550170', 'reset after accepting', { '+12025550170': 1 }],
	])('%s: %s', async (to, fault, rung) => {
		await expect(dial(dialling, to)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
		expect(client.sandbox.rung()).toEqual(rung);
		expect(lastRequest()).toMatchObject({ to, status: null, fault });
	});

	test('malformed JSON after accepting', async () => {
		const reply = await dial(dialling, '+12025550171');
		expect(reply.status).toBe(successStatus);
		expect(reply.headers.get('content-type')).toContain('application/json');
		expect(reply.text).not.toBe('');
		expect(() => JSON.parse(reply.text)).toThrow(SyntaxError);
		expect(client.sandbox.rung()).toEqual({ '+12025550171': 1 });
	});

	test('an ordinary number is rung and answered', async () => {
		const clock = startClock();
		expect((await dial(dialling, '+12025550123')).status).toBe(successStatus);
		clock.advance(3 * PHASE_MS);
		expect(client.sandbox.rung()).toEqual({ '+12025550123': 1 });
		const { body } = await client.control(provider, 'GET', '/_sandbox/calls');
		expect(body).toMatchObject([{ provider, to: '+12025550123', phase: 'ended', outcome: 'answered' }]);
	});
});

test('the first-time faults are counted per provider', async () => {
	const statuses = [];
	for (const provider of PROVIDER_NAMES) {
		const [dialling] = DIALLINGS.filter((each) => each.provider === provider);
		statuses.push((await dial(dialling, '+12025550161')).status);
	}
	expect(statuses).toEqual([429, 429, 429, 429]);
});

/** How each provider tells of each outcome once the call has ended, and of the phases on the way there. */
const PATHS = { kejue: '/calls/', zudu: '/api/calls/', elemente: '/api/v1/calls/' };
type Readable = keyof typeof PATHS;

describe.each<{ provider: Readable; phases: unknown[]; ended: Record<string, unknown>; running: unknown }>([
	{
		provider: 'kejue',
		phases: ['queued', 'ringing', 'in_progress', 'completed'],
		running: { status: 'in_progress', ended_reason: null },
		ended: {
			'+12025550151': { status: 'busy', ended_reason: 'busy', duration_seconds: 0, transcript: null, recording_url: null },
			'+12025550152': { status: 'no_answer', ended_reason: 'no_answer', duration_seconds: 0, transcript: null },
			'+12025550153': { status: 'completed', ended_reason: 'voicemail', duration_seconds: 60, transcript: expect.stringContaining('tone') },
			'+12025550154': { status: 'rejected', ended_reason: 'rejected', duration_seconds: 0, transcript: null },
			'+12025550155': { status: 'failed', ended_reason: 'failed', started_at: null },
			'+12025550157': { status: 'completed', ended_reason: 'agent_hangup', transcript: expect.stringContaining('\nUser: Please do not call me again.\n') },
			'+12025550123': {
				status: 'completed',
				ended_reason: 'agent_hangup',
				duration_seconds: 60,
				transcript: expect.stringMatching(/^Agent: .+\nUser: .+\nAgent: .+$/),
				recording_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/recordings\/call_\w+\.wav$/),
				summary: expect.any(String),
			},
		},
	},
	{
		provider: 'zudu',
		phases: ['ONGOING', 'ONGOING', 'ONGOING', 'ENDED'],
		running: { call_status: 'ONGOING', end_timestamp: null, call_analysis: null },
		ended: {
			'+12025550151': { call_status: 'ENDED', disconnection_reason: 'DIAL_BUSY', call_duration: 0, call_analysis: null },
			'+12025550152': { call_status: 'ENDED', disconnection_reason: 'DIAL_NO_ANSWER', call_duration: 0, transcript: null },
			'+12025550153': { call_status: 'ENDED', disconnection_reason: 'VOICEMAIL_REACHED', call_analysis: { in_voicemail: true } },
			'+12025550154': { call_status: 'ENDED', disconnection_reason: 'USER_DECLINED', start_timestamp: null },
			'+12025550155': { call_status: 'ERROR', disconnection_reason: 'DIAL_FAILED', start_timestamp: null },
			'+12025550157': { call_status: 'ENDED', disconnection_reason: 'USER_HANGUP', transcript: expect.stringContaining('\nUser: Please do not call me again.\n') },
			'+12025550123': {
				call_status: 'ENDED',
				disconnection_reason: 'USER_HANGUP',
				call_duration: PHASE_MS,
				transcript: expect.stringMatching(/^Agent: .+\nUser: .+/),
				recording_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/recordings\//),
				call_analysis: { in_voicemail: false, call_successful: true, call_summary: expect.any(String) },
			},
		},
	},
	{
		provider: 'elemente',
		phases: ['queued', 'ringing', 'in-progress', 'completed'],
		running: { status: 'in-progress', duration: '0', transcription: '' },
		ended: {
			'+12025550151': { status: 'busy', duration: '0', transcription: '', recordingUrl: '' },
			'+12025550152': { status: 'no-answer', duration: '0' },
			'+12025550153': { status: 'voicemail', duration: '60', transcription: expect.stringContaining('tone') },
			'+12025550154': { status: 'busy', duration: '0' },
			'+12025550155': { status: 'failed', duration: '0' },
			'+12025550157': { status: 'completed', duration: '60', transcription: expect.stringContaining('\ncustomer: Please do not call me again.\n') },
			'+12025550123': {
				status: 'completed',
				duration: '60',
				transcription: expect.stringMatching(/^agent: .+\ncustomer: .+/),
				recordingUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/recordings\//),
			},
		},
	},
])('life of a $provider call', ({ provider, phases, running, ended }) => {
	const dialling = DIALLINGS.filter((each) => each.provider === provider)[0];
	const get = async (id: string): Promise<Record<string, unknown>> => {
		const { body } = await client.send(provider, 'GET', PATHS[provider] + id);
		return Object(provider === 'zudu' ? Object(body).data : body);
	};
	const place = async (to: string): Promise<string> => {
		await dial(dialling, to);
		const { body } = await client.control(provider, 'GET', '/_sandbox/calls');
		return Object(body)[0].id;
	};

	test('from queued to ended', async () => {
		const clock = startClock();
		const id = await place('+12025550123');
		const seen: unknown[] = [];
		for (let phase = 0; phase < 4; phase++) {
			const call = await get(id);
			seen.push(call.status ?? call.call_status);
			clock.advance(PHASE_MS);
		}
		expect(seen).toEqual(phases);
	});

	test.each(Object.entries(ended))('%s', async (to, expected) => {
		const clock = startClock();
		const id = await place(to);
		clock.advance(3 * PHASE_MS);
		expect(await get(id)).toMatchObject(Object(expected));
	});

	test('a talk that never ends', async () => {
		const clock = startClock();
		const id = await place('+12025550156');
		clock.advance(1_000 * PHASE_MS);
		expect(await get(id)).toMatchObject(Object(running));
	});

	test('the recording can be fetched once the call has ended, and not before', async () => {
		const clock = startClock();
		const id = await place('+12025550123');
		expect((await client.control(provider, 'GET', `/_sandbox/recordings/${id}.wav`)).status).toBe(404);
		clock.advance(3 * PHASE_MS);
		const call = await get(id);
		const response = await fetch(String(call.recording_url ?? call.recordingUrl));
		const file = Buffer.from(await response.arrayBuffer());
		expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
		// One minute at 8,000 bytes a second behind a header of 44, which names the length of what follows.
		expect([file.toString('latin1', 0, 4), file.length, file.readUInt32LE(4)]).toEqual(['RIFF', 480_044, 480_036]);
	});
});
