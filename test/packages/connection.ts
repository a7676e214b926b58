import { join } from 'node:path';
import { z } from 'zod';

import { readExamples } from '../../host/examples';
import { N8nClient, type Workflow, type WorkflowFile } from '../../host/n8nClient';
import { sandboxCredentials } from '../../host/sandboxCredentials';
import { setUpCredentials, withCredentials } from '../../host/setUpN8n';
import { PROVIDER_NAMES } from '../../sandbox';
import { actingThrough, type Ask, askingSandbox } from '../e2e/asking';

const provider = z.object({ baseUrl: z.string(), credentials: z.record(z.string()) });
const prepared = z.object({ name: z.string(), folder: z.string(), tarball: z.string(), unpackedBytes: z.number() });
const environment = z.object({
	packages: z.array(prepared),
	actionsUrl: z.string(),
	actionsToken: z.string(),
	controlToken: z.string(),
	providers: z.object({ kejue: provider, zudu: provider, elemente: provider, levers: provider }),
});
const startedN8n = z.object({ n8nUrl: z.string(), owner: z.object({ email: z.string(), password: z.string() }) });

/** A package as host/packages has prepared it. */
export type Prepared = z.infer<typeof prepared>;

/** An n8n in which some packages are installed, with a credential of the sandbox for each service that they know. */
export interface InstalledPackages {
	/** Where this n8n is reached on this machine. */
	n8nUrl: string;
	client: N8nClient;
	/** Stores a workflow, each node with the credential that it needs. */
	store(workflow: WorkflowFile): Promise<Workflow>;
}

/** What host/packages.mjs has made and started. */
export interface Connection {
	/** @throws for a name that is none of the packages' */
	prepared(name: string): Prepared;
	/** The first example of a single-service package, as its own sources have it. */
	firstCall(name: string, service: string): WorkflowFile;
	/** Ends the n8n before, and starts a new one with nothing but these packages. */
	install(names: string[], env?: { WEBHOOK_URL: string }): Promise<InstalledPackages>;
	/** See the control routes of the sandbox. */
	askSandbox: Ask;
}

/** @throws when the tests were not started by that program */
export function connect(): Connection {
	const given = process.env.AI_CALLS_E2E;
	if (given === undefined) throw new Error('These tests need built packages: start them with "npm run test:packages".');
	const { packages, actionsUrl, actionsToken, controlToken, providers } = environment.parse(JSON.parse(given));
	const act = actingThrough({ actionsUrl, actionsToken });
	const find = (name: string): Prepared => {
		const found = packages.find((one) => one.name === name);
		if (!found) throw new Error(`There is no package ${name}`);
		return found;
	};
	const install = async (names: string[], env?: { WEBHOOK_URL: string }): Promise<InstalledPackages> => {
		const { n8nUrl, owner } = startedN8n.parse(await act('startN8n', { names: names.map((name) => find(name).name).join(','), ...env }));
		const client = new N8nClient(n8nUrl);
		await client.signIn(owner);
		const known = (await client.credentialTypes()).map(({ name }) => name);
		const credentials = await setUpCredentials(client, sandboxCredentials({ providers }).filter(({ type }) => known.includes(type)));
		const nodeTypes = await client.nodeTypes();
		return {
			n8nUrl,
			client,
			store: async (workflow) => await client.createWorkflow(withCredentials(workflow, nodeTypes, credentials)),
		};
	};
	return {
		prepared: find,
		firstCall: (name, service) => {
			const file = `first-call-${service.toLowerCase()}.json`;
			const example = readExamples(join(find(name).folder, 'examples')).get(file);
			if (!example) throw new Error(`${name} has no example ${file}`);
			return example;
		},
		install,
		askSandbox: askingSandbox(providers[PROVIDER_NAMES[0]].baseUrl, controlToken),
	};
}
