import fc from '../../fastCheck';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { jsonOf, runNode } from '../runNode';

const NOW = '2026-12-02T20:00:00.000Z';

async function summarize(rows: IDataObject[], options: INodeParameters = {}) {
	const { items, error } = await runNode({ type: 'callCampaign', secrets: {}, items: rows, parameters: { resource: 'campaign', operation: 'summarize', options: { asOf: NOW, ...options } } });
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([rows.map((_, item) => ({ item }))]);
	return jsonOf(items)[0] as IDataObject;
}

const STATUSES = ['due', 'claimed', 'calling', 'done', 'skipped', 'held', 'fix', 'otherStatus'];
const OUTCOMES = ['answered', 'voicemail', 'noAnswer', 'busy', 'rejected', 'canceled', 'failed', 'unknown', 'noOutcome'];
const NOTHING: IDataObject = {
	rows: 0, ...Object.fromEntries([...STATUSES, ...OUTCOMES].map((name) => [name, 0])),
	reasons: '', dueNow: 0, dueLater: 0, dueWithoutTime: 0, nextCallAt: null, attempts: 0, minutesTalked: 0, percentDone: 0, finished: false, finishedNow: false,
};

test('one item says where a campaign stands', async () => {
	const rows = [
		{ status: 'due', nextCallAt: '2026-12-02T19:00:00.000Z', attempts: 0 },
		{ status: 'due', nextCallAt: '2026-12-03T10:00:00+01:00', attempts: '1', lastOutcome: 'noAnswer', reason: 'callAgain', talkSeconds: '4' },
		{ status: 'due', nextCallAt: '2026-12-03T15:00:00.000Z', attempts: 1, lastOutcome: 'busy', reason: 'callAgain' },
		{ status: 'due', nextCallAt: '', attempts: null },
		{ status: 'calling', attempts: 1 },
		{ status: 'Done', attempts: 2, lastOutcome: 'answered', talkSeconds: 95, reason: 'finalOutcome' },
		{ status: 'skipped', attempts: 0, reason: 'doNotCall' },
		{ status: 'held', attempts: 1, lastOutcome: 'unknown', reason: 'unknownOutcome' },
		{ status: 'fix', attempts: 0, reason: 'invalidNumber' },
		{ status: 'Customer' },
	];
	expect(await summarize(rows)).toEqual({
		...NOTHING, rows: 10, due: 4, calling: 1, done: 1, skipped: 1, held: 1, fix: 1, otherStatus: 1,
		answered: 1, noAnswer: 1, busy: 1, unknown: 1, noOutcome: 6,
		reasons: 'none 4, callAgain 2, doNotCall 1, finalOutcome 1, invalidNumber 1, unknownOutcome 1',
		dueNow: 1, dueLater: 2, dueWithoutTime: 1, nextCallAt: '2026-12-03T09:00:00.000Z', attempts: 6, minutesTalked: 1.7, percentDone: 20,
	});
});

test.each<[string, IDataObject[], IDataObject]>([
	['no rows', [{}], {}],
	['all done', [{ status: 'done' }, { status: 'skipped' }], { rows: 2, done: 1, skipped: 1, percentDone: 100, finished: true, finishedNow: true }],
	['only a person can go on', [{ status: 'held' }, { status: 'fix' }, { status: 'done' }], { rows: 3, held: 1, fix: 1, done: 1, percentDone: 33.3, finished: true, finishedNow: true }],
	['one call is under way', [{ status: 'done' }, { status: 'calling' }], { rows: 2, done: 1, calling: 1, percentDone: 50 }],
	['one is claimed', [{ status: 'done' }, { status: 'claimed' }], { rows: 2, done: 1, claimed: 1, percentDone: 50 }],
	['one is due this moment', [{ status: 'due', nextCallAt: NOW }], { rows: 1, due: 1, dueNow: 1 }],
	['one is due next year', [{ status: 'due', nextCallAt: '2027-01-04T10:00:00Z' }], { rows: 1, due: 1, dueLater: 1, nextCallAt: '2027-01-04T10:00:00.000Z' }],
	['a list that was never prepared', [{ phone: '+12125550101' }], { rows: 1, otherStatus: 1 }],
])('finished or not: %s', async (_case, rows, expected) => {
	const { rows: count = 0 } = expected;
	const reasons = Number(count) > 0 ? { reasons: `none ${String(count)}`, noOutcome: count } : {};
	expect(await summarize(rows)).toEqual({ ...NOTHING, ...reasons, ...expected });
});

test('what a person looks at comes first', async () => {
	expect(Object.keys(await summarize([{ status: 'done' }])).slice(0, 5)).toEqual(['finished', 'finishedNow', 'dueNow', 'nextCallAt', 'percentDone']);
});

test('the end of a campaign is told once', async () => {
	const told = async (finishedBefore: boolean, ...statuses: string[]) => (await summarize(statuses.map((status) => ({ status })), { finishedBefore })).finishedNow;
	expect([await told(false, 'due'), await told(false, 'done'), await told(true, 'done'), await told(true, 'due')]).toEqual([false, true, false, false]);
});

test.each<[string, unknown]>([
	['empty', ''],
	['missing', undefined],
	['an Excel date number', 46400.5],
	['a date that nobody knows to read', '12/24/2026'],
])('a row that is due, whose moment is %s, is not due now: a table does not find it, and a hint says so', async (_case, nextCallAt) => {
	const rows = [{ status: 'due', nextCallAt }, { status: 'done', nextCallAt }] as IDataObject[];
	const { items, hints } = await runNode({ type: 'callCampaign', secrets: {}, items: rows, parameters: { resource: 'campaign', operation: 'summarize', options: { asOf: NOW } } });
	expect(jsonOf(items)[0]).toMatchObject({ due: 1, dueNow: 0, dueLater: 0, dueWithoutTime: 1, nextCallAt: null, finished: false });
	expect((hints as Array<{ message: string }>).map(({ message }) => message)).toEqual([expect.stringContaining('nextCallAt is empty or no date: 1.')]);
});

test.each<[string, IDataObject, IDataObject]>([
	['seconds below zero', { talkSeconds: -60 }, { minutesTalked: 0 }],
	['a counter below zero', { attempts: -1 }, { attempts: 0 }],
	['a counter without end', { attempts: '1e999' }, { attempts: 0 }],
	['a history that is longer than the counter', { attempts: 1, attemptHistory: '2026-12-01T19:00:00.000Z busy 0s; 2026-12-01T20:00:00.000Z busy 0s' }, { attempts: 2 }],
	...['=HYPERLINK("http://x.test")', '+cmd|x', '-2+3', '@SUM(A1)', '＝1+1'].map((reason): [string, IDataObject, IDataObject] => [`a reason that a spreadsheet would calculate: ${reason}`, { reason }, { reasons: `'${reason} 1` }]),
	['a reason with a comma', { reason: 'ill, on leave' }, { reasons: 'ill; on leave 1' }],
])('odd cells: %s', async (_case, row, expected) => {
	expect(await summarize([{ status: 'done', ...row }])).toMatchObject(expected);
});

test('it is never 100 % before all is done', async () => {
	const rows = [...Array.from({ length: 3999 }, () => ({ status: 'done' })), { status: 'due' }];
	expect(await summarize(rows)).toMatchObject({ percentDone: 99.9, finished: false });
});

const value = (...values: unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const aRow = fc.record({
	status: value('due', 'claimed', 'calling', 'done', 'SKIPPED', 'held', 'fix', 'mine', '', null, 7, {}),
	lastOutcome: value('answered', 'voicemail', 'noAnswer', 'busy', 'rejected', 'canceled', 'failed', 'unknown', 'odd', 'pending', '', null),
	reason: value('callAgain', 'doNotCall', 'outsideHours', '', null, 3),
	nextCallAt: value('2026-12-02T19:00:00Z', '2026-12-02T20:00:00.001Z', 'soon', ''),
	attempts: value(0, 1, '2', 'two', null),
	talkSeconds: value(0, 61, '30', 'x', Number.NaN),
});

test('all sums equal the rows', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 40 }), async (rows) => {
			const sums = await summarize(rows as IDataObject[]);
			const total = (names: string[]) => names.reduce((sum, name) => sum + Number(sums[name]), 0);
			const reasons = String(sums.reasons).split(', ').map((entry) => Number(entry.split(' ').at(-1)));
			expect([sums.rows, total(STATUSES), total(OUTCOMES), reasons.reduce((sum, count) => sum + count, 0)]).toEqual(Array(4).fill(rows.length));
			expect(total(['dueNow', 'dueLater', 'dueWithoutTime'])).toBe(sums.due);
			expect(sums.nextCallAt === null).toBe(sums.dueLater === 0);
			expect(sums.finished).toBe(total(['due', 'claimed', 'calling', 'otherStatus']) === 0);
			expect(sums.percentDone === 100).toBe(total(['done', 'skipped']) === rows.length);
			expect(Object.keys(sums).sort()).toEqual(Object.keys(NOTHING).sort());
		}),
		{ numRuns: 200 },
	);
});
