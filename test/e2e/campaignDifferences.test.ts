import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { examplesFolder } from '../../host/examples';
import { campaignDifferences, type CampaignRow } from '../../host/runCampaign';

type Expected = Omit<CampaignRow, 'callId'> & { hasCallId: boolean };

/** Rows as they should come out, each call with an id of its own. */
const rightRows = (): CampaignRow[] => {
	const expected = JSON.parse(readFileSync(join(examplesFolder, 'campaign.expected.json'), 'utf8')) as Expected[];
	return expected.map(({ hasCallId, ...row }) => ({ ...row, callId: hasCallId ? `call_${row.line}` : null }));
};

/** The right rows, but for one. */
const withRow = (line: number, change: Partial<CampaignRow>): CampaignRow[] =>
	rightRows().map((row) => (row.line === line ? { ...row, ...change } : row));

describe('The comparison that decides the exit code of npm start -- --run', () => {
	it('finds nothing where every row is as it should be', () => {
		expect(rightRows()).toHaveLength(12);
		expect(campaignDifferences(rightRows())).toEqual([]);
	});

	it.each([
		['a person rung twice', withRow(1, { timesRung: 2 }), ['Line 1 (Ada Moreno): timesRung is 2, should be 1']],
		['another outcome', withRow(2, { outcome: 'answered' }), ['Line 2 (Ben Okafor): outcome is "answered", should be "noAnswer"']],
		['another reason', withRow(3, { problem: 'No.' }), [expect.stringMatching(/^Line 3 \(Chen Li\): problem is "No\.", should be "'Phone Number' was/)]],
		['a call without an id', withRow(4, { callId: null }), ['Line 4 (Dina Haddad): hasCallId is false, should be true']],
		['a person missing', rightRows().slice(1), ['Line 1 (Ada Moreno) came out 0 times, should be once']],
		['a person twice', [...rightRows(), ...rightRows().slice(11)], ['Line 12 (Lena Petrov) came out 2 times, should be once']],
		['a person too many', [...rightRows(), { ...rightRows()[9], line: 13 }], ['Line 13 (Jonas Weber) should not be there']],
		['an id shared by two', withRow(5, { callId: 'call_4' }), [expect.stringMatching(/^Two lines share a call id: /)]],
	])('names %s', (_what, rows, differences) => {
		expect(campaignDifferences(rows)).toEqual(differences);
	});
});
