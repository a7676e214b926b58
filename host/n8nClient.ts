import { parse as unflatten } from 'flatted';
import { z } from 'zod';

import { fetchWithin } from './fetchWithin';

const RUN_POLL_INTERVAL_MS = 250;
const RUN_TIMEOUT_MS = 90_000;
/** The most that n8n lists at once. */
const MAX_EXECUTIONS_PER_PAGE = 100;
/** n8n 2.8 goes on by id what it lists by start: executions that began at the same moment can stand the other way round. */
const OVERLAP = 20;
/** The most rows of a data table that n8n gives or takes at once. */
const MAX_ROWS_PER_PAGE = 250;

const named = z.object({ id: z.string(), name: z.string() });
const workflow = named.extend({ versionId: z.string() });
const credential = named.extend({ type: z.string() });
const readableCredential = credential.extend({ data: z.record(z.unknown()) });
const credentialTest = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });
const item = z.object({ json: z.record(z.unknown()), error: z.unknown() });
const nodeRun = z.object({
	data: z.object({ main: z.array(z.array(item).nullable()).optional() }).optional(),
	error: z.object({ message: z.string() }).passthrough().optional(),
});
const executionData = z.object({
	resultData: z.object({
		runData: z.record(z.array(nodeRun)).default({}),
		error: z.object({ message: z.string() }).passthrough().optional(),
	}),
});
const execution = z.object({ id: z.string(), status: z.string(), data: z.string(), workflowData: z.object({ name: z.string() }) });
const started = z.object({ executionId: z.string() });
const dataTables = z.object({ data: z.array(named) });
const dataTablePage = z.object({ data: z.array(z.record(z.unknown())) });
const executionSummary = z.object({ id: z.string(), status: z.string(), mode: z.string() });
/** With `nextCursor` null it is the last one; without it, it comes from an n8n that has none. */
const executionsPage = z.object({ results: z.array(executionSummary), nextCursor: z.string().nullish() });

/** A workflow as it is exported by n8n and imported again. */
export const workflowFile = z
	.object({
		name: z.string(),
		nodes: z.array(
			z
				.object({
					name: z.string(),
					type: z.string(),
					credentials: z.record(z.object({ id: z.string().nullable(), name: z.string() })).optional(),
				})
				.passthrough(),
		),
		connections: z.record(z.unknown()),
		settings: z.record(z.unknown()).optional(),
	})
	.passthrough();

export type WorkflowFile = z.infer<typeof workflowFile>;
export type Named = z.infer<typeof named>;
export type Workflow = z.infer<typeof workflow>;
export type Credential = z.infer<typeof credential>;
export type ReadableCredential = z.infer<typeof readableCredential>;
export type CredentialTest = z.infer<typeof credentialTest>;
/** A row of a data table, by column. */
export type DataTableRow = Record<string, unknown>;
export type ExecutionSummary = z.infer<typeof executionSummary>;

/** A node or credential type as the editor sees it. */
export type LoadedType = Record<string, unknown> & { name: string };

export interface Account {
	email: string;
	password: string;
}

export interface FinishedRun {
	executionId: string;
	/** `success`, `error`, `canceled` or `crashed`. */
	status: string;
	/** Why the execution failed, in n8n's words. */
	error?: string;
	/** The items a node put out, by output, all its runs together; no outputs when it did not run. */
	outputs(nodeName: string): Array<Array<Record<string, unknown>>>;
}

/** Speaks with a running n8n over the REST interface that its own editor uses. Every method throws on an answer other than 2xx. */
export class N8nClient {
	private cookie = '';

	/** @param webhookUrl where n8n receives webhooks, if another process does that */
	constructor(
		private readonly baseUrl: string,
		private readonly webhookUrl = baseUrl,
	) {}

	/** Makes the owner account of a new n8n; logs in to one that has it already. */
	async signIn({ email, password }: Account): Promise<void> {
		const { userManagement } = z
			.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean().optional() }) })
			.parse(await this.call('GET', '/rest/settings'));
		const response = userManagement.showSetupOnFirstLoad
			? await this.send('POST', '/rest/owner/setup', { email, password, firstName: 'Sandbox', lastName: 'Owner' })
			: await this.send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		this.cookie = response.headers
			.getSetCookie()
			.map((header) => header.split(';')[0])
			.join('; ');
	}

	/** The cookies of the signed-in owner, `name=value` joined by `; `, for a browser that is to be signed in, too. */
	get session(): string {
		return this.cookie;
	}

	/** The descriptions of all loaded nodes; `<package>.<node>` is the name. */
	async nodeTypes(): Promise<LoadedType[]> {
		return loadedTypes(await this.read('/types/nodes.json'));
	}

	async credentialTypes(): Promise<LoadedType[]> {
		return loadedTypes(await this.read('/types/credentials.json'));
	}

	/** A file that the editor loads, such as an icon; `path` as in the descriptions. */
	async file(path: string): Promise<{ contentType: string; text: string }> {
		const response = await this.send('GET', path.startsWith('/') ? path : `/${path}`);
		return { contentType: response.headers.get('content-type') ?? '', text: await response.text() };
	}

	async credentials(): Promise<Credential[]> {
		return z.array(credential).parse(await this.call('GET', '/rest/credentials'));
	}

	/** @param data plain field values; fields with a default may be left out */
	async createCredential(name: string, type: string, data: Record<string, unknown>): Promise<Credential> {
		return credential.parse(await this.call('POST', '/rest/credentials', { name, type, data }));
	}

	/** As the editor reads it: password fields are blanked. */
	async credential(id: string): Promise<ReadableCredential> {
		return readableCredential.parse(await this.call('GET', `/rest/credentials/${id}?includeData=true`));
	}

	async updateCredential({ id, name, type }: Credential, data: Record<string, unknown>): Promise<void> {
		await this.call('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** Runs the credential's own test with the stored data. */
	async testCredential(id: string): Promise<CredentialTest> {
		const { name, type, data } = await this.credential(id);
		return credentialTest.parse(await this.call('POST', '/rest/credentials/test', { credentials: { id, name, type, data } }));
	}

	async workflows(): Promise<Named[]> {
		return z.array(named).parse(await this.call('GET', '/rest/workflows'));
	}

	async createWorkflow({ name, nodes, connections, settings }: WorkflowFile): Promise<Workflow> {
		return workflow.parse(
			await this.call('POST', '/rest/workflows', { name, nodes, connections, settings: settings ?? { executionOrder: 'v1' }, active: false }),
		);
	}

	/** Publishes a workflow: its triggers start listening. */
	async activate({ id, versionId }: Workflow): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId, name: 'v1', description: '' });
	}

	async deactivate(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	async deleteWorkflow(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/archive`, {});
		await this.call('DELETE', `/rest/workflows/${id}`);
	}

	/**
	 * Runs a workflow up to a node as its Execute button does, and waits for the end.
	 *
	 * @throws when it has not ended after 90 seconds
	 */
	async run(workflowId: string, lastNode: string): Promise<FinishedRun> {
		return await this.finished(await this.start(workflowId, lastNode));
	}

	/** Starts what `run` runs, without waiting; gives the execution's id. */
	async start(workflowId: string, lastNode: string): Promise<string> {
		return await this.startRun(workflowId, { startNodes: [], destinationNode: { nodeName: lastNode, mode: 'inclusive' } });
	}

	/**
	 * Starts everything behind one of the workflow's triggers, or what leads from it to a node, as the Execute button of the
	 * canvas does; gives the execution's id.
	 */
	async startFrom(workflowId: string, trigger: string, lastNode?: string): Promise<string> {
		const destination = lastNode !== undefined && { destinationNode: { nodeName: lastNode, mode: 'inclusive' } };
		return await this.startRun(workflowId, { triggerToStartFrom: { name: trigger }, ...destination });
	}

	private async startRun(workflowId: string, from: object): Promise<string> {
		const answer = await this.call('POST', `/rest/workflows/${workflowId}/run`, {
			workflowId,
			// n8n 2.8 reads the workflow from here, and 2.41 from its database.
			workflowData: await this.call('GET', `/rest/workflows/${workflowId}`),
			...from,
		});
		return started.parse(answer).executionId;
	}

	/** "Retry" in the list of executions, with the original workflow; waits for the end. */
	async retry(executionId: string): Promise<FinishedRun> {
		const retried = z.object({ id: z.string() }).parse(await this.call('POST', `/rest/executions/${executionId}/retry`, { loadWorkflow: false }));
		return await this.finished(retried.id);
	}

	/** "Stop" in the list of executions. */
	async stop(executionId: string): Promise<void> {
		await this.call('POST', `/rest/executions/${executionId}/stop`, {});
	}

	/** Posts to a Webhook node of a published workflow, as some other system would. */
	async callWebhook(path: string, body: object): Promise<void> {
		await this.send('POST', `/webhook/${path}`, body, this.webhookUrl);
	}

	/** Waits for the end of an execution and reads what its nodes put out. */
	async finished(executionId: string, timeoutMs = RUN_TIMEOUT_MS): Promise<FinishedRun> {
		const giveUpAt = Date.now() + timeoutMs;
		for (;;) {
			const { status, data, workflowData } = execution.parse(await this.call('GET', `/rest/executions/${executionId}`));
			if (!['new', 'running', 'waiting', 'unknown'].includes(status)) return finishedRun(executionId, status, data);
			if (Date.now() >= giveUpAt) throw new Error(`Execution ${executionId} of "${workflowData.name}" has not ended after ${timeoutMs / 1000} s. It is ${status}.`);
			await new Promise((resolve) => setTimeout(resolve, RUN_POLL_INTERVAL_MS));
		}
	}

	/** Everything that n8n keeps of an execution, as text. */
	async storedData(executionId: string): Promise<string> {
		return execution.parse(await this.call('GET', `/rest/executions/${executionId}`)).data;
	}

	/** The newest executions of a workflow, newest first. */
	async executions(workflowId: string, limit = 20): Promise<ExecutionSummary[]> {
		return (await this.executionsPage(workflowId, limit)).results;
	}

	/** Every stored execution of a workflow, newest first. */
	async allExecutions(workflowId: string): Promise<ExecutionSummary[]> {
		const all = new Map<string, ExecutionSummary>();
		let next: Record<string, string> | undefined = {};
		while (next) {
			const { results, nextCursor } = await this.executionsPage(workflowId, MAX_EXECUTIONS_PER_PAGE, next);
			for (const summary of results) all.set(summary.id, summary);
			const last = results.at(-1);
			if (nextCursor) next = { cursor: nextCursor };
			// n8n 2.8 knows no cursors; others say with null that a full page is the last one, and refuse lastId.
			else next = nextCursor === undefined && last && results.length === MAX_EXECUTIONS_PER_PAGE ? { lastId: String(Number(last.id) + OVERLAP) } : undefined;
		}
		return [...all.values()].sort((one, other) => Number(other.id) - Number(one.id));
	}

	private async executionsPage(workflowId: string, limit: number, from: Record<string, string> = {}): Promise<z.infer<typeof executionsPage>> {
		const query = new URLSearchParams({ filter: JSON.stringify({ workflowId }), limit: String(limit), ...from });
		return executionsPage.parse(await this.call('GET', `/rest/executions?${query.toString()}`));
	}

	/** All rows of a data table, oldest first. @throws when there is none of that name */
	async rows(table: string): Promise<Array<Record<string, unknown>>> {
		const path = await this.dataTablePath(table);
		const all: Array<Record<string, unknown>> = [];
		for (;;) {
			const { data } = dataTablePage.parse(await this.call('GET', `${path}/rows?sortBy=id:asc&take=${MAX_ROWS_PER_PAGE}&skip=${all.length}`));
			all.push(...data);
			if (data.length < MAX_ROWS_PER_PAGE) return all;
		}
	}

	async insertRows(table: string, rows: Array<Record<string, unknown>>): Promise<void> {
		const path = await this.dataTablePath(table);
		for (let start = 0; start < rows.length; start += MAX_ROWS_PER_PAGE) {
			await this.call('POST', `${path}/insert`, { data: rows.slice(start, start + MAX_ROWS_PER_PAGE) });
		}
	}

	/** Changes the rows that have a value in a column. */
	async updateRows(table: string, [columnName, value]: [string, unknown], data: Record<string, unknown>): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName, condition: 'eq', value }] };
		await this.call('PATCH', `${await this.dataTablePath(table)}/rows`, { filter, data });
	}

	async deleteTable(table: string): Promise<void> {
		await this.call('DELETE', await this.dataTablePath(table));
	}

	private async dataTablePath(name: string): Promise<string> {
		const { id: project } = z.object({ id: z.string() }).parse(await this.call('GET', '/rest/projects/personal'));
		const tables = `/rest/projects/${project}/data-tables`;
		const { data } = dataTables.parse(await this.call('GET', `${tables}?take=${MAX_ROWS_PER_PAGE}`));
		const found = data.find((table) => table.name === name);
		if (!found) throw new Error(`There is no data table "${name}"`);
		return `${tables}/${found.id}`;
	}

	/** Sends a request and takes the answer out of its `data` envelope. */
	private async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await this.send(method, path, body);
		const text = await response.text();
		return text === '' ? undefined : z.object({ data: z.unknown() }).parse(JSON.parse(text)).data;
	}

	private async read(path: string): Promise<unknown> {
		return await (await this.send('GET', path)).json();
	}

	private async send(method: string, path: string, body?: object, baseUrl = this.baseUrl): Promise<Response> {
		const ask = async (): Promise<Response> =>
			await fetchWithin(baseUrl + path, {
				method,
				headers: { 'content-type': 'application/json', cookie: this.cookie },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		// A busy process may send on a kept connection that n8n has closed meanwhile. Reading again changes nothing.
		const response = method === 'GET' ? await ask().catch(ask) : await ask();
		if (!response.ok) throw new Error(`n8n answered ${response.status} to ${method} ${path}: ${await response.text()}`);
		return response;
	}
}

function loadedTypes(answer: unknown): LoadedType[] {
	return z.array(z.object({ name: z.string() }).passthrough()).parse(answer);
}

/** @param flattened the execution's data in the "flatted" form in which n8n stores it */
function finishedRun(executionId: string, status: string, flattened: string): FinishedRun {
	const { resultData } = executionData.parse(unflatten(flattened));
	return {
		executionId,
		status,
		error: resultData.error?.message,
		outputs: (nodeName) => {
			const outputs: Array<Array<Record<string, unknown>>> = [];
			for (const { data } of resultData.runData[nodeName] ?? []) {
				for (const [index, items] of (data?.main ?? []).entries()) {
					outputs[index] = [...(outputs[index] ?? []), ...(items ?? []).map(({ json }) => json)];
				}
			}
			return outputs;
		},
	};
}
