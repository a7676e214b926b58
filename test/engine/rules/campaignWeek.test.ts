import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isOpen } from '../../../nodes/shared/calls/rules/hours/openingHours';
import { PRESETS, presetFor } from '../../../nodes/shared/calls/rules/hours/presets';
import { countryOf } from '../../../nodes/shared/calls/rules/countries';
import { zonesOfNumber } from '../../../nodes/shared/calls/rules/zones/zonesOfNumber';
import { DateTime } from 'luxon';
import { jsonOf, runNode } from '../runNode';

const PEOPLE = 2000;
const TURN_MINUTES = 30;
/** The week in which the clocks of the US go back, and eight days more. */
const [START, END] = [DateTime.fromISO('2026-10-28T00:00:00Z'), DateTime.fromISO('2026-11-13T00:00:00Z')];
const AREAS = ['212', '312', '303', '415', '808', '416', '364', '850', '907', '480'];
const OUTCOMES = ['answered', 'noAnswer', 'noAnswer', 'busy', 'voicemail', 'failed', 'noAnswer', 'unknown', 'busy', 'noAnswer'];

async function campaign(operation: string, items: IDataObject[], asOf: DateTime, more: INodeParameters = {}): Promise<IDataObject[]> {
	const parameters = { resource: 'campaign', operation, ...more, options: { asOf: asOf.toISO() } };
	const { items: rows, error } = await runNode({ type: 'callCampaign', secrets: {}, items, parameters });
	expect(error).toBeUndefined();
	return jsonOf(rows);
}

/** Always the same one for the same call. */
const outcomeOf = (person: number, attempt: number): string => OUTCOMES[(person * 7 + attempt * 3 + Math.floor(person / 10)) % OUTCOMES.length] ?? '';

test('2,000 people in two weeks: each is called within the hours where they are, never too often, and everything comes to an end', async () => {
	const list = Array.from({ length: PEOPLE }, (_, id) => ({ id, phone: `+1${AREAS[id % AREAS.length]}555${String(1000 + Math.floor(id / AREAS.length)).padStart(4, '0')}` }));
	const rows = new Map((await campaign('prepareList', list, START, { campaign: 'spring' })).map((row) => [row.id, row]));
	expect(rows.size).toBe(PEOPLE);
	const calls = new Map<number, DateTime[]>();
	let finishedAt: string | undefined;
	for (let now = START; now < END; now = now.plus({ minutes: TURN_MINUTES })) {
		const due = [...rows.values()].filter(({ status, nextCallAt }) => status === 'due' && DateTime.fromISO(String(nextCallAt)) <= now);
		// Rows wait for the next turn, so the hours are asked once more before the call.
		const open = (due.length > 0 ? await campaign('prepareList', due, now) : []).filter(({ decision }) => decision === 'call');
		if (open.length === 0) continue;
		const turns = open.map((row) => {
			const [id, attempt] = [Number(row.id), Number(row.attempts) + 1];
			calls.set(id, [...(calls.get(id) ?? []), now]);
			const outcome = outcomeOf(id, attempt);
			return { row: { ...row, status: 'claimed' }, call: { callId: `call_${id}_${attempt}`, status: 'ended', outcome, startedAt: now.toISO(), durationSeconds: outcome === 'answered' ? 60 : 0 } };
		});
		for (const row of await campaign('planNextCall', turns, now, { row: '={{ $json.row }}', callResult: '={{ $json.call }}' })) rows.set(row.id, row);
		const [sums] = await campaign('summarize', [...rows.values()], now);
		expect(Number(sums.due) + Number(sums.done) + Number(sums.held)).toBe(PEOPLE);
		expect(sums.attempts).toBe([...calls.values()].flat().length);
		if (sums.finished) finishedAt ??= now.toISO() ?? undefined;
	}
	expect(finishedAt).toBeDefined();
	expect(calls.size).toBe(PEOPLE);
	const wrong = [...calls].flatMap(([id, moments]) => {
		const number = String(rows.get(id)?.to);
		const hours = { windows: PRESETS[presetFor(countryOf(number))], closedDates: new Set<string>() };
		const closed = moments.filter((moment) => !isOpen(hours, zonesOfNumber(number), moment));
		const often = moments.filter((moment) => moments.filter((other) => other <= moment && other > moment.minus({ hours: 24 })).length > 2);
		// What was known before decides: after these nobody is called again, and after the first failure once.
		const last = moments.slice(0, -1).filter((_, index) => ['answered', 'voicemail', 'unknown'].includes(outcomeOf(id, index + 1)));
		return moments.length > 3 || closed.length + often.length + last.length > 0 ? [{ id, number, moments: moments.map(String) }] : [];
	});
	expect(wrong).toEqual([]);
});
