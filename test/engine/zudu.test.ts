import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { zudu } from '../../nodes/Zudu/provider';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { pickFrom, pickFromAll } from './pickFrom';
import { sandboxSecrets } from './sandboxSecrets';

const OWN_NUMBER = '+12025550100';
const HOUR_S = 3600;
const CALLS = 125;

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'zudu',
		parameters: { resource: 'call', operation, ...parameters },
		secrets: sandboxSecrets(sandbox),
		...options,
	});

const place = async (parameters: INodeParameters = {}, items: IDataObject[] = [{}]) => {
	const { items: placed } = await run('createPhoneCall', { fromNumber: OWN_NUMBER, toNumber: '+14155550123', ...parameters }, { items });
	return jsonOf(placed).map(({ callId }) => String(callId));
};

const inAnHour = () => Math.floor(Date.now() / 1000) + HOUR_S;
const isoOf = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString();
const placeScheduled = async () => (await place({ additionalFields: { scheduledTimestamp: isoOf(inAnHour()) } }))[0];

const sent = (operationId: string) => sandbox.requests('zudu').filter((request) => request.operationId === operationId);

describe('getMany', () => {
	it('follows every page of 2.5 and pairs each record with the item that asked', async () => {
		const ids = await place({ toNumber: '={{ $json.phone }}' }, Array.from({ length: CALLS }, (_, index) => ({ phone: `+1415555${1000 + index}` })));
		const { items } = await run('getMany', { returnAll: true, sort: { sortBy: 'created_at', sortOrder: 'ascending' } });
		expect(jsonOf(items).map(({ callId }) => callId).toSorted()).toEqual(ids.toSorted());
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map(() => ({ item: 0 })));
		expect(sent('searchCalls').map(({ body }) => body)).toEqual(
			[0, 1, 2].map((page) => ({ page, limit: 50, sort_by: 'created_at', sort_order: 'ascending' })),
		);
	});

	it.each([
		[{ limit: 2 }, 2, [2]],
		[{ limit: 60 }, 60, [50, 50]],
		[{}, 50, [50]],
	])('with %j gives %i calls', async (parameters, count, limits) => {
		await place({ toNumber: '={{ $json.phone }}' }, Array.from({ length: 70 }, (_, index) => ({ phone: `+1415555${1000 + index}` })));
		const { items } = await run('getMany', parameters);
		expect(items).toHaveLength(count);
		expect(sent('searchCalls').map(({ body }) => (body as IDataObject).limit)).toEqual(limits);
	});

	it('sends each filter in the form that is documented', async () => {
		const filters = {
			agentId: 'agent_1, agent_2',
			callStatus: ['ENDED', 'ERROR'],
			callType: ['PHONE_CALL'],
			durationMs: { lowerThreshold: 1000, upperThreshold: 60000 },
			startTimestamp: { lowerThreshold: '2026-01-01T00:00:00', upperThreshold: '2026-02-01T00:00:00Z' },
			transcriptSearch: 'refund',
		};
		const { error } = await run('getMany', { filters, limit: 5 }, { timezone: 'Europe/Berlin' });
		expect(error).toBeUndefined();
		expect(sent('searchCalls').map(({ body }) => body)).toEqual([
			{
				page: 0,
				limit: 5,
				filter_criteria: {
					agent_id: ['agent_1', 'agent_2'],
					call_status: ['ENDED', 'ERROR'],
					call_type: ['PHONE_CALL'],
					duration_ms: { lower_threshold: 1000, upper_threshold: 60000 },
					start_timestamp: { lower_threshold: Date.parse('2025-12-31T23:00:00Z'), upper_threshold: Date.parse('2026-02-01T00:00:00Z') },
					transcript_search: 'refund',
				},
			},
		]);
	});

	it.each([
		['agent', { agentId: 'agent_sandbox_2' }, 'mine'],
		['status', { callStatus: ['SCHEDULED'] }, 'later'],
		['another status', { callStatus: ['ERROR'] }, 'none'],
		['type', { callType: ['WEB_CALL'] }, 'none'],
		['words', { agentId: 'agent_sandbox_2', transcriptSearch: 'GOODBYE' }, 'mine'],
		['other words', { transcriptSearch: 'elephant' }, 'none'],
	])('narrows the list by %s', async (_name, filters, expected) => {
		const [mine] = await place({ overrideAgentId: { __rl: true, mode: 'id', value: 'agent_sandbox_2' } });
		const later = await placeScheduled();
		const { items } = await run('getMany', { filters });
		expect(jsonOf(items).map(({ callId }) => callId)).toEqual({ mine: [mine], later: [later], none: [] }[expected]);
	});

	it('repeats the search after a fault, since it places nothing', async () => {
		const [id] = await place();
		sandbox.addFault({ provider: 'zudu', operationId: 'searchCalls', times: 2, fault: { kind: 'status', status: 502 } });
		const { items } = await run('getMany', { output: 'raw' });
		expect(jsonOf(items)).toEqual([expect.objectContaining({ call_id: id, to_number: '+14155550123' })]);
		expect(sent('searchCalls')).toHaveLength(3);
	});
});

describe('update', () => {
	it('merges metadata and gives the call', async () => {
		const [callId] = await place({ metadata: { pairs: [{ key: 'order', type: 'number', value: '17' }] } });
		const { items } = await run('update', { callId, metadata: { pairs: [{ key: 'vip', type: 'boolean', value: 'true' }] } });
		expect(sent('updateCall').map(({ body }) => body)).toEqual([{ metadata: { vip: true } }]);
		expect(jsonOf(items)).toEqual([expect.objectContaining({ callId, metadata: { order: 17, vip: true } })]);
	});

	it('sends each field', async () => {
		const [callId] = await place();
		const updateFields = { callStatus: 'ERROR', direction: 'INBOUND', fromNumber: '+1 202 555 0101' };
		const { items } = await run('update', { callId, updateFields, output: 'raw' });
		expect(sent('updateCall').map(({ body }) => body)).toEqual([
			{ call_status: 'ERROR', direction: 'INBOUND', from_number: '+12025550101' },
		]);
		expect(jsonOf(items)).toEqual([
			expect.objectContaining({ operation: 'update', call: expect.objectContaining({ from_number: '+12025550101', call_status: 'error' }) }),
		]);
	});

	it('refuses an update of nothing before it is sent', async () => {
		const { error } = await run('update', { callId: 'call_1' });
		expect(error?.message).toBe("'Update Fields' is empty: nothing to update. [item 0]");
		expect(sandbox.requests('zudu')).toEqual([]);
	});

	it('is repeated after a lost answer, since it does the same again', async () => {
		const [callId] = await place();
		sandbox.addFault({ provider: 'zudu', operationId: 'updateCall', times: 1, fault: { kind: 'reset', accept: true } });
		const { items } = await run('update', { callId, updateFields: { direction: 'INBOUND' } });
		expect(jsonOf(items)).toEqual([expect.objectContaining({ callId })]);
		expect(sent('updateCall')).toHaveLength(2);
	});
});

describe('delete', () => {
	it('removes a call', async () => {
		const [callId] = await place();
		const { items } = await run('delete', { callId });
		expect(jsonOf(items)).toEqual([{ deleted: true, callId, scheduleCanceled: false, canceledMoment: null }]);
		const { error } = await run('get', { callId });
		expect(error?.message).toContain('Call not found');
	});

	it('says that only a schedule was canceled', async () => {
		const moment = inAnHour();
		const [callId] = await place({ additionalFields: { scheduledTimestamp: isoOf(moment) } });
		const { items } = await run('delete', { callId });
		expect(jsonOf(items)).toEqual([
			{ deleted: true, callId, scheduleCanceled: true, canceledMoment: isoOf(moment).replace('.000', '') },
		]);
	});

	it('takes an answer without content', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'deleteCall', fault: { kind: 'empty' } });
		const { items } = await run('delete', { callId: 'call_1' });
		expect(jsonOf(items)).toEqual([{ deleted: true, callId: 'call_1', scheduleCanceled: false, canceledMoment: null }]);
	});

	it.each([
		['delete', 'deleteCall', 'deletion of the call'],
		['cancelSchedule', 'cancelScheduledCall', 'cancellation of the schedule'],
	])('%s is not repeated after a lost answer, which the item says', async (operation, operationId, what) => {
		const callId = await placeScheduled();
		sandbox.addFault({ provider: 'zudu', operationId, fault: { kind: 'reset', accept: true } });
		const { errorItems } = await run(operation, { callId }, { onError: 'continueErrorOutput' });
		expect(jsonOf(errorItems)).toEqual([
			{
				error: `Zudu did not confirm the ${what} (the connection was lost): it may have been made.`,
				message: `Check ${zudu.whereToLook} before sending it again. This execution will not send the item again, even if it is retried.`,
				details: { code: 'unconfirmed', httpStatus: null, done: 'unknown', callPlaced: 'no', retryable: false },
			},
		]);
		expect(sent(operationId)).toHaveLength(1);
	});
});

describe('reschedule', () => {
	it('moves a call to another moment', async () => {
		const callId = await placeScheduled();
		const moment = inAnHour() + HOUR_S;
		const { items } = await run('reschedule', { callId, scheduledTimestamp: isoOf(moment) });
		expect(sent('rescheduleCall').map(({ body }) => body)).toEqual([{ scheduled_timestamp: moment }]);
		expect(jsonOf(items)).toEqual([expect.objectContaining({ callId, status: 'scheduled', to: '+14155550123' })]);
	});

	it('refuses the past before anything is sent', async () => {
		const { error } = await run('reschedule', { callId: 'call_1', scheduledTimestamp: '2020-01-01T00:00:00Z' });
		expect(error?.message).toContain("'Scheduled Timestamp' is in the past");
		expect(sandbox.requests('zudu')).toEqual([]);
	});

	it('shows its request in a dry run', async () => {
		const moment = inAnHour();
		const { items } = await run('reschedule', { callId: 'call_1', scheduledTimestamp: isoOf(moment), options: { dryRun: true } });
		expect(jsonOf(items)).toEqual([
			expect.objectContaining({ dryRun: true, method: 'PUT', body: { scheduled_timestamp: moment } }),
		]);
		expect(sandbox.requests('zudu')).toEqual([]);
	});

	it('is sent once only after a lost answer, also by later tries of the node and by a retried execution', async () => {
		const callId = await placeScheduled();
		sandbox.addFault({ provider: 'zudu', operationId: 'rescheduleCall', fault: { kind: 'reset', accept: true } });
		// As builders write it: each try would ask for another moment.
		const parameters = { callId, scheduledTimestamp: '={{ $now.plus({ hours: 3 }) }}' };
		const first = await run('reschedule', parameters, { maxTries: 3 });
		expect(first.error?.message).toBe(
			'Zudu did not confirm the call (the connection was lost): it may have been rescheduled. [item 0]',
		);
		await run('reschedule', parameters, { retryOf: first.run });
		expect(sent('rescheduleCall')).toHaveLength(1);
	});

	it('passes on that a call cannot be moved any more', async () => {
		const [callId] = await place();
		const { error } = await run('reschedule', { callId, scheduledTimestamp: isoOf(inAnHour()) });
		expect(error?.message).toBe(
			'Zudu refused the request (HTTP 400: Validation failed: Call is not scheduled), so the call was not rescheduled. [item 0]',
		);
	});
});

it('cancelSchedule keeps the record', async () => {
	const callId = await placeScheduled();
	const { items } = await run('cancelSchedule', { callId });
	expect(jsonOf(items)).toEqual([expect.objectContaining({ callId, status: 'queued' })]);
	expect(sandbox.rung()['+14155550123'] ?? 0).toBeLessThanOrEqual(1);
	expect(jsonOf((await run('get', { callId })).items)).toEqual([expect.objectContaining({ callId })]);
});

describe('getAnalysis', () => {
	it('gives flat fields', async () => {
		const [callId] = await place();
		const { items } = await run('getAnalysis', { callId });
		expect(jsonOf(items)).toEqual([
			{
				callId,
				isReady: true,
				summary: expect.any(String),
				callSuccessful: true,
				inVoicemail: false,
				userSentiment: expect.any(String),
				customAnalysisData: expect.anything(),
				evaluationCriteriaResults: expect.anything(),
			},
		]);
	});

	it('says that there is none yet', async () => {
		const callId = await placeScheduled();
		const nothing = { summary: null, callSuccessful: null, inVoicemail: null, userSentiment: null };
		expect(jsonOf((await run('getAnalysis', { callId })).items)).toEqual([
			{ callId, isReady: false, ...nothing, customAnalysisData: null, evaluationCriteriaResults: null },
		]);
		expect(jsonOf((await run('getAnalysis', { callId, output: 'raw' })).items)).toEqual([{}]);
	});
});

describe('getTranscript', () => {
	it('waits for the text', async () => {
		sandbox.setPace({ phaseMs: 100, transcriptDelayMs: 500 });
		const [callId] = await place();
		const { items } = await run('getTranscript', { callId, options: { pollInterval: 1 } });
		expect(jsonOf(items)).toEqual([{ callId, transcript: expect.stringContaining('Goodbye') }]);
		expect(sent('getCall').length).toBeGreaterThan(1);
	});

	it('gives one item per turn', async () => {
		const [callId] = await place();
		const { items } = await run('getTranscript', { callId, format: 'turns' });
		expect(jsonOf(items).map(({ role }) => role)).toEqual(['agent', 'user', 'agent']);
		expect(jsonOf(items)[1]).toEqual({ callId, role: 'user', text: 'Hello, yes, I have a minute.', saidAt: expect.stringMatching(/Z$/) });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	});

	it.each(['text', 'turns'])('as %s does not wait for what a call that nobody took will never have', async (format) => {
		const [callId] = await place({ toNumber: '+12025550152' });
		const { items } = await run('getTranscript', { callId, format });
		expect(jsonOf(items)).toEqual([{ callId, transcript: null }]);
	});

	it.each(['text', 'turns'])('as %s says that the wait was up', async (format) => {
		sandbox.setPace({ transcriptDelayMs: 3_600_000 });
		const [callId] = await place();
		const { items } = await run('getTranscript', { callId, format, options: { pollInterval: 1, waitAtMost: 0.1 } });
		expect(jsonOf(items)).toEqual([{ callId, transcript: null, waitTimedOut: true }]);
	});
});

it('getRecording waits for the file and gives it', async () => {
	sandbox.setPace({ phaseMs: 100, recordingDelayMs: 500 });
	const [callId] = await place();
	const { items } = await run('getRecording', { callId, options: { pollInterval: 1 } });
	expect(jsonOf(items)).toEqual([
		{ callId, fileName: `recording-${callId}.wav`, mimeType: expect.stringMatching(/^audio\//), fileSizeBytes: expect.any(Number) },
	]);
	const { data, fileName } = items[0].binary?.data ?? {};
	expect(fileName).toBe(`recording-${callId}.wav`);
	expect(Buffer.from(data ?? '', 'base64').subarray(0, 4).toString()).toBe('RIFF');
});

describe('lists to choose from', () => {
	const list = (method: string, more: object = {}) => ({ type: 'zudu', method, secrets: sandboxSecrets(sandbox), ...more });

	it('agents, all 2.5 pages', async () => {
		const results = await pickFromAll(list('searchAgents'));
		expect(results).toHaveLength(250);
		expect(new Set(results.map(({ value }) => value)).size).toBe(250);
		expect(results[0]).toEqual({ name: 'Sandbox agent 1 (agent_sandbox_1)', value: 'agent_sandbox_1' });
		expect(sent('listAgents').map(({ path }) => path)).toEqual([0, 1, 2].map((page) => `/api/agents?page=${page}&limit=100`));
	});

	it('agents for the trigger', async () => {
		const { results } = await pickFrom({ ...list('searchAgents'), type: 'zuduTrigger' });
		expect(results).toHaveLength(100);
		expect(results[0]).toEqual({ name: 'Sandbox agent 1 (agent_sandbox_1)', value: 'agent_sandbox_1' });
	});

	it('agents by a part of the name, wherever in the list they are', async () => {
		const { results } = await pickFrom(list('searchAgents', { filter: 'AGENT 249' }));
		expect(results).toEqual([{ name: 'Sandbox agent 249 (agent_sandbox_249)', value: 'agent_sandbox_249' }]);
	});

	it('own numbers, all pages, by nickname and by number', async () => {
		expect(await pickFromAll(list('searchNumbers'))).toHaveLength(130);
		expect((await pickFrom(list('searchNumbers', { filter: 'line 130' }))).results).toEqual([
			{ name: 'Line 130 (+12125550129)', value: '+12125550129' },
		]);
		expect((await pickFrom(list('searchNumbers', { filter: '+12125550129' }))).results).toHaveLength(1);
	});

	it.each(['searchAgents', 'searchNumbers'])('%s shows why it cannot be loaded, in the words of Zudu', async (method) => {
		const secrets = sandboxSecrets(sandbox);
		secrets.zuduApi.apiSecret = 's3cr3t_wrong';
		await expect(pickFrom({ type: 'zudu', method, secrets })).rejects.toThrow(/Zudu did not accept the credential \(HTTP 401: .+\)/);
	});

	it('what was chosen is sent', async () => {
		await run('createPhoneCall', {
			fromNumber: { __rl: true, mode: 'list', value: '+12125550129', cachedResultName: 'Line 130 (+12125550129)' },
			overrideAgentId: { __rl: true, mode: 'list', value: 'agent_sandbox_249' },
			toNumber: '+14155550123',
		});
		expect(sent('createPhoneCall').map(({ body }) => body)).toEqual([
			{ from_number: '+12125550129', to_number: '+14155550123', override_agent_id: 'agent_sandbox_249' },
		]);
	});

	it('nothing chosen stops the item by name', async () => {
		const { error } = await run('create', { agentId: { __rl: true, mode: 'list', value: '={{ "" }}' } });
		expect(error?.message).toContain("'Agent' is required but empty");
	});
});
