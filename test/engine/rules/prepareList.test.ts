import fc from '../../fastCheck';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf, runNode, type NodeRun } from '../runNode';

/** A Wednesday, 15:00 in New York and 21:00 in Berlin. */
const NOW = '2026-12-02T20:00:00.000Z';

async function prepare(rows: IDataObject[], { asOf = NOW, ...parameters }: INodeParameters & { asOf?: string } = {}, more: Partial<NodeRun> = {}) {
	const { options, ...others } = parameters;
	const { run, items, error, hints } = await runNode({
		type: 'callCampaign',
		secrets: {},
		items: rows,
		parameters: { resource: 'campaign', operation: 'prepareList', ...others, options: { asOf, ...(options as INodeParameters) } },
		...more,
	});
	const [, log = []] = run.data.resultData.runData.Node?.at(-1)?.data?.main ?? [];
	const prepared = { items, rows: jsonOf(items) as IDataObject[], log: log ?? [], error, hints: hints as Array<{ message: string }> };
	// Whatever was decided, one record says so.
	expect(prepared.log.map(({ json }) => json)).toEqual(prepared.rows.map((row) => expect.objectContaining(inLog(row))));
	return prepared;
}

/** What the log takes over from a row. */
function inLog({ campaign, to, decision, status, reason, reasonText, nextCallAt, consentAt }: IDataObject) {
	return { decidedAt: expect.stringMatching(/Z$/), campaign, to, decision, status, reason, reasonText, nextCallAt, consentAt, rule: reason ?? (decision === 'call' ? expect.stringMatching(/^callingHours ./) : status) };
}

const NOTHING = {
	campaign: null, to: null, numberCountry: null, timezone: null, timeZones: null, timeZoneSource: null,
	reason: null, reasonText: null, attempts: 0, attemptHistory: null, lastOutcome: null, lastCallId: null, lastAttemptAt: null,
	nextCallAt: null, talkSeconds: 0, doNotCall: false, duplicateOf: null, consentAt: null,
};
const ANA = { to: '+12125550101', numberCountry: 'US', timeZones: 'America/New_York', timeZoneSource: 'number' };

test('a sheet becomes a campaign: each row with one decision and all columns, and its own columns untouched', async () => {
	const sheet = [
		{ name: 'Ana', phone: '(212) 555-0101', consentAt: '2026-11-01' },
		{ name: 'Ben', phone: '+49 30 901820' },
		{ name: 'Ana again', phone: 12125550101 },
		{ name: 'Cleo', phone: '1.2E+10' },
		{ name: 'Dan', phone: '+12125550104', doNotCall: 'yes' },
		{ name: 'Eve', phone: '' },
		{ name: 'Fay', phone: '+18005550199' },
		{ name: 'Gus', phone: '+12125550107', timezone: 'Mars/Olympus' },
	];
	const { items, rows, error } = await prepare(sheet, { campaign: 'spring', options: { defaultCountry: 'US' } });
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(sheet.map((_, item) => ({ item })));
	const all = { ...NOTHING, campaign: 'spring' };
	expect(rows.slice(0, 5)).toEqual([
		{ ...all, ...sheet[0], ...ANA, status: 'due', decision: 'call', nextCallAt: NOW },
		{
			...all, ...sheet[1], to: '+4930901820', numberCountry: 'DE', timeZones: 'Europe/Berlin', timeZoneSource: 'number', status: 'due',
			decision: 'later', reason: 'outsideHours', reasonText: 'It is outside the calling hours where the person is.', nextCallAt: '2026-12-03T08:00:00.000Z',
		},
		{ ...all, ...sheet[2], ...ANA, status: 'skipped', decision: 'skip', reason: 'duplicate', reasonText: 'The number is also that of entry 1 of the list.', duplicateOf: 1 },
		{
			...all, ...sheet[3], status: 'fix', decision: 'fix', reason: 'invalidNumber',
			reasonText: "The phone number was converted to scientific notation by the spreadsheet and lost digits; format the column as text.",
		},
		{
			...all, ...sheet[4], ...ANA, to: '+12125550104', status: 'skipped', decision: 'skip', reason: 'doNotCall',
			reasonText: 'The person has opted out of calls.', doNotCall: true,
		},
	]);
	expect(rows.slice(5).map(({ decision, reason, reasonText, timezone }) => [decision, reason, reasonText, timezone])).toEqual([
		['fix', 'invalidNumber', "The phone number is empty.", null],
		[
			'fix',
			'outsideHours',
			"The calling hours where the person is do not begin within 60 days. The number may lie in 42 time zones, and all of them must be open: enter the person's own.",
			null,
		],
		['fix', 'invalidTimeZone', '"Mars/Olympus" is not a time zone. Write it like America/New_York.', 'Mars/Olympus'],
	]);
});

test('each row has one log record, with what was known when it was judged', async () => {
	const { log, hints } = await prepare([{ id: 7, phone: '+12125550101', consentAt: '2026-11-01' }, { id: 8, phone: '1', attempts: '1' }], { campaign: 'spring' });
	const nothing = { campaign: 'spring', from: null, outcome: null, callId: null, durationSeconds: null, nextCallAt: null, consentAt: null, localTime: null, timeZones: null, timeZoneSource: null };
	expect(log).toEqual([
		{
			json: {
				...nothing, decidedAt: NOW, rowId: 7, to: '+12125550101', decision: 'call', status: 'due', rule: 'callingHours usStrict', reason: null, reasonText: null,
				localTime: '2026-12-02T15:00:00-05:00', timeZones: 'America/New_York', timeZoneSource: 'number', attempt: 1, nextCallAt: NOW, consentAt: '2026-11-01',
			},
			pairedItem: { item: 0 },
		},
		{
			json: { ...nothing, decidedAt: NOW, rowId: 8, to: null, decision: 'fix', status: 'fix', rule: 'invalidNumber', reason: 'invalidNumber', reasonText: expect.stringContaining('is too short'), attempt: 1 },
			pairedItem: { item: 1 },
		},
	]);
	expect(hints.map(({ message }) => message)).toEqual([
		'Nobody was called. Of 2 items, 1 would be called now, 0 later, 0 skipped, and 1 must be fixed. Reasons: invalidNumber 1. Time zones: 1 of one zone, 0 of several possible zones, 0 of the default zone. Who was called already in the campaign is found only when calling.',
	]);
});

test('a hint names the rows whose extension is left out, since the number itself is called', async () => {
	const { rows, hints } = await prepare(['+12125550101', '+1 212 555 0102 ext. 5', '+12125550102 x6', 'nobody x7'].map((phone) => ({ phone })));
	expect(rows.map(({ to, decision }) => [to, decision])).toEqual([['+12125550101', 'call'], ['+12125550102', 'call'], ['+12125550102', 'skip'], [null, 'fix']]);
	expect(hints.map(({ message }) => message)).toContain('Extensions are left out, as only the number itself is called (items 1, 2).');
});

test('the log names a row by its number in the sheet, and counts the call that is planned', async () => {
	const { log } = await prepare([{ row_number: 2, phone: '+12125550101' }, { row_number: 3, phone: '+4930901820', attempts: 1, status: 'due' }, { row_number: 4, phone: '+12125550104', attempts: 1, doNotCall: 'x' }]);
	expect(log.map(({ json }) => [json.rowId, json.attempt])).toEqual([[2, 1], [3, 2], [4, 1]]);
});

test.each<[string, IDataObject, INodeParameters, string]>([
	['a call', {}, { callingHours: 'allDay' }, 'callingHours allDay'],
	['a call in own hours, without a choice', {}, { customHours: { hours: [{ days: [3], from: '00:00', until: '24:00' }] } }, 'callingHours custom'],
	['a call in own hours', {}, { callingHours: 'custom', customHours: { hours: [{ days: [3], from: '00:00', until: '24:00' }] } }, 'callingHours custom'],
	['a row that is being called', { status: 'calling', attempts: 1 }, {}, 'calling'],
	['a row outside the hours', {}, { closedDates: '2026-12-02' }, 'outsideHours'],
	['an opt-out', { doNotCall: 'yes' }, {}, 'doNotCall'],
	['used up attempts', { status: 'due', attempts: 3 }, {}, 'attemptLimit'],
])('the log names the rule of %s', async (_case, row, campaignRules, rule) => {
	const { log } = await prepare([{ phone: '+12125550101', ...row }], { campaignRules });
	expect(log.map(({ json }) => json.rule)).toEqual([rule]);
});

/** Berlin, whose clocks go forward at 2:00 and back at 3:00. */
const SMALL_HOURS = { callingHours: 'custom', customHours: { hours: [{ days: [7], from: '02:15', until: '02:45' }] } };
const [LUNCH, DAY] = [{ callingHours: 'france' }, { callingHours: 'weekdays' }];

test.each<[string, INodeParameters, IDataObject, string, string, string | null]>([
	['inside the hours', DAY, { phone: '+4930901820' }, '2026-12-02T08:00:00.000Z', 'call', '2026-12-02T08:00:00.000Z'],
	['the last second', DAY, { phone: '+4930901820' }, '2026-12-02T18:59:59.000Z', 'call', '2026-12-02T18:59:59.000Z'],
	['closing time', DAY, { phone: '+4930901820' }, '2026-12-02T19:00:00.000Z', 'later', '2026-12-03T08:00:00.000Z'],
	['Friday evening', DAY, { phone: '+4930901820' }, '2026-12-04T19:00:00.000Z', 'later', '2026-12-07T08:00:00.000Z'],
	['a French lunch', LUNCH, { phone: '+33142685300' }, '2026-12-02T12:00:00.000Z', 'later', '2026-12-02T13:00:00.000Z'],
	['the night in which the hours do not exist', SMALL_HOURS, { phone: '+4930901820' }, '2027-03-28T00:30:00.000Z', 'later', '2027-04-04T00:15:00.000Z'],
	['the night in which the hours exist twice, the first time', SMALL_HOURS, { phone: '+4930901820' }, '2026-10-25T00:20:00.000Z', 'call', '2026-10-25T00:20:00.000Z'],
	['the same, between', SMALL_HOURS, { phone: '+4930901820' }, '2026-10-25T00:45:00.000Z', 'later', '2026-10-25T01:15:00.000Z'],
	['the same, the second time', SMALL_HOURS, { phone: '+4930901820' }, '2026-10-25T01:20:00.000Z', 'call', '2026-10-25T01:20:00.000Z'],
	['9:00 after the clocks go forward', DAY, { phone: '+4930901820' }, '2027-03-26T19:00:00.000Z', 'later', '2027-03-29T07:00:00.000Z'],
	['9:00 after they go back', DAY, { phone: '+4930901820' }, '2026-10-23T18:00:00.000Z', 'later', '2026-10-26T08:00:00.000Z'],
	['a closed date', { ...DAY, closedDates: '2026-12-02' }, { phone: '+4930901820' }, '2026-12-02T12:00:00.000Z', 'later', '2026-12-03T08:00:00.000Z'],
	['an area code of two zones: New York is open, Chicago is not', {}, { phone: '+13645550101' }, '2026-12-02T15:30:00.000Z', 'later', '2026-12-02T16:00:00.000Z'],
	['the same with its own zone', {}, { phone: '+13645550101', timezone: 'America/New_York' }, '2026-12-02T15:30:00.000Z', 'call', '2026-12-02T15:30:00.000Z'],
	['an Australian mobile: Sydney is open, Perth is not', {}, { phone: '+61412345678' }, '2026-12-02T23:00:00.000Z', 'later', '2026-12-03T01:00:00.000Z'],
	['a number without zone, and a default', { defaultTimeZone: 'Asia/Tokyo', ...DAY }, { phone: '+80012345678' }, '2026-12-02T05:00:00.000Z', 'call', '2026-12-02T05:00:00.000Z'],
	['a number without zone, and no default', DAY, { phone: '+80012345678' }, '2026-12-02T05:00:00.000Z', 'fix', null],
	['planned for later, inside the hours', DAY, { phone: '+4930901820', status: 'due', nextCallAt: '2026-12-02T10:00:00Z' }, '2026-12-02T08:00:00.000Z', 'later', '2026-12-02T10:00:00.000Z'],
	['planned for a moment that is closed', DAY, { phone: '+4930901820', status: 'due', nextCallAt: '2026-12-02T22:00:00Z' }, '2026-12-02T08:00:00.000Z', 'later', '2026-12-03T08:00:00.000Z'],
	['planned for a moment that is over', DAY, { phone: '+4930901820', status: 'due', nextCallAt: '2026-12-02T08:00:00Z' }, '2026-12-02T09:00:00.000Z', 'call', '2026-12-02T08:00:00.000Z'],
	['planned in time, and closed meanwhile', DAY, { phone: '+4930901820', status: 'due', nextCallAt: '2026-12-02T18:00:00Z' }, '2026-12-02T20:00:00.000Z', 'later', '2026-12-03T08:00:00.000Z'],
])('%s', async (_case, campaignRules, row, asOf, decision, nextCallAt) => {
	const { rows, error } = await prepare([row], { asOf, campaignRules });
	expect(error).toBeUndefined();
	expect([rows[0].decision, rows[0].nextCallAt]).toEqual([decision, nextCallAt]);
});

const UNREADABLE = { attempts: null, timeZones: null, timeZoneSource: null, decision: 'fix', reason: 'invalidRow' };

test.each<[string, IDataObject, IDataObject]>([
	['called by another turn', { status: 'claimed', nextCallAt: '2026-12-02T19:00:00.000Z' }, { decision: 'skip' }],
	['being called', { status: 'calling', attempts: 1, lastCallId: 'call_1' }, { decision: 'skip' }],
	['done', { status: 'done', attempts: 3, reason: 'attemptLimit', reasonText: 'Enough.', talkSeconds: 17 }, { decision: 'skip' }],
	['held for a person', { status: 'held', attempts: 1, reason: 'unknownOutcome', attemptHistory: '2026-12-01T19:00:00.000Z unknown 0s call_1' }, { decision: 'skip' }],
	['in an own status', { status: 'Customer', reason: null }, { ...UNREADABLE, reasonText: expect.stringContaining('"status" has a value that is none of due, claimed') }],
	['with attempts that are no number', { status: 'due', attempts: 'two' }, { ...UNREADABLE, status: 'fix', attempts: 'two', reasonText: 'The column "attempts" must be a whole number, or empty.' }],
	['with cells that hold but a space', { status: ' ', attempts: ' ', attemptHistory: ' ', nextCallAt: ' ', campaign: ' ', timezone: ' ' }, { status: 'due', decision: 'call', attempts: 0, attemptHistory: null, nextCallAt: NOW, campaign: null, timezone: null }],
	['with fewer attempts than none', { status: 'due', attempts: -1 }, { ...UNREADABLE, status: 'fix', attempts: -1, reasonText: 'The column "attempts" must be a whole number, or empty.' }],
	['with a date that is none', { status: 'due', nextCallAt: 'tomorrow' }, { ...UNREADABLE, status: 'fix', reasonText: expect.stringContaining('"nextCallAt" must be dates') }],
	['with a history that is none', { status: 'due', attemptHistory: 'twice' }, { ...UNREADABLE, status: 'fix', reasonText: expect.stringContaining('"attemptHistory" cannot be read') }],
	...['yesterday busy 0s call_1', '2026-12-01T19:00:00.000Z gone 0s call_1', '2026-12-01T19:00:00.000Z busy', '2026-12-01T19:00:00.000Z busy long call_1'].map((attemptHistory): [string, IDataObject, IDataObject] => [
		`with the history ${attemptHistory}`,
		{ status: 'due', attemptHistory },
		{ ...UNREADABLE, status: 'fix', reasonText: expect.stringContaining('"attemptHistory" cannot be read') },
	]),
	['with attempts that are a list', { status: 'due', attempts: [3] }, { ...UNREADABLE, status: 'fix', attempts: [3], reasonText: expect.stringContaining('"attempts" must be a whole number') }],
	['with attempts that are an object', { status: 'due', attempts: { total: 3 } }, { ...UNREADABLE, status: 'fix', attempts: { total: 3 }, reasonText: expect.stringContaining('"attempts" must be a whole number') }],
	['with a history that is a list', { status: 'due', attemptHistory: ['2026-12-01T19:00:00.000Z answered 9s call_1'] }, { ...UNREADABLE, status: 'fix', reasonText: expect.stringContaining('"attemptHistory" cannot be read') }],
	['done, with a history that is none', { status: 'done', attempts: 2, attemptHistory: 'twice' }, { decision: 'skip', timeZones: null, timeZoneSource: null }],
	['talked to for no number of seconds', { status: 'done', talkSeconds: 'long' }, { decision: 'skip', talkSeconds: 0 }],
	['skipped before', { status: 'skipped', reason: 'countryNotAllowed', reasonText: 'Elsewhere.' }, { status: 'due', decision: 'call', reason: null, reasonText: null, nextCallAt: NOW }],
	['corrected', { status: 'fix', reason: 'invalidNumber' }, { status: 'due', decision: 'call', reason: null, nextCallAt: NOW }],
])('a row that is %s keeps what it says', async (_case, columns, changes) => {
	const { rows } = await prepare([{ phone: '+12125550101', ...columns }]);
	expect(rows).toEqual([{ ...NOTHING, ...ANA, phone: '+12125550101', ...columns, ...changes }]);
});

const ago = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString();
const called = (...attempts: Array<[hoursAgo: number, outcome: string]>): IDataObject => ({
	attempts: attempts.length,
	attemptHistory: attempts.map(([hours, outcome], index) => `${ago(hours)} ${outcome} 0s call_${index}`).join('; '),
});
const US: INodeParameters = { campaignRules: { callingHours: 'us' } };
const LIMIT = 'attemptLimit';

// Whatever a person has set or emptied by hand, the limits of Plan Next Call hold.
test.each<[string, IDataObject, INodeParameters, unknown[]]>([
	['two of 24 hours', { status: 'due', ...called([3, 'noAnswer'], [1, 'noAnswer']) }, {}, ['later', 'due', LIMIT, ago(3 - 24)]],
	['two of 24 hours, and "now" by hand', { status: 'due', nextCallAt: NOW, ...called([3, 'noAnswer'], [1, 'noAnswer']) }, {}, ['later', 'due', LIMIT, ago(3 - 24)]],
	['two of 24 hours, planned for later', { status: 'due', nextCallAt: ago(-48), reason: 'mine', ...called([3, 'noAnswer'], [1, 'noAnswer']) }, {}, ['later', 'due', 'mine', ago(-48)]],
	['two of 24 hours, closed when they end', { status: 'due', ...called([3, 'noAnswer'], [1, 'noAnswer']) }, { campaignRules: { callingHours: 'us', closedDates: '2026-12-03' } }, ['later', 'due', 'outsideHours', '2026-12-04T13:00:00.000Z']],
	['two of three a day', { status: 'due', ...called([3, 'noAnswer'], [1, 'noAnswer']) }, { maxPerDay: 3 }, ['call', 'due', null, NOW]],
	['two of two a week', { status: 'due', ...called([100, 'noAnswer'], [50, 'noAnswer']) }, { maxPerWeek: 2 }, ['later', 'due', LIMIT, ago(100 - 168)]],
	['three in all', { status: 'due', nextCallAt: NOW, ...called([300, 'noAnswer'], [200, 'noAnswer'], [100, 'busy']) }, {}, ['skip', 'done', LIMIT, null]],
	['three of four in all', { status: 'due', ...called([300, 'noAnswer'], [200, 'noAnswer'], [100, 'busy']) }, { maxAttempts: 4 }, ['call', 'due', null, NOW]],
	['three that are only counted', { status: 'due', attempts: '3' }, {}, ['skip', 'done', LIMIT, null]],
	['two that are only counted', { status: 'due', attempts: 2 }, {}, ['later', 'due', LIMIT, ago(-24)]],
	['two that are only counted, with their last moment', { status: 'due', attempts: 2, lastAttemptAt: ago(23) }, {}, ['later', 'due', LIMIT, ago(-1)]],
	['two that are only counted, before it was planned', { status: 'due', attempts: 2, nextCallAt: ago(1) }, {}, ['call', 'due', null, ago(1)]],
	['one that was answered, and a wish for another', { status: 'due', ...called([1, 'answered']) }, {}, ['call', 'due', null, NOW]],
	...['', 'fix', 'skipped'].flatMap((status): Array<[string, IDataObject, INodeParameters, unknown[]]> => [
		[`two of 24 hours, with the status "${status}"`, { status, ...called([3, 'noAnswer'], [1, 'noAnswer']) }, {}, ['later', 'due', 'callAgain', ago(3 - 24)]],
		[`three in all, with the status "${status}"`, { status, ...called([300, 'noAnswer'], [200, 'noAnswer'], [100, 'busy']) }, {}, ['skip', 'done', LIMIT, null]],
		[`one that was answered, with the status "${status}"`, { status, ...called([100, 'answered']) }, {}, ['skip', 'done', 'finalOutcome', null]],
		[`one that was answered, without history, with the status "${status}"`, { status, attempts: 1, lastOutcome: 'answered', lastAttemptAt: ago(100) }, {}, ['skip', 'done', 'finalOutcome', null]],
		[`one whose end is not known, with the status "${status}"`, { status, ...called([100, 'unknown']) }, {}, ['skip', 'held', 'unknownOutcome', null]],
		[`one of which only the number is known, with the status "${status}"`, { status, attempts: 1 }, {}, ['skip', 'held', 'unknownOutcome', null]],
		[`one that may still go on, with the status "${status}"`, { status, ...called([1, 'pending']) }, {}, ['skip', 'calling', null, null]],
		[`one without ID that may still go on, with the status "${status}"`, { status, attempts: 1, attemptHistory: `${ago(1)} pending 0s` }, {}, ['skip', 'held', 'unknownOutcome', null]],
		[`one that still went on, without history, with the status "${status}"`, { status, attempts: 1, lastOutcome: 'in-progress', lastCallId: 'call_7' }, {}, ['skip', 'calling', null, null]],
		[`one that nobody answered an hour ago, without history, with the status "${status}"`, { status, attempts: 1, lastOutcome: 'no-answer', lastAttemptAt: ago(1) }, {}, ['later', 'due', 'callAgain', ago(1 - 4)]],
		[`one that nobody answered at a time that nobody knows, with the status "${status}"`, { status, attempts: 1, lastOutcome: 'noAnswer' }, {}, ['later', 'due', 'callAgain', ago(-4)]],
		[`one that failed twice, with the status "${status}"`, { status, ...called([100, 'failed'], [50, 'failed']) }, {}, ['skip', 'done', 'outcomeLimit', null]],
		[`one that nobody answered an hour ago, with the status "${status}"`, { status, ...called([1, 'noAnswer']) }, {}, ['later', 'due', 'callAgain', ago(1 - 4)]],
		[`one that nobody answered long ago, with the status "${status}"`, { status, ...called([100, 'noAnswer']) }, {}, ['call', 'due', null, NOW]],
		[`one that reached a voicemail, which the list calls again, with the status "${status}"`, { status, ...called([1, 'voicemail']) }, { callAgain: { outcomes: [{ outcome: 'voicemail', afterMinutes: 90 }] } }, ['later', 'due', 'callAgain', ago(-0.5)]],
	]),
])('the limits of attempts: %s', async (_case, row, parameters, expected) => {
	const list = { ...US, ...parameters };
	const { rows, error } = await prepare([{ phone: '+12125550101', ...row }], list);
	expect(error).toBeUndefined();
	expect(rows.map(({ decision, status, reason, nextCallAt }) => [decision, status, reason, nextCallAt])).toEqual([expected]);
	expect((await prepare(rows, list)).rows).toEqual(rows);
});

// 13:00 in Dubai.
test.each<[string, INodeParameters]>([
	['the hours of the country', {}],
	['weekdays', { callingHours: 'weekdays' }],
	['all day', { callingHours: 'allDay' }],
	['own hours', { callingHours: 'custom', customHours: { hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }] } }],
])('in the Emirates one call a day and two a week are the limit, with %s', async (_case, campaignRules) => {
	const asOf = '2026-12-02T09:00:00.000Z';
	const prepared = async (attemptHistory: string) => {
		const { rows } = await prepare([{ phone: '+97142222222', status: 'due', attempts: attemptHistory.split(';').length, attemptHistory }], { asOf, campaignRules, maxPerWeek: 3 });
		return rows.map(({ decision, nextCallAt }) => [decision, nextCallAt]);
	};
	expect(await prepared('2026-12-02T08:00:00.000Z noAnswer 0s')).toEqual([['later', '2026-12-03T08:00:00.000Z']]);
	expect(await prepared('2026-11-30T08:00:00.000Z noAnswer 0s; 2026-12-01T08:00:00.000Z noAnswer 0s')).toEqual([['later', '2026-12-07T08:00:00.000Z']]);
	expect(await prepared('2026-12-01T08:00:00.000Z noAnswer 0s')).toEqual([['call', asOf]]);
});

test('a row that is due without a moment is due now', async () => {
	const { rows } = await prepare([{ phone: '+12125550101', status: 'due', nextCallAt: '' }, { phone: '+12125550102', status: 'due', attempts: 1, attemptHistory: `${ago(30)} unknown 0s`, nextCallAt: null }]);
	expect(rows.map(({ decision, nextCallAt }) => [decision, nextCallAt])).toEqual(Array(2).fill(['call', NOW]));
});

test.each<[string, INodeParameters, string]>([
	['the do-not-call list', { doNotCall: '(212) 555-0101' }, 'doNotCall'],
	['the allowed countries', { allowedCountries: 'US' }, 'countryNotAllowed'],
])('whoever is held back by %s is skipped', async (_rule, campaignRules, expected) => {
	const { rows } = await prepare([{ phone: expected === 'doNotCall' ? '+12125550101' : '+442079460207' }, { phone: '+12125550102' }], { campaignRules: { ...campaignRules, callingHours: 'allDay' }, options: { defaultCountry: 'US' } });
	expect(rows.map(({ decision, status, reason }) => [decision, status, reason])).toEqual([['skip', 'skipped', expected], ['call', 'due', null]]);
});

test('whoever has opted out in one row is called in no other', async () => {
	const { rows } = await prepare([{ phone: '+12125550101' }, { phone: '212-555-0101', doNotCall: true }, { phone: '+12125550102' }], { options: { defaultCountry: 'US' } });
	expect(rows.map(({ status, reason }) => [status, reason])).toEqual([['skipped', 'doNotCall'], ['skipped', 'doNotCall'], ['due', null]]);
});

// Rather one too many than one too few: nobody can tell whose number it is.
test.each<[string, string, IDataObject, INodeParameters, boolean]>([
	['a national number of another country', '+442079460207', { phone: '020 7946 0207', doNotCall: 'yes' }, { defaultCountry: 'US' }, true],
	['a number without country code', '+12125550102', { phone: '2125550102', doNotCall: 'yes' }, {}, true],
	['a number in words', '+12125550102', { phone: 'mobile: 212 555 0102 (evenings)', doNotCall: true }, {}, true],
	['a number and a remark', '+12125550102', { phone: '212 555 0102, evenings', doNotCall: 'yes' }, {}, true],
	['a remark and a number', '+12125550102', { phone: 'Mom; (212) 555-0102', doNotCall: 'yes' }, {}, true],
	['a number whose row is done', '+12125550102', { phone: '2125550102', doNotCall: 'yes', status: 'done' }, {}, true],
	['a row that cannot be read', '+12125550102', { phone: '2125550102', doNotCall: 'yes', attempts: 'two' }, {}, true],
	['a heading of its own', '+12125550102', { phone: '2125550102', 'Do not call': 'x' }, {}, true],
	['a rule of its own', '+12125550102', { phone: '2125550102', stop: 1 }, { optedOut: '={{ $json.stop }}' }, true],
	['another number', '+12125550102', { phone: '2125550103', doNotCall: 'yes' }, {}, false],
	['no number', '+12125550102', { phone: '', doNotCall: 'yes' }, {}, false],
	['a number that can be read, and only ends alike', '+442125550102', { phone: '+12125550102', doNotCall: 'yes' }, {}, false],
	['a local number that can be read, and only ends alike', '+442125550102', { phone: '(212) 555-0102', doNotCall: 'yes' }, { defaultCountry: 'US' }, false],
	['no opt-out', '+442079460207', { phone: '020 7946 0207', doNotCall: 'no' }, {}, false],
])('an opt-out by %s', async (_case, phone, optedOut, { optedOut: rule, ...options }, isKept) => {
	const list = { options, ...(rule && { campaignRules: { optedOut: rule, callingHours: 'allDay' } }) };
	const { rows, error } = await prepare([{ phone }, optedOut], list.campaignRules ? list : { ...list, campaignRules: { callingHours: 'allDay' } });
	expect(error).toBeUndefined();
	const { decision, status, reason, reasonText } = rows[0];
	const kept = ['skip', 'skipped', 'doNotCall', 'The person may have opted out in another row, whose number cannot be read but ends like this one.'];
	expect([decision, status, reason, reasonText]).toEqual(isKept ? kept : ['call', 'due', null, null]);
});

test.each<[string, IDataObject]>([
	['no number', { phone: 'n/a', status: 'done' }],
	['nothing', { phone: '', status: 'skipped', reason: 'doNotCall' }],
	['another number', { phone: '+12125550199', status: 'skipped', reason: 'doNotCall' }],
	['something else, and a row that cannot be read', { phone: 'asked us to stop', attempts: 'two' }],
])('whoever has opted out is called in no other row, also where the number was changed to %s', async (_case, changed) => {
	const { rows } = await prepare([{ to: '+12125550101', doNotCall: 'yes', ...changed }, { phone: '+12125550101' }]);
	expect(rows.map(({ to, decision, reason }) => [to, decision, reason])[1]).toEqual(['+12125550101', 'skip', 'doNotCall']);
	expect(rows[0]).toMatchObject({ to: '+12125550101', doNotCall: true });
	expect((await prepare(rows)).rows).toEqual(rows);
});

test.each<[string, string, boolean]>([
	['1.2E+10', '+12125550102', true],
	['1.21256E+10', '+12125550102', true],
	['1,21256e+10', '+12125550102', true],
	['+1.21256E+10', '+12125550102', true],
	['2.12555E+09', '+12125550102', true],
	['2.12556E+09', '+12125550102', false],
	['1E+10', '+12125550102', true],
	['4.42079E+11', '+442079460207', true],
	['2.07946E+09', '+442079460207', true],
	['1.14421E+13', '+442079460207', true],
	['1.14421E+14', '+442079460207', false],
	['1.14420E+13', '+442079460207', false],
	['5.51188E+11', '+5511987654321', true],
	['5.51188E+11', '+5511977654321', false],
	['5.49112E+12', '+541123456789', true],
	['1.21257E+10', '+12125550102', false],
	['1.3E+10', '+12125550102', false],
	['1.2E+11', '+12125550102', false],
	['1E+999', '+12125550102', false],
	['1E-999', '+12125550102', false],
	['1.2E+10', '+442079461210', false],
])('an opt-out whose number a spreadsheet has rounded to %s, and %s: held back %s', async (rounded, phone, isKept) => {
	const { rows, error } = await prepare([{ phone }, { phone: rounded, doNotCall: 'yes' }, { phone: rounded }], { campaignRules: { callingHours: 'allDay' } });
	expect(error).toBeUndefined();
	const { decision, reason, reasonText } = rows[0];
	const isExplained = String(reasonText).includes('a spreadsheet has rounded');
	expect([decision, reason, isExplained]).toEqual(isKept ? ['skip', 'doNotCall', true] : ['call', null, false]);
	expect(rows.slice(1).map((row) => row.decision)).toEqual(['fix', 'fix']);
	expect((await prepare(rows, { campaignRules: { callingHours: 'allDay' } })).rows).toEqual(rows);
});

test('an opt-out of a mobile that is written in another way holds it back', async () => {
	const { rows } = await prepare([{ phone: '+5491123456789' }, { phone: '+54 11 2345-6789', doNotCall: 'yes' }], { campaignRules: { callingHours: 'allDay' } });
	expect(rows.map(({ decision, reason }) => [decision, reason])).toEqual([['skip', 'doNotCall'], ['skip', 'doNotCall']]);
});

test.each<[string, string, string, boolean]>([
	['the last digits', '+12125550102', '***0102', true],
	['the last digits, with a hyphen', '+12125550102', '55-0102', true],
	['the last digits after a zero', '+12125550102', '055-0102', true],
	['the last digits of another number', '+12125550102', '***0103', false],
	['less than that', '+12125550102', 'x102', false],
	['two numbers with nothing between them', '+12125550102', '21255501012125550102', true],
	['the same, the first one', '+12125550101', '21255501012125550102', true],
	['the same, with their country codes', '+442079460207', '442079460207442079460208', true],
	['the same, with other digits', '+12125550102', '２１２５５５０１０１２１２５５５０１０２', true],
	['two mobiles of Argentina, written without their 9', '+5491123456789', '541123456780541123456789', true],
	['two mobiles of Brazil from before the ninth digit', '+5511987654321', '11876543221187654321', true],
	['two other numbers', '+12125550103', '21255501012125550102', false],
])('an opt-out whose number has too few or too many digits: %s', async (_case, phone, written, isKept) => {
	const { rows } = await prepare([{ phone }, { phone: written, doNotCall: 'yes' }]);
	const kept = ['skip', 'doNotCall', expect.stringContaining('has too few or too many digits, and may be this one.')];
	expect([rows[0].decision, rows[0].reason, rows[0].reasonText]).toEqual(isKept ? kept : ['call', null, null]);
	expect((await prepare(rows)).rows).toEqual(rows);
});

test('a number that a spreadsheet has rounded keeps nobody back without an opt-out', async () => {
	const { rows } = await prepare([{ phone: '+12125550102' }, { phone: '1.2E+10', doNotCall: 'no' }]);
	expect(rows.map(({ decision }) => decision)).toEqual(['call', 'fix']);
});

/** As people, sheets and databases write headings. */
const spellings = (column: string): string[] => {
	const words = column.replace(/([A-Z])/g, ' $1').toLowerCase();
	return [words, words.toUpperCase(), words.replaceAll(' ', '_'), words.replaceAll(' ', '-'), `${words.charAt(0).toUpperCase()}${words.slice(1)} `, `${words}?`];
};
test.each<[string, string, IDataObject]>([
	['doNotCall', 'yes', { decision: 'skip', reason: 'doNotCall', doNotCall: true }],
	['timezone', 'Asia/Tokyo', { decision: 'later', timezone: 'Asia/Tokyo', timeZoneSource: 'item' }],
	['nextCallAt', '2026-12-04T15:00:00Z', { decision: 'later', nextCallAt: '2026-12-04T15:00:00.000Z' }],
	['status', 'Done', { decision: 'skip', status: 'done' }],
	['attempts', '3', { decision: 'skip', reason: 'attemptLimit', attempts: 3 }],
	['attemptHistory', `${ago(1)} answered 9s call_1`, { decision: 'skip', reason: 'finalOutcome', attempts: 1 }],
	['lastAttemptAt', 'Tuesday', { decision: 'fix', reason: 'invalidRow' }],
	['lastOutcome', 'answered', { decision: 'call', lastOutcome: 'answered' }],
	['lastCallId', 'call_7', { decision: 'call', lastCallId: 'call_7' }],
	['talkSeconds', '12', { decision: 'call', talkSeconds: 12 }],
	['campaign', 'spring', { decision: 'call', campaign: 'spring' }],
	['consentAt', '2026-11-01', { decision: 'call', consentAt: '2026-11-01' }],
])('the column %s is read whatever its heading looks like', async (column, value, expected) => {
	const headings = [column, ...spellings(column), ...(column === 'timezone' ? ['Time Zone', 'time_zone'] : [])];
	const { rows } = await prepare(headings.map((heading, index) => ({ phone: `+1212555010${index}`, [heading]: value })));
	expect(rows).toEqual(headings.map((heading) => expect.objectContaining({ ...expected, ...(heading !== column && { [heading]: value }) })));
	expect((await prepare(rows)).rows).toEqual(rows);
});

test('an opt-out counts beside another heading that is none', async () => {
	const { rows } = await prepare([{ phone: '+12125550101', doNotCall: 'yes', DNC: 'no' }, { phone: '+12125550102', 'Opt out': 'x', DNC: '' }]);
	expect(rows.map(({ decision, doNotCall }) => [decision, doNotCall])).toEqual([['skip', true], ['skip', true]]);
});

test.each(['DNC', 'ＤＮＣ', 'Öpt óut', 'opted_out', 'Opt out', 'Do not contact'])('the heading %s is an opt-out', async (heading) => {
	const { rows } = await prepare([{ phone: '+12125550101', doNotCall: false, [heading]: 'x' }, { phone: '+12125550102', [heading]: 'no' }]);
	expect(rows.map(({ decision, doNotCall }) => [decision, doNotCall])).toEqual([['skip', true], ['call', false]]);
});

test('the column itself counts before another heading that is as it was', async () => {
	const { rows } = await prepare([{ phone: '+12125550102', timezone: ' ', 'Time Zone': 'America/Chicago' }, { phone: '+12125550103', nextCallAt: '2026-12-04T15:00:00Z', 'Next call at': '2026-12-03T15:00:00Z' }]);
	expect(rows.map(({ timezone, nextCallAt }) => [timezone, nextCallAt])).toEqual([['America/Chicago', NOW], [null, '2026-12-04T15:00:00.000Z']]);
});

const [CALLED, CLASHING] = [{ decision: 'call', reason: null }, (reason: string, ...headings: string[]) => ({ decision: 'fix', status: 'fix', reason, reasonText: `The columns ${headings.map((each) => `"${each}"`).join(', ')} contradict each other. Make them alike, or empty all but one.` })];
const TOKYO = { phone: '+12125550101', 'Time Zone': 'Asia/Tokyo' };
const ASKED = { phone: '+12125550101', 'Consent at': '2026-11-01' };
const ANY_ZONE = 'America/New_York';
/** Its hours begin after those that were planned for Tokyo. */
const TOMORROW = { decision: 'later', nextCallAt: '2026-12-03T15:00:00.000Z', timezone: ANY_ZONE, timeZones: ANY_ZONE };

// Whoever corrects the cell in which the value came expects it to count.
test.each<[string, IDataObject, IDataObject, INodeParameters, IDataObject]>([
	['a zone under its heading', TOKYO, { 'Time Zone': ANY_ZONE }, {}, TOMORROW],
	['what was no zone', { ...TOKYO, 'Time Zone': 'Mars' }, { 'Time Zone': ANY_ZONE }, {}, { ...CALLED, timezone: ANY_ZONE }],
	['a zone under its heading, which was empty', { phone: '+12125550101', timezone: 'Asia/Tokyo', 'Time Zone': '' }, { 'Time Zone': ANY_ZONE }, {}, TOMORROW],
	['a zone that is to be that of the number', TOKYO, { 'Time Zone': '', timezone: '' }, {}, { ...TOMORROW, timezone: null, timeZoneSource: 'number' }],
	['a zone in the column of this node alone', TOKYO, { timezone: ANY_ZONE }, {}, { ...CLASHING('invalidTimeZone', 'Time Zone', 'timezone'), timezone: ANY_ZONE, timeZones: null }],
	['the zone of its number, and another one under a heading', { phone: '+12125550101' }, { timezone: ANY_ZONE, 'Time Zone': 'Asia/Tokyo' }, {}, CLASHING('invalidTimeZone', 'timezone', 'Time Zone')],
	['a zone in both', TOKYO, { timezone: ANY_ZONE, 'Time Zone': 'america/new york' }, {}, TOMORROW],
	['one of two headings of a zone', { ...TOKYO, time_zone: 'Asia/Tokyo' }, { 'Time Zone': ANY_ZONE }, {}, CLASHING('invalidTimeZone', 'Time Zone', 'time_zone', 'timezone')],
	['nothing, where two headings have had different zones', { ...TOKYO, time_zone: ANY_ZONE }, {}, {}, { ...CLASHING('invalidTimeZone', 'Time Zone', 'time_zone'), timezone: null }],
	['nothing, where both columns have had different zones', { ...TOKYO, timezone: ANY_ZONE }, {}, {}, CLASHING('invalidTimeZone', 'Time Zone', 'timezone')],
	['nothing, where the zones are offsets, before and behind', { ...TOKYO, timezone: '+02:00', 'Time Zone': '-02:00' }, {}, {}, CLASHING('invalidTimeZone', 'Time Zone', 'timezone')],
	['nothing, where both zones are the same', { ...TOKYO, timezone: '-05:00', 'Time Zone': 'UTC-5' }, {}, {}, { ...CALLED, timezone: 'UTC-5' }],
	['a zone, where a rule says another', TOKYO, { timezone: 'Europe/Paris' }, { campaignRules: { timeZone: ANY_ZONE } }, { ...CALLED, timezone: ANY_ZONE }],
	...['Phone', 'Phone number', 'PHONE_NUMBER'].map((heading): [string, IDataObject, IDataObject, INodeParameters, IDataObject] => [`a number under ${heading}`, { [heading]: '+12125550101' }, { [heading]: '+12125550199' }, {}, { ...CALLED, to: '+12125550199' }]),
	['a number that was none', { Phone: '12' }, { Phone: '+12125550199' }, {}, { ...CALLED, to: '+12125550199' }],
	['one of two numbers', { phone: '+12125550101', Phone: '+12125550101' }, { Phone: '+12125550199' }, {}, CLASHING('invalidNumber', 'phone', 'Phone')],
	['one of two numbers, of which the other is none', { phone: '12', Phone: '' }, { Phone: '+12125550199' }, {}, CLASHING('invalidNumber', 'phone', 'Phone')],
	['nothing, where one number is written twice', { phone: '(212) 555-0199', Phone: '+1 212 555 0199' }, {}, { options: { defaultCountry: 'US' } }, { ...CALLED, to: '+12125550199' }],
	['a number in a column that was not chosen', { mobile: '+12125550199', phone: '+12125550101', Phone: '' }, { Phone: '+12125550102' }, { phone: '={{ $json.mobile }}' }, { ...CALLED, to: '+12125550199' }],
	['a consent under its heading', ASKED, { 'Consent at': '2026-11-20' }, {}, { ...CLASHING('invalidRow', 'Consent at', 'consentAt'), consentAt: '2026-11-01' }],
	['a consent under its heading, and none in the column of this node', ASKED, { 'Consent at': '2026-11-20', consentAt: '' }, {}, { ...CALLED, consentAt: '2026-11-20' }],
	['a consent that the option reads from the column', ASKED, { 'Consent at': '2026-11-20' }, { options: { consent: '={{ $json.consentAt }}' } }, CLASHING('invalidRow', 'Consent at', 'consentAt')],
	['a consent that another expression says', ASKED, { 'Consent at': '2026-11-20' }, { options: { consent: 'by letter' } }, { ...CALLED, consentAt: 'by letter' }],
	['nothing, where a consent is written twice', { ...ASKED, consentAt: '2026-11-01T00:00:00' }, {}, {}, { ...CALLED, consentAt: '2026-11-01T00:00:00' }],
	['nothing, where a consent has other letters', { ...ASKED, 'Consent at': 'Yes', consentAt: 'yes' }, {}, {}, { ...CALLED, consentAt: 'yes' }],
	['nothing, where two headings have had different consents', { ...ASKED, consent_at: 'by phone' }, {}, {}, { ...CLASHING('invalidRow', 'Consent at', 'consent_at'), consentAt: null }],
	['a status, so that nobody is called', { phone: '+12125550101', Status: 'due' }, { Status: 'Done' }, {}, CLASHING('invalidRow', 'Status', 'status')],
	['a status, where the row has ended', { phone: '+12125550101', Status: 'done' }, { Status: 'due' }, {}, { decision: 'skip', status: 'done', timeZones: ANY_ZONE }],
	['a status, by that of this node', { phone: '+12125550101', Status: 'due' }, { status: 'held' }, {}, { decision: 'skip', status: 'held' }],
	['a status that ends nothing', { phone: '+12125550101', Status: 'fix' }, { Status: 'skipped' }, {}, CALLED],
])('a prepared row in which a person has corrected %s', async (_case, row, corrected, parameters, expected) => {
	const first = await prepare([row], parameters);
	const { rows } = await prepare([{ ...first.rows[0], ...corrected }], parameters);
	expect(rows).toEqual([expect.objectContaining(expected)]);
	expect((await prepare(rows, parameters)).rows).toEqual(rows);
});

test('whoever has opted out under several numbers is called under none of them', async () => {
	const list = [{ phone: '+12125550101', Phone: '+12125550102', 'Phone number': '2125550103', DNC: 'x' }, ...['1', '2', '3', '4'].map((last) => ({ phone: `+1212555010${last}` }))];
	const { rows } = await prepare(list);
	expect(rows.map(({ decision }) => decision)).toEqual(['fix', 'skip', 'skip', 'skip', 'call']);
});

test.each([undefined, '={{ $json.phone }}', '={{ $json.phone ?? $json.to }}'])('the number is in the column phone, however that is written: %s', async (phone) => {
	const list = [{ Phone: '+12125550101' }, { 'Phone number': 12125550102 }, { PHONE: '' }];
	const parameters = { ...(phone && { phone }), options: { defaultCountry: 'US' } };
	const { rows } = await prepare(list, parameters);
	expect(rows.map(({ to }) => to)).toEqual(['+12125550101', '+12125550102', null]);
	// A copy of the number would go on when the number is corrected.
	expect(rows.map((row) => 'phone' in row)).toEqual([false, false, false]);
	expect((await prepare(rows, parameters)).rows).toEqual(rows);
});

test.each(['={{ "+1" + $json.phone }}', '={{ "+1" + ($json.phone ?? "") }}'])('what an expression makes of the column phone counts, also the second time: %s', async (phone) => {
	const { rows } = await prepare([{ phone: '2125550101' }], { phone });
	expect(rows).toMatchObject([{ to: '+12125550101', decision: 'call' }]);
	expect((await prepare(rows, { phone })).rows).toEqual(rows);
});

test('a column that was chosen is the only one', async () => {
	const { rows } = await prepare([{ mobile: '', Phone: '+12125550101' }], { phone: '={{ $json.mobile }}' });
	expect(rows.map(({ to, decision }) => [to, decision])).toEqual([[null, 'fix']]);
});

test('rows without a number, or with one that is lost, stay apart: each is to be fixed, and in the log', async () => {
	const list = [{ 'name;phone': 'Ana;+12125550101' }, { 'name;phone': 'Ben;+12125550102' }, { name: 'Cleo', phone: '' }, { name: 'Dan', phone: '' }, { phone: '1.20256E+10' }, { phone: '1.20256E+10' }];
	const { rows, log } = await prepare(list);
	expect(log).toHaveLength(list.length);
	expect(rows.map(({ decision, duplicateOf, reasonText }) => [decision, duplicateOf, reasonText])).toEqual([
		...Array<unknown>(2).fill(['fix', null, `The phone number is empty. The row has no column "phone", but "name;phone".`]),
		...Array<unknown>(2).fill(['fix', null, 'The phone number is empty.']),
		...Array<unknown>(2).fill(['fix', null, expect.stringContaining('scientific notation')]),
	]);
	expect((await prepare(rows)).rows).toEqual(rows);
});

test.each<[string, IDataObject[], unknown[]]>([
	['its ID', [{ id: 17 }, { id: 18 }], [17, 'The number is also that of the row with id 17.']],
	['its row number in a sheet', [{ row_number: '2' }, { row_number: '3' }], [2, 'The number is also that of the row with row_number 2.']],
	['its place in the list', [{ id: 'a' }, {}], [1, 'The number is also that of entry 1 of the list.']],
])('the row with the same number is named by %s', async (_case, list, expected) => {
	const { rows } = await prepare(list.map((row) => ({ phone: '+12125550101', ...row })));
	expect([rows[1].duplicateOf, rows[1].reasonText]).toEqual(expected);
});

test.each([['done', '+12125550101'], ['calling', '+12125550101'], ['due', null], ['skipped', null]])('the number of a row that is %s, whose phone is gone: %s', async (status, expected) => {
	const { rows } = await prepare([{ phone: 'n/a', to: '+12125550101', status }]);
	expect(rows.map(({ to }) => to)).toEqual([expected]);
});

// A sheet may be sorted, and a database returns rows in any order.
test.each<[string, IDataObject]>([
	['was answered', { status: 'done', attempts: 1, attemptHistory: '2026-12-01T19:00:00.000Z answered 9s call_1' }],
	['is about to be called', { status: 'claimed' }],
	['is being called', { status: 'calling', attempts: 1 }],
	['is held for a person', { status: 'held', attempts: 1 }],
	['was ended by hand', { status: 'done' }],
	['waits for its next call', { status: 'due', attempts: 1, nextCallAt: '2026-12-02T22:00:00.000Z' }],
	['has no call left', { status: 'due', attempts: 3 }],
	['has calls that cannot be read', { status: 'due', attempts: 'two' }],
])('a new row does not bring a call to somebody whose row %s, wherever that stands', async (_case, known) => {
	const rowsOf = ([one, other]: string[]) => [{ id: 1, phone: one, ...known }, { id: 2, phone: other, status: 'skipped' }] as const;
	const numbers = [['+12125550101', '+12125550101'], ['+5491123456789', '+541123456789'], ['+541123456789', '+54 9 11 2345-6789'], ['+5511987654321', '+551187654321'], ['+551187654321', '+5511987654321']];
	// Mobiles of Argentina and Brazil have two notations.
	for (const list of numbers.map(rowsOf).flatMap(([called, fresh]) => [[called, fresh], [fresh, called]])) {
		const { rows } = await prepare(list);
		expect(rows.find(({ id }) => id === 2)).toMatchObject({ decision: 'skip', reason: 'duplicate', duplicateOf: 1 });
		expect(rows.find(({ id }) => id === 1)).toMatchObject({ duplicateOf: null });
		expect((await prepare(rows)).rows).toEqual(rows);
	}
});

test('of two rows with calls, that with more of them counts', async () => {
	const { rows } = await prepare([{ id: 1, phone: '+12125550101', status: 'due', attempts: 1 }, { id: 2, phone: '+12125550101', status: 'due', attempts: 2 }], { maxAttempts: 2 });
	expect(rows.map(({ decision, reason }) => [decision, reason])).toEqual([['skip', 'duplicate'], ['skip', 'attemptLimit']]);
});

test.each<[string, INodeParameters, string]>([
	['a do-not-call list that cannot be read', { doNotCall: '={{ undefined }}' }, "'Campaign Rules → Do Not Call' could not be read, so nobody is called. [item 0]"],
	['a country that does not exist', { allowedCountries: 'Atlantis' }, `'Campaign Rules → Allowed Countries' contains "ATLANTIS", which is not a two-letter country code. [item 0]`],
	['a wrong default zone', { defaultTimeZone: 'Mars', callingHours: 'us' }, "'Campaign Rules → Default Time Zone' is not a time zone. [item 0]"],
])('%s is no fault of a row: nothing comes out', async (_case, campaignRules, message) => {
	const number = 'defaultTimeZone' in campaignRules ? '+80012345678' : '+12125550101';
	const { items, error } = await prepare([{ phone: number }], { campaignRules, options: { defaultCountry: 'US' } });
	expect([error?.message, items]).toEqual([message, []]);
});

test('an expensive number is to be fixed unless its type is allowed', async () => {
	const decisionFor = async (options: INodeParameters) => (await prepare([{ phone: '+19005550101' }], { campaignRules: { timeZone: 'America/New_York' }, options })).rows.map(({ decision }) => decision);
	expect(await decisionFor({})).toEqual(['fix']);
	expect(await decisionFor({ allowedNumberTypes: ['premiumRate'] })).toEqual(['call']);
});

const cellWith = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const aRow = fc.record(
	{
		phone: cellWith<unknown>('+12125550101', '(212) 555-0101', '2125550102', '+61412345678', 12125550103, 'Ana', '', '+80012345678', '+33142685300'),
		timezone: cellWith('America/Chicago', 'europe/berlin', '', '+02:00', 'Mars'),
		status: cellWith('due', 'claimed', 'calling', 'Done', 'skipped', 'held', 'fix', 'mine', ''),
		attempts: cellWith<unknown>(0, 1, '2', '', 'two', null),
		nextCallAt: cellWith<unknown>('2026-12-02T19:00:00Z', '2026-12-05T10:00:00+01:00', '', 'soon'),
		attemptHistory: cellWith('2026-12-01T19:00:00.000Z noAnswer 0s call_1', '2026-10-25T19:00:00.000Z failed 0s; 2026-10-26T10:00:00.000Z busy 4s', '2026-10-25T19:00:00.000Z pending 0s', 'twice'),
		lastOutcome: cellWith('answered', 'noAnswer', 'unknown', ''),
		lastAttemptAt: cellWith<unknown>('2026-10-28T10:00:00Z', ''),
		reason: cellWith('callAgain', 'mine'),
		doNotCall: cellWith<unknown>('yes', false, '', 'no', true),
		talkSeconds: cellWith<unknown>('12', 7, 'x'),
		'Time Zone': cellWith('America/Chicago', 'America/New_York', ''),
		'Phone number': cellWith('+12125550101', '+33142685300', ''),
		'Consent at': cellWith('2026-11-01', 'by phone', ''),
		Status: cellWith('done', 'due', 'mine', ''),
	},
	{ requiredKeys: [] },
);
const moments = fc.integer({ min: 0, max: 400 }).map((hours) => new Date(Date.parse('2026-10-20T00:00:00Z') + hours * 3_600_000).toISOString());

test('a prepared list that is prepared again does not change, and each row has one decision', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 12 }), moments, async (rows, asOf) => {
			const parameters = { asOf, campaign: 'spring', campaignRules: { doNotCall: '+12125550103' }, options: { defaultCountry: 'US' } };
			const first = await prepare(rows as IDataObject[], parameters);
			expect(first.error).toBeUndefined();
			expect(first.rows).toHaveLength(rows.length);
			expect(first.log).toHaveLength(rows.length);
			expect((await prepare(first.rows, parameters)).rows).toEqual(first.rows);
			// As a sheet gives it back: empty cells, and all the rest as text.
			const sheet = first.rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])));
			const ours = ({ phone: _phone, 'Time Zone': _zone, 'Phone number': _number, 'Consent at': _consent, Status: _status, ...columns }: IDataObject) => columns;
			const known = (row: IDataObject) => ({ ...ours(row), attempts: String(row.attempts ?? '') });
			expect((await prepare(sheet, parameters)).rows.map(known)).toEqual(first.rows.map(known));
			const due = first.rows.filter(({ status }) => status === 'due');
			expect(due.filter(({ to, nextCallAt, doNotCall }) => !to || !nextCallAt || doNotCall === true)).toEqual([]);
			const numbers = due.map(({ to }) => to);
			expect(new Set(numbers).size).toBe(numbers.length);
		}),
		{ numRuns: 100 },
	);
});
