import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { pickFrom } from './pickFrom';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const OWN_NUMBER = '+12025550100';

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });

const run = async (operation: string, parameters: INodeParameters, options: Partial<NodeRun> = {}) =>
	await runNode({ type: 'zudu', parameters: { resource: 'batch', operation, ...parameters }, secrets: sandboxSecrets(sandbox), ...options });

const outputOf = async (operation: string, parameters: INodeParameters) => {
	const { error, items } = await run(operation, parameters);
	expect(error).toBeUndefined();
	return jsonOf(items) as IDataObject[];
};

const phone = (row: number) => `+1415555${1000 + row}`;
const people = (count: number): IDataObject[] => Array.from({ length: count }, (_, row) => ({ phone: phone(row), name: `Person ${row}` }));

const make = async (items: IDataObject[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await run('create', { fromNumber: OWN_NUMBER, toNumber: '={{ $json.phone }}', ...parameters }, { items, ...more });

const bodies = () => sandbox.requests('zudu').filter(({ operationId }) => operationId === 'createBatchCall').map(({ body }) => body as IDataObject & { tasks: IDataObject[] });

test('all items make one draft, each with its own columns and result, and nobody is called', async () => {
	const { items, error } = await make(people(3), { dynamicVariables: { json: [{ value: '={{ $json }}' }] } });
	expect(error).toBeUndefined();
	const variables = people(3);
	expect(bodies()).toEqual([{ from_number: OWN_NUMBER, status: 'draft', tasks: variables.map((dynamic_variables, row) => ({ to_number: phone(row), dynamic_variables })) }]);
	const [{ batchId }] = jsonOf(items);
	expect(jsonOf(items)).toMatchObject(variables.map((metadata, row) => ({ status: 'queued', outcome: null, to: phone(row), metadata, batchId, batchStatus: expect.stringMatching(/draft/i) })));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => expect.objectContaining({ item })));
	expect(sandbox.rung()).toEqual({});
});

test('a draft is executed once, and its results are listed page by page', async () => {
	const { items } = await make(people(230));
	const batchId = String(jsonOf(items)[0].batchId);
	expect(await outputOf('execute', { batchId })).toMatchObject([{ batch_call_id: batchId, status: 'SENT' }]);
	await sleep(50);
	const results = await outputOf('getResults', { batchId, returnAll: true });
	expect(results.map(({ to }) => to)).toEqual(people(230).map((person) => person.phone));
	expect(results[0]).toMatchObject({ callId: expect.stringMatching(/^call_/), status: 'ended', outcome: 'unknown', errorMessage: null, taskId: expect.any(String) });
	expect(sandbox.requests('zudu').filter(({ operationId }) => operationId === 'listBatchCallTasks').map(({ path }) => path)).toEqual(
		[0, 1, 2].map((page) => `/batch-call/${batchId}/tasks?page=${page}&limit=100`),
	);
	expect(await outputOf('get', { batchId })).toMatchObject([{ total: 230, completed: 230 }]);
	expect(Object.values(sandbox.rung())).toEqual(people(230).map(() => 1));
	expect((await run('execute', { batchId })).error?.message).toContain('Batch call was started already');
});

test('a thousand and one people are two batches', async () => {
	await make(people(1001));
	expect(bodies().map(({ tasks }) => tasks.length)).toEqual([1000, 1]);
});

test('every setting is sent as documented, and a scheduled batch tells so', async () => {
	const additionalFields = {
		name: 'Reminders',
		timezone: 'America/New_York',
		triggerTimestamp: '2099-06-01T12:00:00Z',
		quietHours: { enabled: true, startTime: '21:00', endTime: '08:00', timezone: 'America/New_York' },
		retryConfig: { enabled: true, maxAttempts: 3 },
		retryRules: { rules: [{ condition: 'busy', durationMinutes: 15 }, { condition: 'voicemail', type: 'AT', time: '17:30', enabled: false }] },
	};
	const { items, error } = await make(people(1), { status: 'scheduled', agentId: 'agent_sandbox_2', taskFields: { maxRetries: 2 }, additionalFields });
	expect(error).toBeUndefined();
	expect(bodies()).toEqual([
		{
			from_number: OWN_NUMBER,
			agent_id: 'agent_sandbox_2',
			status: 'scheduled',
			name: 'Reminders',
			timezone: 'America/New_York',
			trigger_timestamp: 4083998400,
			quiet_hours: { enabled: true, start_time: '21:00', end_time: '08:00', timezone: 'America/New_York' },
			retry_config: { enabled: true, max_attempts: 3 },
			retry_rules: [
				{ condition: 'busy', enabled: true, retry_timing: { type: 'AFTER', duration_minutes: 15 } },
				{ condition: 'voicemail', enabled: false, retry_timing: { type: 'AT', time: '17:30' } },
			],
			tasks: [{ to_number: phone(0), max_retries: 2 }],
		},
	]);
	expect(jsonOf(items)).toMatchObject([{ status: 'scheduled', to: phone(0) }]);
});

test.each<[string, INodeParameters, IDataObject]>([
	['times in other words', { quietHours: { startTime: '9 pm', endTime: '8:30', timezone: ' europe/berlin ' } }, { quiet_hours: { start_time: '21:00', end_time: '08:30', timezone: 'europe/berlin' } }],
	['the end of a day', { quietHours: { startTime: '21:00', endTime: '24:00' } }, { quiet_hours: { start_time: '21:00', end_time: '00:00' } }],
	['quiet hours that are off', { quietHours: { enabled: false } }, { quiet_hours: { enabled: false } }],
	['no quiet hours', { quietHours: {} }, {}],
])('%s are sent in the documented form', async (_name, additionalFields, expected) => {
	expect((await make(people(1), { additionalFields })).error).toBeUndefined();
	expect(bodies()).toEqual([{ from_number: OWN_NUMBER, status: 'draft', tasks: [{ to_number: phone(0) }], ...expected }]);
});

test('Campaign Rules judge each item, and the batch has the others', async () => {
	const items = people(4).map((person, row) => ({ ...person, stop: row === 1 ? 'yes' : '' }));
	const campaignRules = { optedOut: '={{ $json.stop }}', duplicates: 'callFirst' };
	const { items: outputs, error } = await make([...items, { ...items[0] }], { campaignRules });
	expect(error).toBeUndefined();
	expect(bodies().map(({ tasks }) => tasks.map(({ to_number }) => to_number))).toEqual([[phone(0), phone(2), phone(3)]]);
	expect(jsonOf(outputs).map(({ skipped, batchId }) => [skipped !== undefined, batchId !== undefined])).toEqual([
		[false, true],
		[true, false],
		[false, true],
		[false, true],
		[true, false],
	]);
});

test('calling hours are those of the time at which a batch is to start', async () => {
	const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', until: '17:00' }];
	const campaignRules = { timeZone: 'UTC', callingHours: 'custom', customHours: { hours } };
	const at = async (triggerTimestamp: string) => {
		const { items } = await make(people(1), { status: 'scheduled', additionalFields: { triggerTimestamp }, campaignRules });
		return jsonOf(items)[0].status;
	};
	expect([await at('2099-06-01T03:00:00Z'), await at('2099-06-01T12:00:00Z')]).toEqual(['skipped', 'scheduled']);
	expect(bodies().map(({ trigger_timestamp }) => trigger_timestamp)).toEqual([4083998400]);
});

const NOON = '2099-06-01T12:00:00Z';

test.each([
	['the status Sent', { status: 'sent', additionalFields: { triggerTimestamp: NOON } }],
	['Send Now', { status: 'scheduled', additionalFields: { triggerTimestamp: NOON, sendNow: true } }],
	['Additional Body Fields that set the status', { status: 'scheduled', additionalFields: { triggerTimestamp: NOON }, additionalBodyFields: '{ "status": "sent" }' }],
	['Additional Body Fields that take the status away', { status: 'draft', additionalFields: { triggerTimestamp: NOON }, additionalBodyFields: '{ "status": null }' }],
	['Additional Body Fields that send now', { status: 'scheduled', additionalFields: { triggerTimestamp: NOON }, additionalBodyFields: '{ "send_now": true }' }],
	['a time that has passed', { status: 'scheduled', additionalFields: { triggerTimestamp: NOON }, additionalBodyFields: '{ "trigger_timestamp": 1748779200 }' }],
])('calling hours are those of now where the batch starts at once: %s', async (_name, parameters: INodeParameters) => {
	const campaignRules = { timeZone: 'UTC', closedDates: new Date().toISOString().slice(0, 10) };
	const { items } = await make(people(1), { ...parameters, campaignRules });
	expect(jsonOf(items)).toEqual([expect.objectContaining({ status: 'skipped' })]);
	expect(bodies()).toEqual([]);
});

test('a time in milliseconds is understood as Zudu understands it', async () => {
	const campaignRules = { timeZone: 'UTC', closedDates: '2099-06-01' };
	const { items } = await make(people(1), { status: 'scheduled', additionalFields: { triggerTimestamp: NOON }, additionalBodyFields: `{ "trigger_timestamp": ${Date.parse(NOON)} }`, campaignRules });
	expect(jsonOf(items)).toEqual([expect.objectContaining({ status: 'skipped' })]);
});

test('a lost answer that nobody can look for leaves exactly the people of that batch in doubt, and nobody is sent again', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'searchBatchCalls', fault: { kind: 'status', status: 404 } });
	sandbox.addFault({ provider: 'zudu', operationId: 'createBatchCall', times: 1, mentions: phone(0), fault: { kind: 'reset', accept: true } });
	const items = people(4).map((person, row) => ({ ...person, agent: row < 2 ? 'agent_sandbox_1' : 'agent_sandbox_2' }));
	const { items: outputs } = await make(items, { agentId: '={{ $json.agent }}', status: 'sent' }, { onError: 'continueRegularOutput', maxTries: 3 });
	expect(bodies().map(({ tasks }) => tasks.map(({ to_number }) => to_number))).toEqual([[phone(0), phone(1)], [phone(2), phone(3)]]);
	const doubt = expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'unknown', retryable: false });
	expect(jsonOf(outputs).map(({ details }) => details)).toEqual([doubt, doubt, undefined, undefined]);
});

test('batches are listed, picked, changed and deleted', async () => {
	const ids: string[] = [];
	for (const name of ['Reminders', 'Surveys']) {
		const { items } = await make(people(1), { additionalFields: { name } });
		ids.push(String(jsonOf(items)[0].batchId));
	}
	await outputOf('update', { batchId: ids[0], updateFields: { name: 'Calls in May' } });
	expect(await outputOf('getMany', { filters: { status: ['draft'], name: 'may' } })).toMatchObject([{ batch_call_id: ids[0], name: 'Calls in May' }]);
	expect(sandbox.requests('zudu').filter(({ operationId }) => operationId === 'searchBatchCalls').map(({ body }) => body)).toEqual([
		{ pagination: { page: 0, limit: 50 }, filter_criteria: { name: ['may'], status: ['draft'] } },
	]);
	const { results } = await pickFrom({ type: 'zudu', method: 'searchBatches', secrets: sandboxSecrets(sandbox) });
	expect(results.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
		{ name: 'Calls in May (draft)', value: ids[0] },
		{ name: 'Surveys (draft)', value: ids[1] },
	]);
	expect(await outputOf('delete', { batchId: ids[1] })).toEqual([{ deleted: true, batchId: ids[1] }]);
	expect(sandbox.rung()).toEqual({});
});

test('get many follows every page', async () => {
	for (let row = 0; row < 101; row++) await make(people(1));
	const batches = await outputOf('getMany', { returnAll: true });
	expect(new Set(batches.map(({ batch_call_id }) => batch_call_id)).size).toBe(101);
});

const named = (characters: number) => ({ name: 'x'.repeat(characters) });

test.each([
	['a number that would call itself', 'create', { toNumber: OWN_NUMBER }, "'To Number' is the same as 'From Number'"],
	['an emergency number', 'create', { toNumber: '911' }, "'To Number'"],
	['too many variables', 'create', { dynamicVariables: { pairs: [{ key: 'a', type: 'text', value: 'x'.repeat(5200) }] } }, "'Dynamic Variables' are more than 5 KB"],
	['a draft that is to be sent', 'create', { additionalFields: { sendNow: true } }, "'Status' is Draft, but 'Send Now' starts the batch"],
	['a schedule without a time', 'create', { status: 'scheduled' }, "'Additional Fields → Trigger Timestamp' is needed for the status Scheduled"],
	['a time that has passed', 'create', { additionalFields: { triggerTimestamp: '2020-01-01T00:00:00Z' } }, "'Additional Fields → Trigger Timestamp' is in the past"],
	['a name that is too long', 'create', { additionalFields: named(256) }, "'Additional Fields → Name' must have at most 255 characters"],
	['a long name of a batch that is there', 'update', { batchId: 'batch_1', updateFields: named(256) }, "'Update Fields → Name' must have at most 255 characters"],
	['quiet hours without an end', 'create', { additionalFields: { quietHours: { enabled: true, startTime: '21:00' } } }, "'Additional Fields → Quiet Hours → End Time' is required but empty"],
	['quiet hours in words', 'create', { additionalFields: { quietHours: { startTime: 'evening', endTime: '08:00' } } }, "'Additional Fields → Quiet Hours → Start Time' must be a time"],
	['quiet hours of a city', 'create', { additionalFields: { quietHours: { startTime: '21:00', endTime: '08:00', timezone: 'Berlin' } } }, "'Additional Fields → Quiet Hours → Time Zone' must be an IANA time zone"],
	['a city for a zone', 'create', { additionalFields: { timezone: 'New York' } }, "'Additional Fields → Time Zone' must be an IANA time zone"],
	['a city for the zone of a batch that is there', 'update', { batchId: 'batch_1', updateFields: { timezone: 'New York' } }, "'Update Fields → Time Zone' must be an IANA time zone"],
	['a retry at a time that is none', 'create', { additionalFields: { retryRules: { rules: [{ condition: 'busy', type: 'AT', time: '25:00' }] } } }, "'Additional Fields → Retry Rules → Rule 1 → Time' must be a time"],
	['another list of people', 'create', { additionalBodyFields: '{ "tasks": [{ "to_number": "+14155550199" }] }' }, 'must not contain "tasks"'],
	['an update of nothing', 'update', { batchId: 'batch_1' }, "'Update Fields' is empty: nothing to update"],
])('refuses %s before anything is sent', async (_name, operation, parameters, words) => {
	const { error } = await run(operation, { fromNumber: OWN_NUMBER, toNumber: phone(0), ...parameters });
	expect(error?.message).toContain(words);
	expect(sandbox.requests('zudu')).toEqual([]);
});
