import fc from '../../fastCheck';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf, runNode, type NodeRun } from '../runNode';

/** A Wednesday, 15:00 in New York. */
const NOW = '2026-12-02T20:00:00.000Z';
const ROW = { name: 'Ana', campaign: 'spring', to: '+12125550101', status: 'claimed', attempts: 0, consentAt: '2026-11-01' };
/** Ten fields of a call that has begun ten minutes ago. */
const CALL = { callId: 'call_1', status: 'ended', to: '+12125550101', startedAt: '2026-12-02T14:50:00-05:00', durationSeconds: 12, summary: null, transcript: null, recordingUrl: null, metadata: null };

type Turn = { row?: IDataObject; call?: IDataObject };

async function plan(turns: Turn[], { asOf = NOW, options, ...parameters }: INodeParameters & { asOf?: string } = {}, more: Partial<NodeRun> = {}) {
	const { run, items, error } = await runNode({
		type: 'callCampaign',
		secrets: {},
		items: turns.map(({ row, call }) => ({ row: { ...ROW, ...row }, call: { ...CALL, to: row?.to ?? CALL.to, ...call } })),
		parameters: {
			resource: 'campaign', operation: 'planNextCall', row: '={{ $json.row }}', callResult: '={{ $json.call }}', ...parameters,
			options: { asOf, ...(options as INodeParameters) },
		},
		...more,
	});
	const [, log = []] = run.data.resultData.runData.Node?.at(-1)?.data?.main ?? [];
	const decided = { items, rows: jsonOf(items) as IDataObject[], log: jsonOf(log ?? []) as IDataObject[], error };
	// Whatever was decided, one record says so.
	const rows = decided.rows.filter((row) => row.error === undefined);
	expect(decided.log).toEqual(rows.map((row) => expect.objectContaining(inLog(row))));
	return decided;
}

/** What the log takes over from a row. */
function inLog({ campaign, to, decision, status, reason, reasonText, nextCallAt, consentAt }: IDataObject) {
	return { campaign, to, decision, status, reason, reasonText, nextCallAt, consentAt, rule: reason ?? (decision === 'call' ? expect.stringMatching(/^callingHours ./) : status) };
}

async function planOne(turn: Turn, parameters?: INodeParameters & { asOf?: string }, more?: Partial<NodeRun>): Promise<IDataObject> {
	const { rows, error } = await plan([turn], parameters, more);
	expect(error).toBeUndefined();
	return rows[0];
}

const HISTORY = '2026-12-02T19:50:00.000Z';

test('the row comes back with what has changed, and the log says why', async () => {
	const { items, rows, log } = await plan([{ call: { outcome: 'noAnswer' } }]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(rows).toEqual([
		{
			...ROW, status: 'due', decision: 'later', reason: 'callAgain', reasonText: 'The last call ended with "noAnswer".', attempts: 1,
			attemptHistory: `${HISTORY} noAnswer 12s call_1`, lastOutcome: 'noAnswer', lastCallId: 'call_1', lastAttemptAt: HISTORY,
			// Four hours after the call it is closed: 10:00 on Thursday.
			nextCallAt: '2026-12-03T15:00:00.000Z', talkSeconds: 12, doNotCall: false,
		},
	]);
	expect(log).toEqual([
		{
			decidedAt: NOW, rowId: null, campaign: 'spring', from: null, to: '+12125550101', decision: 'later', status: 'due', rule: 'callAgain', reason: 'callAgain',
			reasonText: 'The last call ended with "noAnswer".', localTime: '2026-12-02T15:00:00-05:00', timeZones: 'America/New_York', timeZoneSource: 'number',
			attempt: 1, outcome: 'noAnswer', callId: 'call_1', durationSeconds: 12, nextCallAt: '2026-12-03T15:00:00.000Z', consentAt: '2026-11-01',
		},
	]);
});

const before = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const history = (...attempts: Array<[minutesAgo: number, outcome: string, callId?: string]>) =>
	attempts.map(([minutes, outcome, callId], index) => `${before(minutes)} ${outcome} 0s ${callId ?? `old_${index}`}`).join('; ');
/** Open on all days, in the person's own zone. */
const DAILY: INodeParameters = { campaignRules: { callingHours: 'us' } };

// The call began ten minutes ago.
test.each<[string, string, IDataObject, unknown[]]>([
	['nobody answered', 'noAnswer', {}, ['due', 'callAgain', '2026-12-02T23:50:00.000Z']],
	['it was busy', 'busy', {}, ['due', 'callAgain', '2026-12-02T20:20:00.000Z']],
	['it failed', 'failed', {}, ['due', 'callAgain', '2026-12-02T20:50:00.000Z']],
	['the person answered', 'answered', {}, ['done', 'finalOutcome', null]],
	['voicemail', 'voicemail', {}, ['done', 'finalOutcome', null]],
	['the person rejected the call', 'rejected', {}, ['done', 'finalOutcome', null]],
	['the call was canceled', 'canceled', {}, ['done', 'finalOutcome', null]],
	['nobody knows how it ended', 'unknown', {}, ['held', 'unknownOutcome', null]],
	['a word that nobody knows', 'gone fishing', {}, ['held', 'unknownOutcome', null]],
	['it failed before', 'failed', { attempts: 1, attemptHistory: history([90, 'failed']) }, ['done', 'outcomeLimit', null]],
	['it failed before, as far as anybody knows', 'failed', { attempts: 1, lastAttemptAt: before(90) }, ['done', 'outcomeLimit', null]],
	['it failed, and was busy before', 'failed', { attempts: 1, attemptHistory: history([1500, 'busy']) }, ['due', 'callAgain', '2026-12-02T20:50:00.000Z']],
	['it is the second of 24 hours', 'noAnswer', { attempts: 1, attemptHistory: history([300, 'noAnswer']) }, ['due', 'callAgain', '2026-12-03T15:00:00.000Z']],
	['the same, known only by its number', 'noAnswer', { attempts: 1, lastAttemptAt: before(300) }, ['due', 'callAgain', '2026-12-03T15:00:00.000Z']],
	['the same, and nobody knows when', 'noAnswer', { attempts: 1 }, ['due', 'callAgain', '2026-12-03T19:50:00.000Z']],
	['the first was a day ago', 'noAnswer', { attempts: 1, attemptHistory: history([1450, 'noAnswer']) }, ['due', 'callAgain', '2026-12-02T23:50:00.000Z']],
	['it is the third', 'noAnswer', { attempts: 2, attemptHistory: history([3000, 'noAnswer'], [2000, 'busy']) }, ['done', 'attemptLimit', null]],
	['it is the third, from a sheet', 'busy', { attempts: '2' }, ['done', 'attemptLimit', null]],
])('%s', async (_case, outcome, row, expected) => {
	const { status, reason, nextCallAt } = await planOne({ row, call: { outcome } }, { campaignRules: { callingHours: 'us', timeZone: 'America/New_York' } });
	expect([status, reason, nextCallAt]).toEqual(expected);
});

test.each<[string, INodeParameters & { asOf?: string }, Turn, unknown[]]>([
	['a limit of its own', { maxAttempts: 1 }, { call: { outcome: 'noAnswer' } }, ['done', 'attemptLimit', null]],
	['once a day', { maxPerDay: 1, ...DAILY }, { call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-03T19:50:00.000Z']],
	['once a week', { maxPerWeek: 1, ...DAILY }, { call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-09T19:50:00.000Z']],
	['only the outcomes in the list', { callAgain: { outcomes: [{ outcome: 'voicemail', afterMinutes: 20, times: 1 }] }, ...DAILY }, { call: { outcome: 'noAnswer' } }, ['done', 'finalOutcome', null]],
	['an outcome in the list', { callAgain: { outcomes: [{ outcome: 'voicemail', afterMinutes: 20, times: 1 }] }, ...DAILY }, { call: { outcome: 'voicemail' } }, ['due', 'callAgain', '2026-12-02T20:10:00.000Z']],
	['as often as the list says', { callAgain: { outcomes: [{ outcome: 'busy', afterMinutes: 20, times: 1 }] }, ...DAILY }, { row: { attempts: 1, attemptHistory: history([1500, 'busy']) }, call: { outcome: 'busy' } }, ['done', 'outcomeLimit', null]],
	['a call that was long ago', DAILY, { call: { outcome: 'busy', startedAt: '2026-12-02T10:00:00Z' } }, ['due', 'callAgain', NOW]],
	...['1970-01-01T00:00:00Z', '2026-12-01T10:00:00Z', '2026-12-02'].map((startedAt): [string, INodeParameters, Turn, unknown[]] => [
		`a start before the call before: ${startedAt}`,
		DAILY,
		{ row: { attempts: 1, attemptHistory: history([15, 'noAnswer']) }, call: { callId: 'call_2', outcome: 'busy', startedAt } },
		['due', 'callAgain', '2026-12-03T19:45:00.000Z'],
	]),
	...['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z'].map((startedAt): [string, INodeParameters, Turn, unknown[]] => [
		`a start that is none, of a first call: ${startedAt}`,
		DAILY,
		{ call: { outcome: 'noAnswer', startedAt } },
		['due', 'callAgain', '2026-12-03T00:00:00.000Z'],
	]),
	...['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z'].map((startedAt): [string, INodeParameters, Turn, unknown[]] => [
		`a start that is none, of a first call that was open: ${startedAt}`,
		DAILY,
		{ row: { status: 'calling', attempts: 1, attemptHistory: `${before(10)} pending 0s call_1` }, call: { outcome: 'noAnswer', startedAt } },
		['due', 'callAgain', '2026-12-02T23:50:00.000Z'],
	]),
	['a start before the call before, of which only the moment is known', DAILY, { row: { attempts: 1, lastAttemptAt: before(15) }, call: { callId: 'call_2', outcome: 'busy', startedAt: '2026-12-01T10:00:00Z' } }, ['due', 'callAgain', '2026-12-03T19:45:00.000Z']],
	['a start before the call before, of a call that was open', DAILY, { row: { status: 'calling', attempts: 2, attemptHistory: `${before(15)} noAnswer 0s call_0; ${before(10)} pending 0s call_1` }, call: { outcome: 'busy', startedAt: '2026-12-01T10:00:00Z' } }, ['due', 'callAgain', '2026-12-03T19:45:00.000Z']],
	['a clock of the provider that is ahead', DAILY, { call: { outcome: 'busy', startedAt: '2026-12-09T10:00:00Z' } }, ['due', 'callAgain', '2026-12-02T20:30:00.000Z']],
	['closing time', { campaignRules: { callingHours: 'usStrict' } }, { call: { outcome: 'noAnswer' } }, ['due', 'callAgain', '2026-12-03T15:00:00.000Z']],
	['the weekend', { asOf: '2026-12-05T01:00:00Z' }, { call: { outcome: 'busy', startedAt: null } }, ['due', 'callAgain', '2026-12-07T15:00:00.000Z']],
	['the night the clocks go forward', { asOf: '2027-03-14T06:30:00Z', campaignRules: { customHours: { hours: [{ days: [7], from: '01:00', until: '05:00' }] } } }, { call: { outcome: 'busy', startedAt: null } }, ['due', 'callAgain', '2027-03-14T07:00:00.000Z']],
	['the night the clocks go back', { asOf: '2026-11-01T05:40:00Z', campaignRules: { customHours: { hours: [{ days: [7], from: '01:00', until: '02:00' }] } } }, { call: { outcome: 'busy', startedAt: null } }, ['due', 'callAgain', '2026-11-01T06:10:00.000Z']],
	['a closed date', { campaignRules: { callingHours: 'us', closedDates: '2026-12-02,2026-12-03' } }, { call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-04T13:00:00.000Z']],
	['the zone of the row', {}, { row: { timezone: 'Asia/Tokyo' }, call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-03T01:00:00.000Z']],
	['the zone that was corrected under its heading', {}, { row: { timezone: 'Europe/Paris', timeZones: 'Europe/Paris', timeZoneSource: 'item', 'Time Zone': 'Asia/Tokyo' }, call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-03T01:00:00.000Z']],
	['zones that contradict each other', {}, { row: { timezone: 'Europe/Paris', 'Time Zone': 'Asia/Tokyo' }, call: { outcome: 'busy' } }, ['held', 'invalidTimeZone', null]],
	['the zone of the number that was called, where the row has none', {}, { row: { to: null }, call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-02T20:20:00.000Z']],
	['the zone of a number as people write it', {}, { row: { to: '+1 (212) 555-0101' }, call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-02T20:20:00.000Z']],
	['no number at all', {}, { row: { to: null }, call: { to: null, outcome: 'busy' } }, ['held', 'invalidTimeZone', null]],
	['a zone that is none', {}, { row: { timezone: 'Mars' }, call: { outcome: 'busy' } }, ['held', 'invalidTimeZone', null]],
	['a zone that is none does not matter for an end', {}, { row: { timezone: 'Mars' }, call: { outcome: 'answered' } }, ['done', 'finalOutcome', null]],
	['once a day in the Emirates, whatever hours are chosen', { asOf: '2026-12-02T10:00:00Z', campaignRules: { callingHours: 'allDay' } }, { row: { to: '+97142222222' }, call: { outcome: 'noAnswer', startedAt: '2026-12-02T09:00:00Z' } }, ['due', 'callAgain', '2026-12-03T09:00:00.000Z']],
	['once a day in the Emirates, with hours of ones own', { asOf: '2026-12-02T10:00:00Z', campaignRules: { callingHours: 'custom', customHours: { hours: [{ days: [3, 4], from: '08:00', until: '20:00' }] } } }, { row: { to: '+97142222222' }, call: { outcome: 'noAnswer', startedAt: '2026-12-02T09:00:00Z' } }, ['due', 'callAgain', '2026-12-03T09:00:00.000Z']],
	['twice a week in the Emirates', { asOf: '2026-12-02T10:00:00Z', campaignRules: { callingHours: 'weekdays' } }, { row: { to: '+97142222222', attempts: 1, attemptHistory: '2026-12-01T08:00:00Z noAnswer 0s old_0' }, call: { outcome: 'noAnswer', startedAt: '2026-12-02T09:00:00Z' } }, ['due', 'callAgain', '2026-12-08T08:00:00.000Z']],
	['once a day in the Emirates', { asOf: '2026-12-02T10:00:00Z' }, { row: { to: '+97142222222' }, call: { outcome: 'noAnswer', startedAt: '2026-12-02T09:00:00Z' } }, ['due', 'callAgain', '2026-12-03T09:00:00.000Z']],
	['once a day with the hours of the Emirates, also in another country', { campaignRules: { callingHours: 'emirates' } }, { call: { outcome: 'busy' } }, ['due', 'callAgain', '2026-12-03T19:50:00.000Z']],
	['on the do-not-call list meanwhile', { campaignRules: { doNotCall: '(212) 555-0101' } }, { call: { outcome: 'busy' } }, ['done', 'doNotCall', null]],
])('next call: %s', async (_case, parameters, turn, expected) => {
	const { status, reason, nextCallAt } = await planOne(turn, parameters);
	expect([status, reason, nextCallAt]).toEqual(expected);
});

const skip = (reason: string, nextCallAt: string | null = null) => ({
	call: { callId: null, status: 'skipped', outcome: null, startedAt: null, durationSeconds: null, skipped: { reason, message: 'Because.', nextCallAt, localTime: null, timeZone: null, timeZoneSource: null } },
});
const failure = (callPlaced: string, code = 'unreachable', retryable = true) => ({
	call: { callId: undefined, status: undefined, startedAt: undefined, durationSeconds: undefined, error: 'It did not work.', message: 'Do this.', details: { code, httpStatus: null, done: callPlaced, callPlaced, retryable } },
});

// Nobody was called, so none of these is an attempt.
test.each<[string, Turn, unknown[]]>([
	['outside the hours', skip('outsideHours', '2026-12-03T10:00:00-05:00'), ['due', 'outsideHours', '2026-12-03T15:00:00.000Z', false]],
	['outside the hours, which never begin', skip('outsideHours'), ['held', 'outsideHours', null, false]],
	['on a list', skip('doNotCall'), ['skipped', 'doNotCall', null, true]],
	['in the list twice', skip('duplicate'), ['skipped', 'duplicate', null, false]],
	['in another country', skip('countryNotAllowed'), ['skipped', 'countryNotAllowed', null, false]],
	['called already, by nobody knows whom', skip('alreadyCalled'), ['held', 'alreadyCalled', null, false]],
	['after Max Calls', skip('limitReached'), ['due', 'limitReached', NOW, false]],
	['after the campaign has stopped', skip('stopped'), ['due', 'stopped', NOW, false]],
	['in a rehearsal, not called', skip('rehearsal'), ['due', 'rehearsal', NOW, false]],
	['in a rehearsal, before the call was due', { row: { nextCallAt: '2026-12-02T22:00:00.000Z' }, ...skip('rehearsal') }, ['due', 'rehearsal', '2026-12-02T22:00:00.000Z', false]],
	['in a rehearsal, called at another number', { call: { outcome: 'answered', rules: { rehearsal: true } } }, ['due', 'rehearsal', NOW, false]],
	['in a check of the list', { call: { checkOnly: true } }, ['due', 'rehearsal', NOW, false]],
	['in a dry run', { call: { dryRun: true } }, ['due', 'rehearsal', NOW, false]],
	['a provider that was away', failure('no'), ['due', 'unreachable', '2026-12-02T21:00:00.000Z', false]],
	['a provider that has refused', failure('no', 'refused', false), ['held', 'refused', null, false]],
	['a number that is wrong', failure('no', 'invalidInput', false), ['fix', 'invalidInput', null, false]],
])('no call: %s', async (_case, turn, expected) => {
	const { rows, log } = await plan([turn], DAILY);
	const [{ status, reason, nextCallAt, doNotCall, attempts, attemptHistory, lastAttemptAt }] = rows;
	expect([status, reason, nextCallAt, doNotCall]).toEqual(expected);
	expect([attempts, attemptHistory, lastAttemptAt]).toEqual([0, null, null]);
	expect(log.map(({ attempt, outcome, callId }) => [attempt, outcome, callId])).toEqual([[1, null, null]]);
});

test.each<[string, Turn]>([
	['an answer that was lost', failure('unknown')],
	['a call that was placed and cannot be read', failure('yes')],
	['a call whose ID is known, and which nobody knows whether it was placed', { call: { ...failure('unknown').call, callId: 'call_1' } }],
	['an error of another node', { call: { callId: undefined, status: undefined, startedAt: undefined, error: 'Bad gateway' } }],
	['nothing at all', { call: { callId: null, status: null, startedAt: null } }],
	['a call that has ended, nobody knows how', { call: { outcome: null } }],
])('%s may have been a call: it counts, and a person decides', async (_case, turn) => {
	const { status, reason, nextCallAt, attempts, lastOutcome } = await planOne(turn);
	expect([status, reason, nextCallAt, attempts, lastOutcome]).toEqual(['held', 'unknownOutcome', null, 1, 'unknown']);
});

const AGAIN = 'When that is settled, set status to done, or to due and nextCallAt to now.';
test.each<[string, INodeParameters, Turn, string]>([
	['nobody knows how the call ended', DAILY, { call: { outcome: 'unknown' } }, 'It is not known how the call ended. Look at the call.'],
	['the provider has refused', DAILY, failure('no', 'refused', false), 'It did not work.'],
	['another execution has called', DAILY, skip('alreadyCalled'), 'Because.'],
	['the zone is none', {}, { row: { timezone: 'Mars' }, call: { outcome: 'busy' } }, '"Mars" is not a time zone. Write it like America/New_York.'],
	['it is never open', { campaignRules: { customHours: { hours: [{ days: [3], from: '09:00', until: '10:00' }] }, closedDates: '2026-12-09, 2026-12-16, 2026-12-23, 2026-12-30, 2027-01-06, 2027-01-13, 2027-01-20, 2027-01-27' } }, { call: { outcome: 'busy' } }, 'The calling hours where the person is do not begin within 60 days.'],
	['the row cannot be read', DAILY, { row: { attempts: 'two' }, call: { outcome: 'busy' } }, 'The column "attempts" must be a whole number, or empty.'],
])('a row that is held says how it is called after all: %s', async (_case, parameters, turn, problem) => {
	expect(await planOne(turn, parameters)).toMatchObject({ status: 'held', reasonText: `${problem} ${AGAIN}` });
	// Done so, it is due in any table.
	const { rows } = await plan([turn], parameters);
	const { items } = await runNode({ type: 'callCampaign', secrets: {}, items: [{ ...rows[0], attempts: 0, timezone: '', status: 'due', nextCallAt: NOW }], parameters: { resource: 'campaign', operation: 'prepareList', options: { asOf: NOW } } });
	expect(jsonOf(items)).toEqual([expect.objectContaining({ decision: 'call', nextCallAt: NOW })]);
});

test('what the Outcome option reads counts alone: where it reads nothing, somebody may have been called', async () => {
	const options = { outcome: '={{ $json.call.CallStatus }}' };
	expect(await planOne(failure('no'), { ...DAILY, options })).toMatchObject({ status: 'held', reason: 'unknownOutcome', attempts: 1 });
	expect(await planOne(skip('limitReached'), { ...DAILY, options })).toMatchObject({ status: 'held', reason: 'unknownOutcome', attempts: 1 });
});

test.each<[string, string, boolean]>([
	['no', 'invalidInput', false],
	['no', 'refused', false],
	['no', 'unreachable', true],
	['unknown', 'unconfirmed', false],
])('a rehearsal that fails changes nothing for the person of the row: placed "%s", %s', async (callPlaced, code, retryable) => {
	const { call } = failure(callPlaced, code, retryable);
	const turn = { call: { ...call, details: { ...call.details, rehearsal: true } } };
	expect(await planOne(turn, DAILY)).toMatchObject({ status: 'due', reason: 'rehearsal', reasonText: 'The rehearsal failed: It did not work.', nextCallAt: NOW, attempts: 0, attemptHistory: null });
});

test.each<[string, IDataObject, INodeParameters]>([
	['says that nobody is to call again', { outcome: 'answered', label: 'Do not call' }, { label: '={{ $json.call.label }}' }],
	['is read by the Outcome option', { outcome: 'answered' }, { outcome: '={{ $json.call.outcome }}' }],
])('whoever answers the own number in a rehearsal is not the person of the row, also where that call %s', async (_case, call, options) => {
	const turn = (rules: IDataObject) => ({ row: { doNotCall: false }, call: { ...call, to: '+14155559999', rules } });
	expect(await planOne(turn({ rehearsal: true }), { ...DAILY, options })).toMatchObject({ status: 'due', reason: 'rehearsal', nextCallAt: NOW, attempts: 0, attemptHistory: null, doNotCall: false });
	expect(await planOne({ ...turn({ rehearsal: true }), row: { doNotCall: true } }, { ...DAILY, options })).toMatchObject({ status: 'done', reason: 'doNotCall', doNotCall: true });
});

const OPEN = { status: 'calling', attempts: 1, attemptHistory: `${HISTORY} pending 0s call_1` };
const LABELED = { ...DAILY, options: { label: '={{ $json.call.label }}' } };
const OTHER = '+14155550199';
test.each<[string, Turn, IDataObject]>([
	['a call that was answered', { call: { to: OTHER, outcome: 'answered' } }, { status: 'held', reason: 'otherNumber' }],
	['a call that is to be made again', { call: { to: '+1 (415) 555-0199', outcome: 'busy' } }, { status: 'held', reason: 'otherNumber' }],
	['a call that is due', { row: { status: 'due', nextCallAt: NOW }, call: { to: OTHER, outcome: 'answered' } }, { status: 'held', reason: 'otherNumber' }],
	['a skip', { call: { ...skip('doNotCall').call, to: OTHER } }, { status: 'held', reason: 'otherNumber' }],
	['a conversation in which somebody has opted out', { call: { to: OTHER, outcome: 'answered', label: 'DNC' } }, { status: 'held', reason: 'otherNumber' }],
	['a call, while that of the row goes on', { row: OPEN, call: { callId: 'call_2', to: OTHER, outcome: 'answered' } }, { ...OPEN, lastCallId: 'call_1' }],
	['a call, and the row is done', { row: { status: 'done', reason: 'mine' }, call: { to: OTHER, outcome: 'busy' } }, { status: 'done', reason: 'mine' }],
	['a call, and the person has opted out', { row: { doNotCall: true }, call: { to: OTHER, outcome: 'busy' } }, { status: 'done', reason: 'doNotCall', doNotCall: true }],
])('the result of another person is no result of this one: %s', async (_case, turn, expected) => {
	expect(await planOne({ ...turn, row: { doNotCall: false, ...turn.row } }, LABELED)).toMatchObject({ attempts: 0, lastCallId: null, doNotCall: false, ...expected });
});

test.each<[string, Turn]>([
	['the number in another notation', { call: { to: '001 212 555 0101', outcome: 'busy' } }],
	['a mobile of Argentina without its 9', { row: { to: '+5491123456789' }, call: { to: '+541123456789', outcome: 'busy' } }],
	['a mobile of Brazil without its ninth digit', { row: { to: '+5511987654321' }, call: { to: '+551187654321', outcome: 'busy' } }],
	['a number with the digit that Mexico had before mobiles', { row: { to: '+525512345678' }, call: { to: '+5215512345678', outcome: 'busy' } }],
	['something that is no number', { call: { to: 'sip:ana@example.com', outcome: 'busy' } }],
	['a number without country code', { call: { to: '4155550199', outcome: 'busy' } }],
	['nothing', { call: { to: null, outcome: 'busy' } }],
	['the own number, which the person has called', { call: { to: OTHER, from: '+12125550101', outcome: 'busy' } }],
	['a number that the row had when it was called', { row: OPEN, call: { to: OTHER, outcome: 'busy' } }],
	['the same, where the ID has characters of its own', { row: { ...OPEN, attemptHistory: `${HISTORY} pending 0s a%20b` }, call: { callId: 'a b', to: OTHER, outcome: 'busy' } }],
])('a result may name %s', async (_case, turn) => {
	expect(await planOne(turn, DAILY)).toMatchObject({ status: 'due', reason: 'callAgain', attempts: 1 });
});

test('what is known of the last call stays where nobody was called', async () => {
	const row = { attempts: 1, lastCallId: 'call_0', lastOutcome: 'busy', lastAttemptAt: '2026-12-02T15:00:00.000Z', talkSeconds: 7 };
	expect(await planOne({ row, ...skip('limitReached') }, DAILY)).toMatchObject(row);
});

test('a number that is wrong says how it is called after all', async () => {
	expect(await planOne(failure('no', 'invalidInput', false), DAILY)).toMatchObject({ status: 'fix', reasonText: 'It did not work. Correct the row, leave its status, and prepare the list again.' });
});

test('a call whose end comes later is one attempt, whatever comes how often and in which order', async () => {
	const placed = await planOne({ call: { status: 'queued', outcome: null, startedAt: null, durationSeconds: null } }, DAILY);
	expect(placed).toMatchObject({ status: 'calling', decision: 'wait', attempts: 1, lastCallId: 'call_1', lastOutcome: null, attemptHistory: `${NOW} pending 0s call_1` });
	const asOf = '2026-12-02T20:05:00.000Z';
	const ended = await planOne({ row: placed, call: { outcome: 'noAnswer', durationSeconds: 20, startedAt: null } }, { ...DAILY, asOf });
	expect(ended).toMatchObject({ status: 'due', attempts: 1, lastOutcome: 'noAnswer', talkSeconds: 20, attemptHistory: `${NOW} noAnswer 20s call_1`, nextCallAt: '2026-12-03T00:00:00.000Z' });
	const later = { ...DAILY, asOf: '2026-12-04T20:00:00.000Z' };
	expect(await planOne({ row: ended, call: { outcome: 'noAnswer', durationSeconds: 20 } }, later)).toEqual({ ...ended, decision: 'call' });
	expect(await planOne({ row: ended, call: { status: 'ringing', outcome: null } }, later)).toEqual({ ...ended, decision: 'call' });
	expect(await planOne({ row: ended, call: { outcome: 'unknown' } }, later)).toEqual({ ...ended, decision: 'call' });
	// While the second call is under way, the first is told once more.
	const second = await planOne({ row: { ...ended, status: 'claimed' }, call: { callId: 'call_2', status: 'queued', outcome: null, startedAt: null, durationSeconds: null } }, { ...DAILY, asOf: '2026-12-03T14:00:00.000Z' });
	expect(second).toMatchObject({ status: 'calling', attempts: 2, lastCallId: 'call_2' });
	expect(await planOne({ row: second, call: { outcome: 'noAnswer' } }, later)).toEqual(second);
	expect(await planOne({ row: second, call: { outcome: 'answered', durationSeconds: 30 } }, later)).toMatchObject({ status: 'calling', attempts: 2, lastCallId: 'call_2', talkSeconds: 30 });
});

const TWO_CALLS = { status: 'due', reason: 'callAgain', reasonText: 'The last call ended with "busy".', attempts: 2, nextCallAt: '2026-12-03T19:00:00.000Z', attemptHistory: '2026-12-02T19:00:00.000Z pending 0s call_1; 2026-12-02T19:40:00.000Z busy 0s call_2' };
const UNKNOWN_CALL = { attempts: 1, attemptHistory: '2026-12-02T15:00:00.000Z unknown 0s call_1' };
test.each<[string, IDataObject, string, IDataObject]>([
	['it was answered, and the person waits for another call', TWO_CALLS, 'answered', { status: 'done', reason: 'finalOutcome', nextCallAt: null, attempts: 2 }],
	['nobody knows how it ended', TWO_CALLS, 'unknown', { status: 'held', reason: 'unknownOutcome', nextCallAt: null, attempts: 2 }],
	['nobody answered it', TWO_CALLS, 'noAnswer', { status: 'due', reason: 'callAgain', nextCallAt: TWO_CALLS.nextCallAt, attempts: 2 }],
	['another one is about to be placed', { ...UNKNOWN_CALL, status: 'claimed' }, 'busy', { status: 'claimed', nextCallAt: null, attempts: 1, lastOutcome: 'busy' }],
	['another one is about to be placed, and it was answered', { ...UNKNOWN_CALL, status: 'claimed' }, 'answered', { status: 'claimed', nextCallAt: null, attempts: 1, lastOutcome: 'answered' }],
])('the end of an earlier call that comes late brings no other call: %s', async (_case, row, outcome, expected) => {
	expect(await planOne({ row, call: { callId: 'call_1', outcome, startedAt: null } }, DAILY)).toMatchObject(expected);
});

// Such an error says that its own request called nobody, not that the call was not placed.
test.each<[string, Turn, IDataObject]>([
	['of a call that is known from its item', { call: { ...failure('no').call, callId: 'call_1' } }, { status: 'calling', attempts: 1, lastCallId: 'call_1' }],
	['of a call that is known from its details', { call: { ...failure('no').call, details: { ...failure('no').call.details, callId: 'call_1' } } }, { status: 'held', attempts: 1, lastCallId: 'call_1' }],
	['of a call that the row knows', { row: { status: 'calling', attempts: 1, attemptHistory: `${HISTORY} pending 0s call_1` }, ...failure('no') }, { status: 'calling', attempts: 1, lastCallId: 'call_1' }],
	['of a call that the row knows, which was refused', { row: { status: 'calling', attempts: 1, attemptHistory: `${HISTORY} pending 0s call_1` }, ...failure('no', 'refused', false) }, { status: 'calling', attempts: 1 }],
	['of a call that the row knows, which says nothing', { row: { status: 'calling', attempts: 1, attemptHistory: `${HISTORY} pending 0s call_1` }, ...failure('unknown') }, { status: 'calling', attempts: 1 }],
])('an error while reading: %s', async (_case, turn, expected) => {
	expect(await planOne(turn, DAILY)).toMatchObject({ ...expected, nextCallAt: null });
});

test.each<[string, IDataObject]>([
	['without ID', { callId: null }],
	['that is told with its ID later', {}],
])('the same result %s counts once', async (_case, call) => {
	const first = await planOne({ call: { callId: null, outcome: 'busy' } }, DAILY);
	const second = await planOne({ row: first, call: { ...call, outcome: 'busy' } }, { ...DAILY, asOf: '2026-12-02T20:10:00.000Z' });
	expect(second).toEqual(first);
});

test.each<[string, IDataObject]>([
	['another start', { startedAt: '2026-12-02T19:51:00.000Z', outcome: 'busy' }],
	['another outcome', { outcome: 'noAnswer' }],
	['no start', { startedAt: null, outcome: 'busy' }],
	['a date alone', { startedAt: '2026-12-02', outcome: 'busy' }],
])('a result without ID, with %s, is another call', async (_case, call) => {
	const first = await planOne({ call: { startedAt: '2026-12-02', callId: null, outcome: 'busy', ...(call.startedAt !== '2026-12-02' && { startedAt: CALL.startedAt }) } }, DAILY);
	expect(await planOne({ row: first, call: { callId: null, ...call } }, { ...DAILY, asOf: '2026-12-02T20:10:00.000Z' })).toMatchObject({ attempts: 2 });
});

test.each<[string, unknown, number]>([
	['a number', 95, 95],
	['text', '95', 95],
	['minutes', '1:35', 95],
	['hours', '00:01:35', 95],
	['no number', 'long', 0],
	['less than nothing', -5, 0],
	['no end', '1e999', 0],
])('the duration of a call as %s', async (_case, durationSeconds, talkSeconds) => {
	expect(await planOne({ call: { outcome: 'answered', durationSeconds } as IDataObject })).toMatchObject({ talkSeconds });
});

test.each<[unknown, number]>([['100', 112], [100, 112], ['long', 12], [-3, 12]])('the seconds of calls that the history does not know are kept: %s', async (talkSeconds, expected) => {
	expect(await planOne({ row: { talkSeconds } as IDataObject, call: { outcome: 'answered' } })).toMatchObject({ talkSeconds: expected });
});

test('a call that was placed under rules is an attempt', async () => {
	expect(await planOne({ call: { outcome: 'answered', rules: { rehearsal: false, localTime: null } } })).toMatchObject({ status: 'done', attempts: 1 });
});

test.each<[string, IDataObject]>([
	['from', { from: '+12125550199' }],
	['fromNumber', { fromNumber: '+12125550199' }],
	['from_number', { from_number: '+12125550199' }],
])('the log has the calling number, if the result has it as %s', async (_case, call) => {
	const { log } = await plan([{ call: { outcome: 'busy', ...call } }], DAILY);
	expect(log.map(({ from }) => from)).toEqual(['+12125550199']);
});

test('a call that is scheduled has the moment for which it is', async () => {
	expect(await planOne({ call: { status: 'scheduled', outcome: null, startedAt: '2026-12-02T22:00:00Z' } }, DAILY)).toMatchObject({ status: 'calling', lastAttemptAt: '2026-12-02T22:00:00.000Z' });
});

test('a call without ID is the one that is open', async () => {
	const placed = await planOne({ call: { callId: null, status: 'ringing', outcome: null } }, DAILY);
	expect(await planOne({ row: placed, call: { callId: 'call_1', outcome: 'busy' } }, DAILY)).toMatchObject({ status: 'due', attempts: 1, lastCallId: 'call_1' });
});

test.each(['call_1', null])('what a person waits for comes after all: the call counts once, and goes on by itself, also where its ID was %s', async (callId) => {
	const held = await planOne({ call: { callId, status: 'unknown', outcome: 'unknown' } }, DAILY);
	expect(await planOne({ row: held, call: { outcome: 'busy' } }, DAILY)).toMatchObject({ status: 'due', reason: 'callAgain', attempts: 1, lastOutcome: 'busy' });
});

// Who is held may have been called.
test.each<[string, Turn]>([
	['outside the hours', skip('outsideHours', '2026-12-03T10:00:00-05:00')],
	['after Max Calls', skip('limitReached')],
	['by a provider that was away', failure('no')],
	['in a rehearsal', { call: { dryRun: true } }],
])('a row that is held stays so where nobody was called: %s', async (_case, turn) => {
	const row = { status: 'held', reason: 'unknownOutcome', reasonText: 'Look.', attempts: 1, attemptHistory: `${HISTORY} unknown 0s call_1`, nextCallAt: null };
	expect(await planOne({ ...turn, row }, DAILY)).toMatchObject(row);
});

test('the end of an earlier call that comes late does not bring the next call forward', async () => {
	const row = { ...TWO_CALLS, nextCallAt: '2026-12-02T23:40:00.000Z', attemptHistory: '2026-12-02T19:00:00.000Z pending 0s call_1; 2026-12-02T19:40:00.000Z noAnswer 0s call_2' };
	expect(await planOne({ row, call: { callId: 'call_1', outcome: 'busy', startedAt: null } }, { ...DAILY, maxPerDay: 5 })).toMatchObject({ status: 'due', nextCallAt: row.nextCallAt, attempts: 2 });
});

test.each(['done', 'skipped'])('a row that is %s stays so, and its call is noted', async (status) => {
	const row = { status, reason: 'mine', nextCallAt: null };
	expect(await planOne({ row, call: { outcome: 'noAnswer' } }, DAILY)).toMatchObject({ ...row, attempts: 1, lastOutcome: 'noAnswer' });
	expect(await planOne({ row, ...skip('limitReached') }, DAILY)).toMatchObject({ ...row, attempts: 0 });
});

test.each<[string, INodeParameters, Turn]>([
	['a label of the conversation', { options: { label: '={{ $json.call.label }}' } }, { call: { outcome: 'answered', label: 'Do Not Call' } }],
	['one of several labels', { options: { label: '={{ $json.call.labels }}' } }, { call: { outcome: 'noAnswer', labels: ['interested', 'opt_out'] } }],
	['a label of ones own', { options: { label: '={{ $json.call.label }}', optOutLabels: 'nie wieder, stop' } }, { call: { outcome: 'busy', label: 'NIE  WIEDER' } }],
	['the column of the row', {}, { row: { doNotCall: 'yes' }, call: { outcome: 'noAnswer' } }],
	...['Do not call', 'DNC', 'opted_out'].map((heading): [string, INodeParameters, Turn] => [`the column ${heading} beside an older one`, {}, { row: { doNotCall: false, [heading]: 'yes' }, call: { outcome: 'noAnswer' } }]),
	['another column', { campaignRules: { optedOut: '={{ $json.row.stop }}' } }, { row: { stop: 1 }, call: { outcome: 'noAnswer' } }],
	['a label, while nobody knows how the call ended', { options: { label: '={{ $json.call.label }}' } }, { call: { outcome: 'unknown', label: 'unsubscribe' } }],
	...['unsubscribed', 'DNC', 'opt-out requested', 'interested; opt out', 'interested|opt out', 'interested\nopt out'].map((label): [string, INodeParameters, Turn] => [
		`the label ${JSON.stringify(label)}`,
		{ options: { label: '={{ $json.call.label }}' } },
		{ call: { outcome: 'busy', label } },
	]),
	['labels of ones own with other separators', { options: { label: '={{ $json.call.label }}', optOutLabels: 'nie wieder; stop' } }, { call: { outcome: 'busy', label: 'stop' } }],
	['a label that comes after the plan', { options: { label: '={{ $json.call.label }}' } }, { row: { status: 'due', attempts: 1, attemptHistory: `${HISTORY} noAnswer 0s call_1`, nextCallAt: NOW }, call: { outcome: 'noAnswer', label: 'opt out' } }],
])('an opt-out by %s ends the calls', async (_case, parameters, turn) => {
	expect(await planOne(turn, parameters)).toMatchObject({ status: 'done', decision: 'done', reason: 'doNotCall', doNotCall: true, nextCallAt: null, attempts: 1 });
});

test('other labels do not', async () => {
	const options = { label: '={{ $json.call.label }}' };
	expect(await planOne({ call: { outcome: 'busy', label: 'do not call before noon' } }, { ...DAILY, options })).toMatchObject({ status: 'due', doNotCall: false });
	expect(await planOne({ call: { outcome: 'busy' } }, { ...DAILY, options: { ...options, optOutLabels: 'stop, ' } })).toMatchObject({ status: 'due', doNotCall: false });
});

// Words of Twilio, Retell and Vapi.
test.each([
	['no-answer', 'due', 'noAnswer'],
	['dial_busy', 'due', 'busy'],
	['completed', 'done', 'answered'],
	['canceled', 'done', 'canceled'],
	['failed', 'due', 'failed'],
	['user_hangup', 'done', 'answered'],
	['call_transfer', 'done', 'answered'],
	['max_duration_reached', 'done', 'answered'],
	['user_declined', 'done', 'rejected'],
	['dial_no_answer', 'due', 'noAnswer'],
	['dial_failed', 'due', 'failed'],
	['ongoing', 'calling', null],
	['registered', 'calling', null],
	['invalid_destination', 'held', 'unknown'],
	['ended', 'held', 'unknown'],
	['customer-ended-call', 'done', 'answered'],
	['assistant-said-end-call-phrase', 'done', 'answered'],
	['assistant-forwarded-call', 'done', 'answered'],
	['exceeded-max-duration', 'done', 'answered'],
	['customer-busy', 'due', 'busy'],
	['voicemail', 'done', 'voicemail'],
	['customer-did-not-answer', 'due', 'noAnswer'],
	['voicemail_reached', 'done', 'voicemail'],
	['in-progress', 'calling', null],
	['human', 'done', 'answered'],
	['agent_hangup', 'done', 'answered'],
	['inactivity', 'done', 'answered'],
	['assistant-ended-call', 'done', 'answered'],
	['assistant-ended-call-after-message-spoken', 'done', 'answered'],
	['assistant-ended-call-with-hangup-task', 'done', 'answered'],
	['machine_detected', 'done', 'voicemail'],
	['machine', 'done', 'voicemail'],
	['answering_machine', 'done', 'voicemail'],
	['not answered', 'due', 'noAnswer'],
	['unanswered', 'due', 'noAnswer'],
	['declined', 'done', 'rejected'],
	['initiated', 'calling', null],
	['scheduled', 'calling', null],
	['ringing', 'calling', null],
	['silence-timed-out', 'held', 'unknown'],
	['', 'held', 'unknown'],
])('columns of another call node: %s', async (word, status, lastOutcome) => {
	const options = { outcome: '={{ $json.call.CallStatus }}', callId: '={{ $json.call.sid }}', startedAt: '={{ $json.call.start }}', durationSeconds: '={{ $json.call.duration }}' };
	const call = { callId: undefined, outcome: undefined, CallStatus: word, sid: 'CA1', start: before(20), duration: '7' };
	expect(await planOne({ call }, { ...DAILY, options })).toMatchObject({ status, lastOutcome, lastCallId: 'CA1', lastAttemptAt: before(20), talkSeconds: 7 });
});

const STARTED_AT = { options: { startedAt: '={{ $json.call.start }}' } };
// 19:40 in UTC, twenty minutes before now.
const STARTS: Array<[string, unknown]> = [
	['ISO 8601', '2026-12-02T19:40:00Z'],
	['Twilio', 'Wed, 02 Dec 2026 19:40:00 +0000'],
	['Twilio, in another zone', 'Wed, 02 Dec 2026 14:40:00 -0500'],
	['HTTP', 'Wed, 02 Dec 2026 19:40:00 GMT'],
	['Retell, in milliseconds', Date.parse('2026-12-02T19:40:00Z')],
	['the same as text', String(Date.parse('2026-12-02T19:40:00Z'))],
	['seconds', Date.parse('2026-12-02T19:40:00Z') / 1000],
	['seconds as text', String(Date.parse('2026-12-02T19:40:00Z') / 1000)],
	['a spreadsheet', '2026-12-02 19:40'],
];
test.each(STARTS)('the start of a call as %s writes it', async (_case, start) => {
	const expected = { attempts: 1, lastAttemptAt: before(20), nextCallAt: '2026-12-02T20:10:00.000Z' };
	const node = { timezone: 'UTC' };
	expect(await planOne({ call: { outcome: 'busy', start, startedAt: null } as IDataObject }, { ...DAILY, ...STARTED_AT }, node)).toMatchObject(expected);
	expect(await planOne({ call: { outcome: 'busy', startedAt: start } as IDataObject }, DAILY, node)).toMatchObject(expected);
});

test.each<[string, unknown]>([
	['nothing', ''],
	['a date alone', '2026-12-02'],
])('a start that is %s is that of the plan', async (_case, start) => {
	expect(await planOne({ call: { outcome: 'busy', start, startedAt: null } as IDataObject }, { ...DAILY, ...STARTED_AT })).toMatchObject({ lastAttemptAt: NOW });
});

test.each<[string, unknown, string]>([
	['day or month', '12/02/2026 19:40', 'must be a date and time such as 2027-01-15T14:30:00Z, not "12/02/2026 19:40".'],
	['an Excel date number', 46358.8, 'must be a date and time such as 2027-01-15T14:30, and this looks like an Excel date number.'],
	['digits', 20261202, 'must be a date and time such as 2027-01-15T14:30:00Z, not "20261202".'],
	['another century', '100000000', 'must be a date and time such as 2027-01-15T14:30:00Z, not "…0000".'],
	['a wrong weekday', 'Mon, 02 Dec 2026 19:40:00 +0000', 'must be a date and time such as 2027-01-15T14:30:00Z, not "Mon, 02 Dec 2026 19:40:00 +0000".'],
	['a time that occurs twice', '2026-11-01T01:30', 'occurs twice: in America/New_York the clocks go back and repeat 2026-11-01T01:30.'],
])('a start that may be %s is refused, and the other results are planned', async (_case, start, problem) => {
	const turns = [{ call: { outcome: 'busy', start: HISTORY } }, { call: { outcome: 'busy', start } as IDataObject }, { call: { outcome: 'busy', start: HISTORY } }];
	const node = { timezone: 'America/New_York' };
	const stopped = await plan(turns, { ...DAILY, ...STARTED_AT }, node);
	expect([stopped.error?.message, stopped.items]).toEqual([`'Options → Started At' ${problem} [item 1]`, []]);
	const { rows, error } = await plan(turns, { ...DAILY, ...STARTED_AT }, { ...node, onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(rows.map((row) => row.error ?? row.status)).toEqual(['due', `'Options → Started At' ${problem}`, 'due']);
});

test('row and call may be one item, as a Merge node makes it', async () => {
	const turn = { call: { ...ROW, ...CALL, outcome: 'busy', status: 'ended' } };
	expect(await planOne(turn, { ...DAILY, row: '={{ $json.call }}' })).toMatchObject({ name: 'Ana', status: 'due', attempts: 1 });
});

test.each<[string, INodeParameters, Turn, string]>([
	['a row without the columns of a campaign', {}, { row: { attempts: undefined } }, "'Row' has no column attempts, so it is not known how often the person was called. [item 0]"],
	['no row', { row: '={{ null }}' }, {}, "'Row' must be an object, such as {{ $json }}. [item 0]"],
	['no result', { callResult: '={{ undefined }}' }, {}, "'Call Result' must be an object, such as {{ $json }}. [item 0]"],
	['a list that cannot be read', { campaignRules: { doNotCall: '={{ undefined }}' } }, {}, "'Campaign Rules → Do Not Call' could not be read, so nobody is called. [item 0]"],
	['an outcome that is in the list twice', { callAgain: { outcomes: [{ outcome: 'busy' }, { outcome: 'noAnswer' }, { outcome: 'busy', afterMinutes: 20 }] } }, {}, "'Call Again → Outcome 3 → Outcome' is an outcome that the list has before. [item 0]"],
	['a count that is none', { maxAttempts: 0 }, {}, "'Max Attempts' must be a whole number from 1 to 50, not 0. [item 0]"],
])('%s stops the node', async (_case, parameters, turn, message) => {
	const { items, error } = await plan([turn], parameters);
	expect([error?.message, items]).toEqual([message, []]);
});

test('with an error output, log and errors have outputs of their own', async () => {
	const { run } = await runNode({
		type: 'callCampaign', secrets: {}, onError: 'continueErrorOutput', items: [{ ...ROW, ...CALL, outcome: 'busy' }, { name: 'Ben' }],
		parameters: { resource: 'campaign', operation: 'planNextCall', options: { asOf: NOW } },
	});
	const outputs = run.data.resultData.runData.Node?.at(-1)?.data?.main ?? [];
	expect(outputs.map((items) => items?.map(({ json }) => json.error ?? json.status))).toEqual([['due'], ['due'], ["'Row' has no column attempts, so it is not known how often the person was called."]]);
});

test('a row that cannot be read is held, and its call is noted', async () => {
	const row = { attempts: 'two' };
	expect(await planOne({ row, call: { outcome: 'busy' } })).toMatchObject({ ...row, status: 'held', decision: 'held', reason: 'invalidRow', lastCallId: 'call_1' });
});

test.each<[string, Turn, IDataObject]>([
	['a skip', { call: { ...skip('limitReached').call, label: 'DNC' } }, { status: 'done', reason: 'doNotCall', nextCallAt: null, attempts: 0 }],
	['a call that has not ended', { row: OPEN, call: { status: 'in-progress', label: 'DNC' } }, { status: 'calling', attempts: 1 }],
	['a call that has just begun', { call: { status: 'in-progress', label: 'DNC' } }, { status: 'calling', attempts: 1 }],
	['an error while its call goes on', { row: OPEN, call: { ...failure('unknown').call, label: 'DNC' } }, { status: 'calling', attempts: 1 }],
	['a skip while its call goes on', { row: OPEN, call: { ...skip('alreadyCalled').call, label: 'DNC' } }, { status: 'calling', attempts: 1 }],
])('an opt-out that comes with %s is kept', async (_case, turn, expected) => {
	expect(await planOne(turn, LABELED)).toMatchObject({ ...expected, doNotCall: true });
	expect((await planOne({ ...turn, call: { ...turn.call, label: '' } }, LABELED)).doNotCall).toBe(false);
});

test.each<[string, IDataObject, IDataObject, IDataObject]>([
	['of the call that is open, of which nobody knows how it ended', OPEN, { outcome: 'unknown' }, { status: 'held', attempts: 1, lastOutcome: 'unknown' }],
	['without ID, while a call with one is open', OPEN, { callId: null, outcome: 'busy' }, { status: 'due', attempts: 1, lastCallId: 'call_1' }],
	['with a start before the open call was noted', { ...OPEN, attemptHistory: `${NOW} pending 0s call_1` }, { outcome: 'busy' }, { status: 'due', attempts: 1, lastAttemptAt: HISTORY }],
	['without ID, while an earlier call is unknown', { status: 'held', attempts: 2, attemptHistory: history([1500, 'unknown'], [1400, 'busy']) }, { callId: null, outcome: 'noAnswer' }, { attempts: 3 }],
	['without ID, after an unknown call that was settled', { attempts: 1, attemptHistory: history([1500, 'unknown']) }, { callId: null, outcome: 'busy' }, { attempts: 2, lastOutcome: 'busy' }],
])('which call is meant by a result %s', async (_case, row, call, expected) => {
	expect(await planOne({ row, call }, DAILY)).toMatchObject(expected);
});

test('whoever opts out stays so, also where the row cannot be read', async () => {
	const turn = { row: { attemptHistory: 'twice' }, call: { outcome: 'answered', label: 'Do not call' } };
	expect(await planOne(turn, { options: { label: '={{ $json.call.label }}' } })).toMatchObject({ status: 'held', reason: 'invalidRow', doNotCall: true });
	expect((await planOne({ ...turn, call: { outcome: 'answered' } })).doNotCall).toBeUndefined();
});

test.each([['half a character', 'call_\ud83d', 'call_\ufffd'], ['characters that have a meaning', 'a b;c%/=', 'a b;c%/=']])('a call ID with %s is kept, and its call counts once', async (_case, callId, kept) => {
	for (const options of [{}, { callId: '={{ $json.call.callId }}' }]) {
		const first = await planOne({ call: { callId, outcome: 'busy' } }, { ...DAILY, options });
		expect(first).toMatchObject({ status: 'due', attempts: 1, lastCallId: kept });
		expect(await planOne({ row: first, call: { callId, outcome: 'busy' } }, { ...DAILY, options })).toMatchObject({ attempts: 1 });
	}
});

const HOUR_MS = 3_600_000;
const outcomes = fc.constantFrom('noAnswer', 'busy', 'failed', 'answered', 'voicemail', 'unknown');

test('whatever happens, nobody is called too often, outside the hours, or after a last call', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(outcomes, { minLength: 6, maxLength: 6 }),
			fc.record({ maxAttempts: fc.integer({ min: 1, max: 6 }), maxPerDay: fc.integer({ min: 1, max: 3 }), maxPerWeek: fc.integer({ min: 0, max: 4 }) }),
			fc.integer({ min: 0, max: 24 * 14 }),
			fc.constantFrom('+12125550101', '+61412345678', '+4930901820', '+971501234567'),
			async (results, limits, startHour, to) => {
				let row: IDataObject = { ...ROW, to, status: 'due', nextCallAt: new Date(Date.parse('2026-10-20T00:00:00Z') + startHour * HOUR_MS).toISOString() };
				const calls: number[] = [];
				const planned: IDataObject[] = [];
				const outcomesBefore: string[] = [];
				for (const [index, outcome] of results.entries()) {
					if (row.status !== 'due') break;
					const asOf = String(row.nextCallAt);
					calls.push(Date.parse(asOf));
					const turn = { row: { ...row, status: 'claimed' }, call: { callId: `call_${index}`, to, outcome, startedAt: asOf } };
					row = await planOne(turn, { ...limits, asOf });
					if (row.status === 'due') planned.push(row);
					if (row.status === 'due') outcomesBefore.push(outcome);
				}
				// What is planned is within the hours: prepared then, it could be called.
				for (const due of planned) {
					const { items } = await runNode({ type: 'callCampaign', secrets: {}, items: [due], parameters: { resource: 'campaign', operation: 'prepareList', ...limits, options: { asOf: due.nextCallAt as string } } });
					expect(jsonOf(items)[0].decision).toBe('call');
				}
				expect(outcomesBefore.filter((outcome) => /answered|voicemail|unknown/.test(outcome))).toEqual([]);
				expect(row.attempts).toBe(calls.length);
				expect(calls.length).toBeLessThanOrEqual(limits.maxAttempts);
				for (const at of calls) {
					const within = (hours: number) => calls.filter((other) => other > at - hours * HOUR_MS && other <= at).length;
					expect(within(24)).toBeLessThanOrEqual(limits.maxPerDay);
					expect(within(168)).toBeLessThanOrEqual(limits.maxPerWeek || Infinity);
				}
			},
		),
		{ numRuns: 60 },
	);
});
