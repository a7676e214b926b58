import type { FollowTimes } from '../../check/followCall';
import { formatReport } from '../../check/formatReport';
import { readOptions } from '../../check/readOptions';
import { runCheck, type CheckResult } from '../../check/runCheck';
import type { ProviderName, Sandbox } from '../../sandbox';
import { environmentOf } from './secretsOf';

export interface Checked extends CheckResult {
	report: string;
	/** Subject of a finding -> verdict and text. */
	verdicts: Record<string, string>;
}

interface CheckingOptions {
	baseUrl?: string;
	parameters?: string[];
	/** Only the first ones of the plan. */
	mostReads?: number;
}

const TIMES: FollowTimes = { pollMs: 20, atMostMs: 60_000, afterEndMs: 50 };

/** Runs a check as its command does. */
export async function checking(sandbox: Sandbox, provider: ProviderName, { baseUrl, parameters = [], mostReads }: CheckingOptions = {}): Promise<Checked> {
	const options = readOptions([provider, ...parameters], environmentOf(sandbox, provider, baseUrl));
	const plan = { ...options.plan, reads: options.plan.reads.slice(0, mostReads) };
	const result = await runCheck({ ...options, plan, times: TIMES, report: () => {} });
	const head = { title: options.plan.title, packageVersion: '1.2.3', day: '2026-11-29', isDocumentedAddress: false, called: options.call !== undefined };
	return {
		...result,
		report: formatReport(head, result.findings, result.names),
		verdicts: Object.fromEntries(result.findings.map(({ subject, verdict, text }) => [subject, `${verdict}: ${text}`])),
	};
}
