/** A calling process: hands a list of people over in every way that is compared. `measureBulk` starts it. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DataDeduplicationService, LazyPackageDirectoryLoader, PackageDirectoryLoader } from 'n8n-core';
import { version as n8nCore } from 'n8n-core/package.json';
import type { INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { BULK_CASES, BULK_PROVIDERS, type BulkCase, type BulkMeasurement, type BulkPlan, type BulkProvider, type BulkReport } from './bulkCase';
import { control } from './control';
import { EvaluateExpressions } from './EvaluateExpressions';
import { newest } from './loadSubjects';
import { memoryDeduplicator } from './memoryDeduplicator';
import { observe } from './observe';
import { people, type Person } from './people';
import { runInEngine } from './runInEngine';
import type { SandboxProcess } from './startSandboxProcess';

/** Enough for the compiler to have optimised what runs per item. */
const WARM_UP_PEOPLE = 1000;
/** HTTP Request opens a connection for every item at once, which a busy machine does not always stand. */
const MAX_TRIES = 6;
const AT_ONCE = 5;

const OWN_NUMBER = '+12025550100';
const PHONE = '={{ $json.phone }}';
const OPTED_OUT = '={{ $json.optedOut }}';
const EVERY_HOUR: INodeParameters = { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] };

const rungBook = z.record(z.string(), z.number());
const token = z.object({ access_token: z.string() });

interface Setup {
	credential: string;
	bulk: INodeParameters;
	single: INodeParameters;
	/** As a user without this package would set HTTP Request up. */
	http: { path: string; body: string; headers(sandbox: SandboxProcess): Promise<Record<string, string>> };
}

const SETUPS: Record<BulkProvider, Setup> = {
	zudu: {
		credential: 'zuduApi',
		bulk: { resource: 'batch', operation: 'create', fromNumber: OWN_NUMBER, toNumber: PHONE, status: 'sent' },
		single: { resource: 'call', operation: 'createPhoneCall', fromNumber: OWN_NUMBER, toNumber: PHONE },
		http: {
			path: '/api/calls/create-phone-call',
			body: `={{ { from_number: "${OWN_NUMBER}", to_number: $json.phone } }}`,
			headers: async ({ credentials: { apiKey, apiSecret } }) => await Promise.resolve({ 'X-API-KEY': apiKey, 'X-API-SECRET': apiSecret }),
		},
	},
	levers: {
		credential: 'leversApi',
		bulk: { resource: 'call', operation: 'createMany', numberToCall: PHONE },
		single: { resource: 'call', operation: 'create', numberToCall: PHONE },
		http: {
			path: '/api-service/v1/ai/phone-calls/action/call',
			body: '={{ { numberToCall: $json.phone } }}',
			headers: async ({ baseUrl, credentials: { clientId, clientSecret } }) => {
				const response = await fetch(new URL('/auth/v1/api-key/auth', baseUrl), {
					method: 'POST',
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify({ clientId, clientSecret }),
				});
				return { Authorization: `Bearer ${token.parse(await response.json()).access_token}` };
			},
		},
	},
};

process.once('message', (plan: BulkPlan) => {
	measure(plan).then(
		(report) => process.send?.(report, () => process.exit()),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});

async function measure({ hostModules, packageFolder, people: count, rounds, sandboxes }: BulkPlan): Promise<BulkReport> {
	const ours = new PackageDirectoryLoader(packageFolder);
	const theirs = new LazyPackageDirectoryLoader(join(hostModules, 'n8n-nodes-base'), [], ['n8n-nodes-base.httpRequest']);
	const store = memoryDeduplicator();
	await Promise.all([ours.loadAll(), theirs.loadAll(), DataDeduplicationService.init(store)]);
	const expressions = { loader: ours, ...newest('bench', new EvaluateExpressions()) };
	const httpRequest = { loader: theirs, ...newest(theirs.packageName, theirs.getNode('httpRequest').type) };

	const hand = async ({ provider, subject }: BulkCase, list: Person[], sandbox: SandboxProcess): Promise<unknown[]> => {
		const { credential, http, ...operations } = SETUPS[provider];
		switch (subject) {
			case 'expressions':
				return await runInEngine({ ...expressions, parameters: { to: PHONE, optedOut: OPTED_OUT }, secrets: {}, people: list });
			case 'httpRequest':
				return await runInEngine({
					...httpRequest,
					parameters: {
						method: 'POST',
						url: new URL(http.path, sandbox.baseUrl).href,
						authentication: 'genericCredentialType',
						genericAuthType: 'httpCustomAuth',
						sendBody: true,
						contentType: 'json',
						specifyBody: 'json',
						jsonBody: http.body,
					},
					secrets: { httpCustomAuth: { json: JSON.stringify({ headers: await http.headers(sandbox) }) } },
					people: list,
				});
			default:
				return await runInEngine({
					loader: ours,
					...newest(ours.packageName, ours.getNode(provider).type),
					parameters: { ...operations[subject], campaignRules: rules(), options: { maxConcurrent: AT_ONCE } },
					secrets: { [credential]: { ...sandbox.credentials, baseUrl: sandbox.baseUrl } },
					people: list,
				});
		}
	};

	const watched = async (one: BulkCase, count: number) => {
		const found = sandboxes.find(({ provider, latencyMs }) => provider === one.provider && latencyMs === one.latencyMs);
		if (!found) throw new Error(`No sandbox for ${nameOf(one)}`);
		const { sandbox } = found;
		for (let tries = 1; ; tries++) {
			const list = people(count);
			await control(sandbox, 'POST', 'clear');
			// As in a workflow that runs for the first time: what was noted before would cost the later ones more.
			Object.assign(store, memoryDeduplicator());
			try {
				const cost = await observe(async () => {
					const answers = await hand(one, list, sandbox);
					if (answers.length !== count) throw new Error(`${answers.length} answers`);
				});
				if (one.subject !== 'expressions') await assertEachRung(sandbox, list);
				return cost;
			} catch (error) {
				if (one.subject !== 'httpRequest' || tries === MAX_TRIES) throw error;
				console.log(`${nameOf(one)} did not finish (${error instanceof Error ? error.message : String(error)})`);
			}
		}
	};

	const cases = BULK_CASES.flatMap((one) => BULK_PROVIDERS.map((provider): BulkCase => ({ ...one, provider })));
	for (const one of cases.filter(({ latencyMs }) => latencyMs === 0)) await watched(one, WARM_UP_PEOPLE);
	const measurements: BulkMeasurement[] = [];
	for (let round = 1; round <= rounds; round++) {
		// Every other round runs backwards, so that nothing is always measured after the same neighbour.
		for (const one of round % 2 === 0 ? cases.toReversed() : cases) {
			const { wallMs, cpuMs } = await watched(one, count);
			measurements.push({ ...one, wallMs, cpuMs, round });
			console.log(`round ${round}/${rounds}  ${nameOf(one).padEnd(30)} ${(wallMs / 1000).toFixed(2)} s wall, ${(cpuMs / 1000).toFixed(2)} s CPU`);
		}
	}
	return { node: process.version, n8nCore, people: count, measurements };
}

/** A new campaign each time, whose memory has nobody. */
function rules(): INodeParameters {
	return { campaign: randomUUID(), callingHours: 'custom', customHours: EVERY_HOUR, duplicates: 'callFirst', optedOut: OPTED_OUT };
}

/** Figures of a run whose people were not all called, or called twice, would mean nothing. */
async function assertEachRung(sandbox: SandboxProcess, list: Person[]): Promise<void> {
	const rung = rungBook.parse(JSON.parse(await control(sandbox, 'GET', 'rung')));
	const wrong = list.filter(({ phone }) => rung[phone] !== 1);
	if (wrong.length > 0) throw new Error(`${wrong.length} of ${list.length} people were not called exactly once`);
}

function nameOf({ provider, subject, latencyMs }: BulkCase): string {
	return `${latencyMs} ms  ${provider} ${subject}`;
}
