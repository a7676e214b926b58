import { join } from 'node:path';
import { DataDeduplicationService, LazyPackageDirectoryLoader, PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers, type INodeParameters, type INodeType, type IVersionedNodeType } from 'n8n-workflow';
import { axiosLoop } from './axiosLoop';
import { HelperLoop } from './HelperLoop';
import type { Plan, SandboxAddress, Subject } from './measurement';
import { memoryDeduplicator } from './memoryDeduplicator';
import type { Person } from './people';
import { runInEngine, type EngineRun } from './runInEngine';

/** One run of a subject. */
export interface Job {
	people: Person[];
	/** Requests under way at once; null for a subject that starts them all at once. */
	limit: number | null;
	sandbox: SandboxAddress;
}

export interface LoadedSubjects {
	/** Places one call for each person, or only judges the list, and gives what came back. */
	run: Record<Subject, (job: Job) => Promise<unknown[]>>;
	/** Version of n8n's HTTP Request node: its newest. */
	httpRequestVersion: number;
}

/** Each needs something of the item; the calling hours also its time zone, which its number shows. */
const CHECKED_RULES: INodeParameters = { checkOnly: true, callingHours: 'byCountry', duplicates: 'callFirst', campaign: 'bench', optedOut: '={{ $json.optedOut }}' };

const CREATE_PATH = '/api/v1/persona-calls';

/** Loads our node and n8n's from their packages, as n8n loads them. */
export async function loadSubjects({ hostModules, packageFolder }: Pick<Plan, 'hostModules' | 'packageFolder'>): Promise<LoadedSubjects> {
	const ours = new PackageDirectoryLoader(packageFolder);
	const theirs = new LazyPackageDirectoryLoader(join(hostModules, 'n8n-nodes-base'), [], ['n8n-nodes-base.httpRequest']);
	await Promise.all([ours.loadAll(), theirs.loadAll(), DataDeduplicationService.init(memoryDeduplicator())]);
	const nodes = {
		kejue: { loader: ours, ...newest(ours.packageName, ours.getNode('kejue').type) },
		helperLoop: { loader: ours, ...newest('bench', new HelperLoop()) },
		httpRequest: { loader: theirs, ...newest(theirs.packageName, theirs.getNode('httpRequest').type) },
	};
	const kejueCall: INodeParameters = { resource: 'call', operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}' };
	const withKejueCredential = async (name: 'kejue' | 'helperLoop', { people, sandbox: { apiKey, baseUrl } }: Job, parameters: INodeParameters) =>
		await runInEngine({ ...nodes[name], parameters, secrets: { kejueApi: { apiKey, baseUrl } }, people });

	return {
		httpRequestVersion: nodes.httpRequest.typeVersion,
		run: {
			kejue: async (job) =>
				await withKejueCredential('kejue', job, { ...kejueCall, options: { maxConcurrent: job.limit } }),
			checkOnly: async (job) => await withKejueCredential('kejue', job, { ...kejueCall, campaignRules: CHECKED_RULES }),
			helperLoop: async (job) => await withKejueCredential('helperLoop', job, { url: urlOf(job), maxConcurrent: job.limit }),
			httpRequest: async (job) =>
				await runInEngine({
					...nodes.httpRequest,
					// As a user without this package would set it up.
					parameters: {
						method: 'POST',
						url: urlOf(job),
						authentication: 'genericCredentialType',
						genericAuthType: 'httpHeaderAuth',
						sendBody: true,
						contentType: 'json',
						specifyBody: 'json',
						jsonBody: '={{ { persona_id: "per_7", contact: { phone: $json.phone } } }}',
					},
					secrets: { httpHeaderAuth: { name: 'X-API-Key', value: job.sandbox.apiKey } },
					people: job.people,
				}),
			axios: async (job) => await axiosLoop(job.people, job.limit ?? job.people.length, { url: urlOf(job), apiKey: job.sandbox.apiKey }),
		},
	};
}

/** The newest version of a node, as a package's loader gives it. */
export function newest(packageName: string, type: INodeType | IVersionedNodeType): Pick<EngineRun, 'type' | 'typeName' | 'typeVersion'> {
	const typeVersion = 'currentVersion' in type ? type.currentVersion : ([type.description.version].flat().at(-1) ?? 1);
	return { type: NodeHelpers.getVersionedNodeType(type, typeVersion), typeName: `${packageName}.${type.description.name}`, typeVersion };
}

function urlOf({ sandbox }: Job): string {
	return new URL(CREATE_PATH, sandbox.baseUrl).href;
}
