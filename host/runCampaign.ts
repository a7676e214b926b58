import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { canonicalNumber } from '../sandbox/phoneNumber';
import { CAMPAIGN_FILE, examplesFolder } from './examples';
import type { Playground } from './startPlayground';

/** The campaign's last node: one item for each line of the contact sheet. */
const LAST_NODE = 'Campaign result';

const result = z
	.object({
		line: z.number(),
		person: z.string(),
		provider: z.string(),
		phone: z.string(),
		callId: z.string().nullable(),
		status: z.string().nullable(),
		outcome: z.string().nullable(),
		problem: z.string().nullable(),
	})
	.strict();

const expectation = result.omit({ callId: true }).extend({ hasCallId: z.boolean(), timesRung: z.number() }).strict();

/** What became of one line of the contact sheet; `problem` says why no call was placed or followed. */
export type CampaignRow = z.infer<typeof result> & {
	/** How often the sandbox rang the number. */
	timesRung: number;
};

/**
 * Runs examples/campaign.json once, as its Execute button does.
 *
 * @throws when the execution does not succeed
 */
export async function runCampaign({ client, workflows, sandbox }: Playground): Promise<CampaignRow[]> {
	const workflow = workflows.get(CAMPAIGN_FILE);
	if (workflow === undefined) throw new Error(`${CAMPAIGN_FILE} is not among the imported workflows`);
	const run = await client.run(workflow.id, LAST_NODE);
	if (run.status !== 'success') throw new Error(`The campaign ended with status ${run.status}: ${run.error ?? 'no reason given'}`);

	const rows = z.array(result).parse(run.outputs(LAST_NODE)[0]);
	const rung = sandbox.rung();
	return rows.map((row) => ({ ...row, timesRung: rung[canonicalNumber(row.phone)] ?? 0 }));
}

/**
 * What differs from examples/campaign.expected.json, one sentence each; none when every line is as it should be.
 * Call ids are the sandbox's to choose: only whether there is one, and that no two lines share one, is compared.
 */
export function campaignDifferences(rows: readonly CampaignRow[]): string[] {
	const expected = z
		.array(expectation)
		.parse(JSON.parse(readFileSync(join(examplesFolder, 'campaign.expected.json'), 'utf8')));
	const differences: string[] = [];

	for (const wanted of expected) {
		const found = rows.filter(({ line }) => line === wanted.line);
		if (found.length !== 1) {
			differences.push(`Line ${wanted.line} (${wanted.person}) came out ${found.length} times, should be once`);
			continue;
		}
		const { callId, ...rest } = found[0];
		const actual = new Map<string, unknown>(Object.entries({ ...rest, hasCallId: callId !== null }));
		for (const [name, value] of Object.entries(wanted)) {
			if (actual.get(name) !== value) {
				differences.push(
					`Line ${wanted.line} (${wanted.person}): ${name} is ${JSON.stringify(actual.get(name))}, should be ${JSON.stringify(value)}`,
				);
			}
		}
	}
	for (const { line, person } of rows) {
		if (!expected.some((wanted) => wanted.line === line)) differences.push(`Line ${line} (${person}) should not be there`);
	}
	const callIds = rows.flatMap(({ callId }) => callId ?? []);
	if (new Set(callIds).size !== callIds.length) differences.push(`Two lines share a call id: ${callIds.join(', ')}`);
	return differences;
}
