import { DateTime } from 'luxon';
import type { INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../../sandbox';
import { useSandbox } from '../../useSandbox';
import { forbidLookUps } from '../forbidLookUps';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { CLOSED } from './closedHours';

const ID = '123e4567-e89b-12d3-a456-426614174000';

const sandbox = useSandbox();

/** Open at any time, in the zones that the numbers of these tests have. */
const NIGHT_AND_DAY = { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] };

const zudu = async (campaignRules: INodeParameters, phones: unknown[], more: Partial<NodeRun> & { parameters?: INodeParameters } = {}) =>
	await runNode({
		type: 'zudu',
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => (typeof phone === 'object' ? (phone as object) : { phone }) as Record<string, string>),
		...more,
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', campaignRules, ...more.parameters },
	});
/** The reason of each item that was held back; the others are errors and calls. */
const reasons = (items: NodeRunResult['items']) => jsonOf(items).map(({ error, status, skipped }) => (error ? 'error' : status === 'skipped' ? Object(skipped).reason : 'call'));

test('without rules, everything is as before', async () => {
	const { items } = await zudu({}, ['+14155551101']);
	expect(jsonOf(items)[0]).not.toHaveProperty('rules');
	expect(sandbox.rung()).toEqual({ '+14155551101': 1 });
});

test.each<{ what: string; rules: INodeParameters; phones: unknown[]; expected: string[]; rung: number }>([
	{ what: 'countries', rules: { allowedCountries: 'us, ca' }, phones: ['+14155551101', '+442079460000'], expected: ['call', 'countryNotAllowed'], rung: 1 },
	{ what: 'do not call', rules: { doNotCall: '(415) 555-1102, 0044 20 7946 0000' }, phones: ['+14155551101', '+14155551102', '+442079460000'], expected: ['call', 'doNotCall', 'doNotCall'], rung: 1 },
	{ what: 'opted out', rules: { optedOut: '={{ $json.out }}' }, phones: [{ phone: '+14155551101', out: 'no' }, { phone: '+14155551102', out: 'x' }, { phone: '+14155551103' }], expected: ['call', 'doNotCall', 'call'], rung: 2 },
	{ what: 'duplicates', rules: { duplicates: 'callFirst' }, phones: ['+14155551101', '+1 415 555 1101', '+14155551102'], expected: ['call', 'duplicate', 'call'], rung: 2 },
	{ what: 'hours', rules: CLOSED, phones: ['+14155551101', '+14155551102'], expected: ['outsideHours', 'outsideHours'], rung: 0 },
	{ what: 'open hours', rules: { callingHours: 'custom', customHours: NIGHT_AND_DAY }, phones: ['+14155551101'], expected: ['call'], rung: 1 },
	{ what: 'closed dates', rules: { closedDates: '={{ Array.from({ length: 3 }, (_, i) => $today.plus({ days: i - 1 }).toISODate()) }}' }, phones: ['+14155551101'], expected: ['outsideHours'], rung: 0 },
	{ what: 'limit', rules: { maxCalls: 2 }, phones: ['+14155551101', '+14155551102', '+14155551103'], expected: ['call', 'call', 'limitReached'], rung: 2 },
	{ what: 'rehearsal', rules: { rehearsalNumber: '+14155559999', rehearsalCalls: 2 }, phones: ['+14155551101', '+14155551102', '+14155551103'], expected: ['call', 'call', 'rehearsal'], rung: 2 },
])('$what', async ({ rules, phones, expected, rung }) => {
	const { items, error } = await zudu(rules, phones);
	expect(error).toBeUndefined();
	expect(reasons(items)).toEqual(expected);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(phones.map((_, item) => ({ item })));
	expect(Object.values(sandbox.rung()).reduce((sum, count) => sum + count, 0)).toBe(rung);
	for (const json of jsonOf(items)) expect(json.rules).toBeDefined();
});

test.each<[string, INodeParameters, string, string?]>([
	['a rehearsal', { rehearsalNumber: '+14155559999' }, 'This is a rehearsal: only one call goes to your own number.'],
	['a rehearsal of two', { rehearsalNumber: '+14155559999', rehearsalCalls: 2 }, 'This is a rehearsal: only 2 calls go to your own number.'],
	['zones that are never open together', { callingHours: 'usStrict', duplicates: 'callEach' }, "The calling hours where the person is do not begin within 60 days. The number may lie in 42 time zones, and all of them must be open: enter the person's own.", '+18005550123'],
	['the number of an entry before', { duplicates: 'callFirst' }, 'The number is also that of entry 1 of the list.'],
])('a skip says why, in words for people: %s', async (_case, rules, message, last = '+14155551101') => {
	const { items } = await zudu(rules, ['+14155551101', '+14155551102', last]);
	expect(jsonOf(items).at(-1)).toMatchObject({ skipped: { message } });
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)('duplicates that are refused, with %s: nobody is called for any of them', async (onError) => {
	const { items, errorItems } = await zudu({ duplicates: 'refuse' }, ['+14155551101', '+14155551102', '+1 415 555 1101'], { onError });
	const refused = jsonOf([...items, ...errorItems]).filter(({ error }) => error !== undefined);
	expect(refused.map(({ error }) => error)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining("'Campaign Rules → Duplicates' is 'Refuse', and the number or contact of this item appears more than once")));
	expect(sandbox.rung()).toEqual({ '+14155551102': 1 });
});

test('a rehearsal rings only the own number', async () => {
	const { items } = await zudu({ rehearsalNumber: '(415) 555-9999' , rehearsalCalls: 5 }, ['+14155551101', '+14155551102'], { parameters: { options: { defaultCountry: 'US' } } });
	expect(jsonOf(items)).toMatchObject([{ to: '+14155559999', rules: { rehearsal: true } }, { to: '+14155559999', rules: { rehearsal: true } }]);
	expect(sandbox.rung()).toEqual({ '+14155559999': 2 });
});

test('a rehearsal in a loop rings the own number no more often', async () => {
	const [first, ...furtherRuns] = [1, 2, 3].map((turn) => [1, 2].map((each) => ({ phone: `+1415555${1100 + 10 * turn + each}` })));
	const { run } = await zudu({ rehearsalNumber: '+14155559999', rehearsalCalls: 3 }, first, { furtherRuns });
	const runs = run.data.resultData.runData.Node.map(({ data }) => reasons(data?.main[0] ?? []));
	expect(runs).toEqual([['call', 'call'], ['call', 'rehearsal'], ['rehearsal', 'rehearsal']]);
	expect(sandbox.rung()).toEqual({ '+14155559999': 3 });
});

test.each<[string, INodeParameters, object | undefined]>([
	['is refused', {}, { kind: 'status', status: 400 }],
	['may have been placed', {}, { kind: 'status', status: 500, accept: true }],
	['has a number that is none', { rehearsalNumber: '+1415' }, undefined],
])('a call of a rehearsal that %s says whose rehearsal it was', async (_case, rules, fault) => {
	if (fault) sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault } as Parameters<typeof sandbox.addFault>[0]);
	forbidLookUps(sandbox);
	const { items } = await zudu({ rehearsalNumber: '+14155559999', rehearsalCalls: 5, ...rules }, ['+14155551101', 'nonsense'], { onError: 'continueRegularOutput' });
	const [rehearsed, wrong] = jsonOf(items);
	expect(rehearsed).toMatchObject({ error: expect.any(String), details: { rehearsal: true } });
	// This person could not be called without a rehearsal either.
	expect(wrong).toMatchObject({ details: { code: 'invalidInput' } });
	expect(wrong.details).not.toHaveProperty('rehearsal');
});

test('a list that cannot be read calls nobody', async () => {
	const { items } = await zudu({ doNotCall: '={{ $json.none }}' }, ['+14155551101'], { onError: 'continueRegularOutput' });
	expect(jsonOf(items)).toMatchObject([{ error: expect.stringContaining('Do Not Call'), details: { code: 'invalidInput', callPlaced: 'no' } }]);
	expect(sandbox.rung()).toEqual({});
});

test.each([
	['hours', { callingHours: 'custom', customHours: NIGHT_AND_DAY }],
	['closed dates', { closedDates: '2026-12-25' }],
])('a person whose zone nobody knows is not called: %s', async (_case, rules: INodeParameters) => {
	const satellite = async (campaignRules: INodeParameters) =>
		await zudu(campaignRules, ['+881612345678'], { onError: 'continueRegularOutput', parameters: { options: { allowedNumberTypes: ['premiumRate'] } } });
	expect(jsonOf((await satellite(rules)).items)).toMatchObject([{ error: expect.stringContaining("'Campaign Rules → Time Zone' is not known"), details: { callPlaced: 'no' } }]);
	expect(sandbox.rung()).toEqual({});
	expect(reasons((await satellite({ ...rules, defaultTimeZone: 'UTC' })).items)).toEqual(['call']);
});

test.each<[string, INodeParameters, string]>([
	['Do Not Call', { doNotCall: '+14155551999' }, "'Campaign Rules → Do Not Call' cannot be checked: the item has no phone number"],
	['Allowed Countries', { allowedCountries: 'US' }, "'Campaign Rules → Allowed Countries' cannot be checked: the item has no phone number"],
	['hours', { callingHours: 'custom', customHours: NIGHT_AND_DAY }, "'Campaign Rules → Time Zone' is not known"],
])('an e-mail, whose person has no number, is not sent: %s', async (_rule, campaignRules, problem) => {
	const { items } = await runNode({
		type: 'elemente',
		secrets: sandboxSecrets(sandbox),
		onError: 'continueRegularOutput',
		parameters: { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: 'email', customerOverride: { email: 'ana@example.com' }, campaignRules },
	});
	expect(jsonOf(items)).toMatchObject([{ error: expect.stringContaining(problem), details: { code: 'invalidInput', callPlaced: 'no' } }]);
	expect(sandbox.requests('elemente')).toEqual([]);
});

test('a check sends nothing and judges each item', async () => {
	const { items, hints } = await zudu(
		{ checkOnly: true, allowedCountries: 'US', ...CLOSED },
		['+14155551101', '+442079460000', 'nonsense', ''],
	);
	expect(jsonOf(items)).toMatchObject([{ decision: 'later', timeZone: 'America/Los_Angeles' }, { decision: 'skip', reason: 'countryNotAllowed' }, { decision: 'fix' }, { decision: 'fix' }]);
	expect(hints).toMatchObject([{ message: expect.stringContaining('0 would be called now, 1 later, 1 skipped, and 2 must be fixed') }]);
	expect(sandbox.requests()).toEqual([]);
});

test('a person outside the hours is scheduled at the opening', async () => {
	const { items } = await zudu({ ...CLOSED, outsideHours: 'schedule' }, ['+14155551101']);
	expect(jsonOf(items)).toMatchObject([{ status: 'scheduled' }]);
	const [{ body }] = sandbox.requests('zudu').filter(({ method }) => method === 'POST');
	const at = new Date(Number(Object(body).scheduled_timestamp) * 1000).toLocaleString('en-US', { timeZone: 'America/Los_Angeles', weekday: 'long', hour: 'numeric', minute: 'numeric' });
	const [{ days }] = CLOSED.customHours.hours;
	expect(at).toBe(`${DateTime.fromFormat(String(days[0]), 'E').weekdayLong} 3:00 AM`);
});

test.each<[string, number[], string]>([
	['it is open now, and closed then', [-60, 60], 'outsideHours'],
	['it is closed now, and open then', [120, 180], 'call'],
])('a call that is scheduled is judged at its time: %s', async (_case, [from, until], expected) => {
	const now = DateTime.utc();
	const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: now.plus({ minutes: from }).toFormat('HH:mm'), until: now.plus({ minutes: until }).toFormat('HH:mm') }];
	const { items } = await zudu({ timeZone: 'UTC', customHours: { hours } }, ['+14155551101'], { parameters: { additionalFields: { scheduledTimestamp: now.plus({ minutes: 150 }).toISO() } } });
	expect(reasons(items)).toEqual([expected]);
});

test.each<[string, number, number]>([
	['ten refusals', 400, 10],
	['three calls that may have been placed', 500, 3],
])('any rule stops the run after %s in a row', async (_what, status, failures) => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status } });
	forbidLookUps(sandbox);
	const phones = Array.from({ length: 14 }, (_, row) => `+1415555${2200 + row}`);
	const { items } = await zudu({ allowedCountries: 'US' }, phones, { onError: 'continueRegularOutput', parameters: { options: { maxConcurrent: 1 } } });
	expect(reasons(items)).toEqual(phones.map((_, row) => (row < failures ? 'error' : 'stopped')));
});

test('ten refusals in a row stop the run', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 400 } });
	const phones = Array.from({ length: 40 }, (_, row) => `+1415555${2000 + row}`);
	const { items } = await zudu({ stopAfter: 10 }, phones, { onError: 'continueRegularOutput' });
	const seen = jsonOf(items).map(({ error, skipped }) => (error ? 'error' : Object(skipped).reason));
	expect(seen).toHaveLength(40);
	expect(seen.filter((each) => each === 'error').length).toBeGreaterThanOrEqual(10);
	expect(seen.filter((each) => each === 'error').length).toBeLessThan(15);
	expect(new Set(seen.slice(15))).toEqual(new Set(['stopped']));
	expect(sandbox.rung()).toEqual({});
});

test('a stop also holds back those whose turn had come, and who wait for their request', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 400 } });
	const phones = Array.from({ length: 12 }, (_, row) => `+1415555${2300 + row}`);
	const { items } = await zudu({ stopAfter: 2 }, phones, { onError: 'continueRegularOutput', parameters: { waitFor: 'ended', options: { maxConcurrent: 1, pollInterval: 1 } } });
	const seen = jsonOf(items).map(({ error, skipped }) => (error ? 'error' : Object(skipped).reason));
	// The next request may begin before the end of the last one is known.
	expect(seen.slice(3)).toEqual(Array.from({ length: 9 }, () => 'stopped'));
	expect(sandbox.requests('zudu').filter(({ operationId }) => operationId === 'createPhoneCall')).toHaveLength(seen.filter((each) => each === 'error').length);
});

test('of two reasons, the first in the order of the contract is given: a limit that is reached before a stop', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 500, accept: true } });
	forbidLookUps(sandbox);
	const phones = Array.from({ length: 5 }, (_, row) => `+1415555${2100 + row}`);
	const { items } = await zudu({ maxCalls: 3 }, phones, { onError: 'continueRegularOutput', parameters: { options: { maxConcurrent: 1 } } });
	expect(jsonOf(items).map(({ error, skipped }) => (error ? 'error' : Object(skipped).reason))).toEqual(['error', 'error', 'error', 'limitReached', 'limitReached']);
});

test('a call that was certainly not placed takes no place of Max Calls', async () => {
	const phones = ['+14155551101', '+14155551102', '+14155551103', '+14155551104'];
	sandbox.addFault({ provider: 'zudu', to: phones[0], operationId: 'createPhoneCall', fault: { kind: 'status', status: 400 } });
	const { items } = await zudu({ maxCalls: 2 }, phones, { onError: 'continueRegularOutput', parameters: { options: { maxConcurrent: 1 } } });
	expect(jsonOf(items).map(({ error, skipped, callId }) => (error ? 'error' : callId ? 'call' : Object(skipped).reason))).toEqual(['error', 'call', 'call', 'limitReached']);
});

test('a rehearsal takes no place of Max Calls', async () => {
	const { items } = await zudu({ rehearsalNumber: '+14155559999', rehearsalCalls: 3, maxCalls: 1 }, ['+14155551101', '+14155551102', '+14155551103', '+14155551104']);
	expect(reasons(items)).toEqual(['call', 'call', 'call', 'rehearsal']);
});

test.each(['get', 'waitForEnd', 'getTranscript', 'getRecording'])('a skip passes through operations that read its call: %s', async (operation) => {
	const { items: skips } = await zudu({ allowedCountries: 'CA' }, ['+14155551101']);
	const { items, error } = await runNode({
		type: 'zudu',
		secrets: sandboxSecrets(sandbox),
		items: jsonOf(skips),
		parameters: { resource: 'call', operation, callId: '={{ $json.callId }}' },
	});
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toEqual(jsonOf(skips));
});

test('an AI agent places ten calls in an execution, unless Max Calls says otherwise', async () => {
	const runs = Array.from({ length: 12 }, (_, row) => [{ phone: `+1415555${3000 + row}` }]);
	const [items, ...furtherRuns] = runs;
	const reasonsOf = async (campaignRules: INodeParameters) => {
		const { run } = await zudu(campaignRules, [], { type: 'zuduTool', items, furtherRuns });
		return run.data.resultData.runData.Node.map(({ data }) => reasons(data?.main[0] ?? [])[0]);
	};
	expect(await reasonsOf({})).toEqual([...Array.from({ length: 10 }, () => 'call'), 'limitReached', 'limitReached']);
	expect(await reasonsOf({ maxCalls: 1 })).toEqual(['call', ...Array.from({ length: 11 }, () => 'limitReached')]);
});

test('a skip is no call ID for a list of calls', async () => {
	const { items: skips } = await zudu({ allowedCountries: 'CA' }, ['+14155551101']);
	await runNode({ type: 'zudu', secrets: sandboxSecrets(sandbox), items: jsonOf(skips), parameters: { resource: 'call', operation: 'getMany' } });
	expect(sandbox.requests('zudu')).toHaveLength(1);
});

describe.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)('On Error %s', (onError) => {
	const PEOPLE: Record<ProviderName, { parameters: INodeParameters }> = {
		kejue: { parameters: { resource: 'call', operation: 'create', personaId: { __rl: true, mode: 'id', value: 'per_sandbox_1' }, phone: '={{ $json.phone }}' } },
		zudu: { parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' } },
		elemente: { parameters: { resource: 'call', operation: 'create', agentId: ID, skillId: ID, channel: 'call', phoneNumber: '={{ $json.phone }}' } },
		levers: { parameters: { resource: 'call', operation: 'create', numberToCall: '={{ $json.phone }}' } },
	};

	test.each([
		...Object.entries(PEOPLE).map(([type, { parameters }]) => ({ what: type, type, parameters })),
		{ what: 'levers, many at once', type: 'levers', parameters: { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}' } },
	])('$what: skips stand among the calls, in their places', async ({ type, parameters }) => {
		const { items, errorItems, error } = await runNode({
			type,
			onError,
			maxTries: 3,
			secrets: sandboxSecrets(sandbox),
			items: ['+14155551101', '+442079460000', '+14155551102', '+14155551103', '+14155551101'].map((phone) => ({ phone })),
			parameters: { ...parameters, campaignRules: { allowedCountries: 'US', doNotCall: '4155551102', duplicates: 'callFirst', callingHours: 'custom', customHours: NIGHT_AND_DAY, stopAfter: 2 }, options: type === 'levers' ? {} : { defaultCountry: 'US' } },
		});
		expect([error, errorItems]).toEqual([undefined, []]);
		expect(reasons(items)).toEqual(['call', 'countryNotAllowed', type === 'levers' ? 'doNotCall' : 'doNotCall', 'call', 'duplicate']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
		expect(sandbox.rung()).toEqual({ '+14155551101': 1, '+14155551103': 1 });
	});
});

test('a column of opted out people that no item has is hinted at', async () => {
	const { hints } = await zudu({ optedOut: '={{ $json.optOut }}' }, ['+14155551101', '+14155551102']);
	expect(hints).toContainEqual(expect.objectContaining({ message: expect.stringContaining("No item has a value for 'Opted Out'") }));
	const other = await zudu({ optedOut: '={{ $json.out }}' }, [{ phone: '+14155551103' }, { phone: '+14155551104', out: '' }]);
	expect(JSON.stringify(other.hints)).not.toContain('Opted Out');
});
