import { startClient, startClock } from './client';
import { AGENT_ID, SKILL_ID } from './diallings';
import { startReceiver } from './receiver';
import { useClient } from './useClient';

const PHASE_MS = 10_000;

const client = useClient({ phaseMs: PHASE_MS });

const place = async (to: string): Promise<string> =>
	Object((await client.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: to } } })).body).id;
const statusOf = async (id: string): Promise<string> => Object((await client.send('kejue', 'GET', `/calls/${id}`)).body).status;
const setPace = async (rule: object) => await client.control('levers', 'POST', '/_sandbox/pace', rule);

test('twenty calls end at times of their own, the last one placed first, and one never', async () => {
	const clock = startClock();
	const numbers = Array.from({ length: 20 }, (_, index) => `+120255502${String(index).padStart(2, '0')}`);
	for (const [index, to] of numbers.entries()) await setPace({ to, phaseMs: (20 - index) * 1_000 });
	const ids = [];
	for (const to of numbers) ids.push(await place(to));
	const endless = await place('+12025550156');

	const order: number[] = [];
	for (let seconds = 0; seconds < 60; seconds++) {
		clock.advance(1_000);
		for (const [index, id] of ids.entries()) {
			if (!order.includes(index) && (await statusOf(id)) === 'completed') order.push(index);
		}
	}
	expect(order).toEqual(numbers.map((_, index) => index).reverse());
	expect(await statusOf(endless)).toBe('in_progress');
});

test('a number is found in any writing, others keep the general pace, calls keep theirs', async () => {
	const clock = startClock();
	await setPace({ to: '(202) 555-0123', phaseMs: 1_000 });
	const [quick, usual] = [await place('+1 202 555 0123'), await place('+12025550124')];
	client.sandbox.setPace({ phaseMs: 2_000 });
	client.sandbox.setPace({ to: '+12025550123', phaseMs: 50_000 });
	const [slow, changed] = [await place('+12025550123'), await place('+12025550124')];
	clock.advance(3_000);
	expect(await Promise.all([quick, usual, slow, changed].map(statusOf))).toEqual(['completed', 'queued', 'queued', 'ringing']);
	clock.advance(3_000);
	expect(await Promise.all([quick, usual, slow, changed].map(statusOf))).toEqual(['completed', 'queued', 'queued', 'completed']);
});

test('clear() brings the first pace back', async () => {
	const clock = startClock();
	await setPace({ phaseMs: 1 });
	await setPace({ to: '+12025550123', phaseMs: 1 });
	client.sandbox.clear();
	const ids = [await place('+12025550123'), await place('+12025550124')];
	clock.advance(PHASE_MS - 1_000);
	expect(await Promise.all(ids.map(statusOf))).toEqual(['queued', 'queued']);
});

test.each([
	[{ phaseMs: -1 }, 'phaseMs'],
	[{ phaseMs: 1.5 }, 'phaseMs'],
	[{ recordingDelayMs: '5' }, 'recordingDelayMs'],
	[{ speed: 2 }, 'speed'],
])('%j is no pace', async (rule, complaint) => {
	const reply = await setPace(rule);
	expect([reply.status, reply.body]).toEqual([400, { error: expect.stringContaining(complaint) }]);
});

describe('what comes after the end', () => {
	const DELAYS = { phaseMs: 1_000, transcriptDelayMs: 10_000, recordingDelayMs: 20_000, analysisDelayMs: 30_000 };
	const ZUDU_CALL = { from_number: '+12025550100', to_number: '+12025550123' };
	const ELEMENTE_CALL = { agentId: AGENT_ID, skillId: SKILL_ID, channel: 'call', customerOverride: { phoneNumber: '+12025550123' } };

	test.each([
		{
			provider: 'kejue' as const,
			paths: ['/persona-calls', '/calls/'],
			body: { persona_id: 'per_1', contact: { phone: '+12025550123' } },
			ended: { status: 'completed' },
			keys: { transcript: 'transcript', recording: 'recording_url', analysis: 'summary' },
			missing: null,
		},
		{
			provider: 'zudu' as const,
			paths: ['/api/calls/create-phone-call', '/api/calls/'],
			body: ZUDU_CALL,
			ended: { call_status: 'ENDED' },
			keys: { transcript: 'transcript', recording: 'recording_url', analysis: 'call_analysis' },
			missing: null,
		},
		{
			provider: 'elemente' as const,
			paths: ['/api/v1/calls', '/api/v1/calls/'],
			body: ELEMENTE_CALL,
			ended: { status: 'completed' },
			keys: { transcript: 'transcription', recording: 'recordingUrl' },
			missing: '',
		},
	])('$provider: transcript, recording and analysis, each in its time', async ({ provider, paths, body, ended, keys, missing }) => {
		const clock = startClock();
		await setPace(DELAYS);
		const placed = Object((await client.send(provider, 'POST', paths[0], { body })).body);
		const id = placed.id ?? placed.data.call.call_id;
		const read = async () => {
			const { body: answer } = await client.send(provider, 'GET', paths[1] + id);
			const call = Object(provider === 'zudu' ? Object(answer).data : answer);
			const there = Object.entries(keys).filter(([, key]) => call[key] !== missing);
			return { call, there: there.map(([name]) => name) };
		};
		const recordingStatus = async () => (await client.control(provider, 'GET', `/_sandbox/recordings/${id}.wav`)).status;

		clock.advance(3_000);
		expect(await read()).toMatchObject({ call: ended, there: [] });
		clock.advance(10_000);
		expect((await read()).there).toEqual(['transcript']);
		expect(await recordingStatus()).toBe(404);
		clock.advance(10_000);
		expect((await read()).there).toEqual(['transcript', 'recording']);
		expect(await recordingStatus()).toBe(200);
		clock.advance(10_000);
		expect((await read()).there).toEqual(Object.keys(keys));
	});

	test('the options of startSandbox say the same, and events wait for what they tell', async () => {
		const other = await startClient({ phaseMs: 10, transcriptDelayMs: 100, recordingDelayMs: 150, analysisDelayMs: 200 });
		const receiver = await startReceiver();
		const body = { url: receiver.url, events: ['call.ended', 'call.analyzed'] };
		await other.send('kejue', 'POST', '/webhooks', { body });
		other.sandbox.enterInDashboard('levers', { url: `${receiver.url}/levers` });
		const startedAt = Date.now();
		await other.send('levers', 'POST', '/api-service/v1/ai/phone-calls/action/call', { body: { numberToCall: '+12025550123' } });
		const [{ body: told }] = await receiver.wait(1, '/levers');
		expect(Date.now() - startedAt).toBeGreaterThanOrEqual(230);
		expect(told).toMatchObject({ transcription: expect.stringContaining('Agent'), recordingUrl: expect.any(String), summary: expect.any(String) });

		await other.send('kejue', 'POST', '/persona-calls', { body: { persona_id: 'per_1', contact: { phone: '+12025550123' } } });
		const [ended, analyzed] = await receiver.wait(2, '/');
		expect(ended.body).toMatchObject({ event: 'call.ended', data: { status: 'completed' } });
		expect(ended.body).not.toHaveProperty('data.transcript');
		expect(analyzed.body).toMatchObject({ event: 'call.analyzed', data: { call: { summary: expect.any(String) } } });
		await other.close();
		await receiver.close();
	});
});
