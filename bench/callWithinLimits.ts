/** A calling process: calls lists of people through providers that allow so many calls. `measureLimits` starts it. */
import 'reflect-metadata';
import { DataDeduplicationService, PackageDirectoryLoader } from 'n8n-core';
import { version as n8nCore } from 'n8n-core/package.json';
import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { control } from './control';
import type { LimitedProvider, LimitsCase, LimitsPlan, LimitsReport, LimitsRun } from './limitsCase';
import { memoryDeduplicator } from './memoryDeduplicator';
import { newest } from './loadSubjects';
import { people } from './people';
import { runInEngine } from './runInEngine';

const POLL_INTERVAL_S = 1;
/** A call goes through three of them: queued, ringing, in progress. */
const PHASES = 3;

const rungBook = z.record(z.string(), z.number());
const requestsLog = z.array(z.object({ at: z.string(), status: z.number().nullable(), to: z.string().nullable() }));

const PLACING: Record<LimitedProvider, { credential: string; parameters: INodeParameters }> = {
	kejue: { credential: 'kejueApi', parameters: { resource: 'call', operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}' } },
	zudu: { credential: 'zuduApi', parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' } },
};

process.once('message', (plan: LimitsPlan) => {
	callAll(plan).then(
		(report) => process.send?.(report, () => process.exit()),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});

async function callAll({ packageFolder, lists }: LimitsPlan): Promise<LimitsReport> {
	const loader = new PackageDirectoryLoader(packageFolder);
	await Promise.all([loader.loadAll(), DataDeduplicationService.init(memoryDeduplicator())]);
	const runs = await Promise.all(lists.map(async (list) => await callList(loader, list)));
	return { node: process.version, n8nCore, runs };
}

async function callList(loader: PackageDirectoryLoader, { one, sandbox }: LimitsPlan['lists'][number]): Promise<LimitsRun> {
	const { provider, allowed, callMs } = one;
	await control(sandbox, 'POST', 'pace', { phaseMs: callMs / PHASES });
	await control(sandbox, 'POST', 'limits', { provider, ...allowed });
	const persons = people(one.people);
	const { credential, parameters } = PLACING[provider];
	const items = await runInEngine({
		loader,
		...newest(loader.packageName, loader.getNode(provider).type),
		parameters: { ...parameters, ...waitingWithin(one) },
		secrets: { [credential]: { ...sandbox.credentials, baseUrl: sandbox.baseUrl } },
		people: persons,
		onError: 'continueRegularOutput',
	});

	const rung = rungBook.parse(JSON.parse(await control(sandbox, 'GET', 'rung')));
	const placing = requestsLog.parse(JSON.parse(await control(sandbox, 'GET', `requests?provider=${provider}`))).filter(({ to }) => to !== null);
	const beganAt = Math.min(...placing.map(({ at }) => Date.parse(at)));
	const momentsOf = (wanted: (status: number | null) => boolean) => placing.filter(({ status }) => wanted(status)).map(({ at }) => Date.parse(at) - beganAt);
	return {
		one,
		acceptedAtMs: momentsOf((status) => status !== 429),
		refusedAtMs: momentsOf((status) => status === 429),
		lost: persons.filter(({ phone }, index) => rung[phone] === undefined || items[index]?.json.status !== 'ended').length,
		twice: persons.filter(({ phone }) => (rung[phone] ?? 0) > 1).length,
	};
}

function waitingWithin({ allowed, setTimes }: LimitsCase): INodeParameters {
	return {
		waitFor: 'ended',
		campaignRules: { callsPerMinute: setTimes * allowed.perMinute, maxActiveCalls: setTimes * allowed.atOnce },
		options: { pollInterval: POLL_INTERVAL_S, maxConcurrent: 50 },
	};
}
