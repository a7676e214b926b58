import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response } from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type GenericValue,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
} from 'n8n-workflow';
import { builtPackage } from '../../engine/builtPackage';
import { credentialStore, type Secrets } from '../../engine/credentialStore';

export interface TriggerHostOptions {
	/** Node type without the package ("kejueTrigger"). */
	type: string;
	parameters: INodeParameters;
	secrets: Secrets;
	/** Credential types that are chosen in the node; all of `secrets` when absent. */
	credentials?: string[];
	/** Part of the URL, as n8n makes one for each webhook node. */
	webhookId?: string;
	/** Address that n8n believes to have, where it is not the one it has. */
	publicUrl?: string;
	/** What a node keeps whose execution is suspended until its provider calls back; deliveries then go to that execution. */
	waitState?: IDataObject;
	/** How long reading and writing the database takes; overlapping requests meet in between. */
	databaseMs?: number;
}

let workflowCount = 0;

const BODY_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * What n8n's server does around a trigger node, with n8n's own contexts and real HTTP: each request reads the workflow from
 * the database, asks the node, answers, and writes static data back; activating and deactivating call the node's hooks.
 */
export class TriggerHost {
	/** Output items of each workflow start. */
	readonly executions: GenericValue[] = [];
	/** Output items of each start of a test. */
	readonly testExecutions: GenericValue[] = [];
	/** What the node threw instead of answering: n8n shows each as a failed execution. */
	readonly failures: Error[] = [];
	/** Warnings that the node wrote into n8n's log. */
	readonly warnings: string[] = [];
	/** How many of the next events find n8n unable to start a workflow. */
	failingStarts = 0;
	/** Settles when the registration of a test that an event has ended is gone. */
	testEnded: Promise<void> | undefined;
	/** Static data of the workflow, as it is stored. */
	private database = '{}';
	private test: { staticData: IDataObject } | undefined;
	private active = false;
	private workflowId = `workflow-${++workflowCount}`;

	private constructor(
		private readonly options: TriggerHostOptions,
		private readonly nodeType: (name: string) => INodeType,
		private readonly additionalData: (request?: Request, response?: Response) => IWorkflowExecuteAdditionalData,
		private readonly server: Server,
		readonly origin: string,
	) {}

	static async start(options: TriggerHostOptions): Promise<TriggerHost> {
		const loader = await builtPackage();
		const app = express();
		// As n8n reads queries: `key[a]=1` is an object.
		app.set('query parser', 'extended');
		const server = await new Promise<Server>((resolve) => {
			const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
		});
		const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		const additionalData = (httpRequest?: Request, httpResponse?: Response) => {
			const base = host.options.publicUrl ?? origin;
			return {
				credentialsHelper: credentialStore(loader, host.options.secrets),
				variables: {},
				httpRequest,
				httpResponse,
				instanceBaseUrl: base,
				restApiUrl: `${base}/rest`,
				webhookBaseUrl: `${base}/webhook`,
				webhookTestBaseUrl: `${base}/webhook-test`,
			} as unknown as IWorkflowExecuteAdditionalData;
		};
		const host: TriggerHost = new TriggerHost({ ...options }, (name) => loader.getNode(name).type as INodeType, additionalData, server, origin);
		app.post('/webhook/*path', async (request, response) => await host.receive(request, response, { isTest: false }));
		app.post('/webhook-test/*path', async (request, response) => await host.receive(request, response, { isTest: true }));
		return host;
	}

	/** The address at which the active workflow, or the test, waits. */
	url({ isTest = false } = {}): string {
		const webhookId = this.options.webhookId ?? 'webhook-id';
		return `${this.options.publicUrl ?? this.origin}/webhook${isTest ? '-test' : ''}/${webhookId}/webhook`;
	}

	/** Static data of the node, as the database has it. */
	get stored(): IDataObject {
		return (JSON.parse(this.database)[`node:${this.node.name}`] ?? {}) as IDataObject;
	}

	/** A new process with the same database. What a node keeps in memory it keeps by the workflow's ID, so a new one is like a new memory. */
	async restart(): Promise<void> {
		this.workflowId = `workflow-${++workflowCount}`;
		if (this.active) await this.activate('init');
	}

	/** Changes what the user has set; an active workflow meets it with the next request. */
	change(options: Partial<Pick<TriggerHostOptions, 'parameters' | 'secrets' | 'credentials' | 'publicUrl'>>): void {
		Object.assign(this.options, options);
	}

	/** As if the workflow came from another installation, or its node had been renamed. */
	forgetStaticData(): void {
		this.database = '{}';
	}

	/** Activation, or the start of n8n with an active workflow. @throws what the hooks throw */
	async activate(mode: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow(JSON.parse(this.database));
		// n8n answers at the address before it registers it, and stops when that fails; static data is saved at the end.
		const wasActive = this.active;
		this.active = true;
		try {
			if (!(await this.hook('checkExists', workflow, mode, false))) await this.hook('create', workflow, mode, false);
		} catch (error) {
			this.active = wasActive;
			throw error;
		}
		this.save(workflow);
	}

	async deactivate(): Promise<void> {
		const workflow = this.workflow(JSON.parse(this.database));
		this.active = false;
		await this.hook('delete', workflow, 'update', false);
		this.save(workflow);
	}

	/** "Listen for test event": a registration of its own, with static data of its own. */
	async listen(): Promise<void> {
		const workflow = this.workflow({});
		if (!(await this.hook('checkExists', workflow, 'manual', true))) await this.hook('create', workflow, 'manual', true);
		this.test = { staticData: workflow.staticData };
	}

	/** The end of a test, by an event or by hand. */
	async stopListening(): Promise<void> {
		const workflow = this.workflow(this.test?.staticData ?? {});
		this.test = undefined;
		await this.hook('delete', workflow, 'update', true);
	}

	async close(): Promise<void> {
		await new Promise((resolve) => {
			this.server.close(resolve);
			this.server.closeAllConnections();
		});
	}

	private get node(): INode {
		const { type, parameters, secrets, credentials = Object.keys(secrets), webhookId = 'webhook-id' } = this.options;
		return {
			id: 'node-id',
			name: 'Trigger',
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters,
			webhookId,
			credentials: Object.fromEntries(credentials.map((name) => [name, { id: name, name }])),
		};
	}

	private workflow(staticData: IDataObject): Workflow {
		return new Workflow({
			id: this.workflowId,
			name: 'After the call',
			nodes: [this.node],
			connections: {},
			active: this.active,
			staticData,
			settings: { timezone: 'UTC' },
			nodeTypes: {
				getByName: this.nodeType,
				getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(this.nodeType(name), version),
				getKnownTypes: () => ({}),
			},
		});
	}

	private async hook(
		name: 'checkExists' | 'create' | 'delete',
		workflow: Workflow,
		activation: WorkflowActivateMode,
		isTest: boolean,
	): Promise<boolean> {
		const type = this.nodeType(this.options.type);
		const [webhookDescription] = type.description.webhooks ?? [];
		const webhookData = { webhookDescription, isTest } as unknown as IWebhookData;
		const mode = name === 'delete' ? 'internal' : isTest ? 'manual' : 'trigger';
		const context = this.heard(new HookContext(workflow, this.node, this.additionalData(), mode, activation, webhookData));
		const method = type.webhookMethods?.[webhookDescription.name]?.[name];
		return method ? await method.call(context) : false;
	}

	private async receive(request: Request, response: Response, { isTest }: { isTest: boolean }): Promise<void> {
		if (isTest ? !this.test : !this.active) return void response.status(404).json({ message: 'not registered' });
		await this.waitForDatabase();
		const staticData = isTest ? {} : JSON.parse(this.database);
		const workflow = this.workflow(staticData);
		if (isTest) workflow.setTestStaticData(this.test?.staticData ?? {});
		const refusal = await readBody(request);
		if (refusal) return void response.status(refusal).json({ message: 'refused by n8n itself' });
		const result = await this.ask(workflow, request, response, isTest);
		if (result instanceof Error) {
			this.failures.push(result);
			return void response.status(500).json({ message: 'Error in workflow' });
		}
		if (result.workflowData) {
			if (this.failingStarts > 0) {
				this.failingStarts--;
				return void response.status(500).json({ message: 'There was a problem executing the workflow' });
			}
			// The execution has a workflow of its own on the same static data, which then counts as unchanged.
			this.workflow(staticData);
			(isTest ? this.testExecutions : this.executions).push(...result.workflowData[0].map(({ json }) => json));
		}
		const answer: unknown = result.webhookResponse;
		await this.waitForDatabase();
		if (!isTest) this.save(workflow);
		if (!result.noWebhookResponse) response.status(200).json(answer);
		if (isTest && result.workflowData) this.testEnded = this.stopListening();
	}

	private async ask(
		workflow: Workflow,
		request: Request,
		response: Response,
		isTest: boolean,
	): Promise<IWebhookResponseData | Error> {
		const type = this.nodeType(this.options.type);
		const webhookData = { webhookDescription: type.description.webhooks?.[0], isTest } as unknown as IWebhookData;
		const additionalData = this.additionalData(request, response);
		const mode = isTest ? 'manual' : 'webhook';
		const context = this.heard(new WebhookContext(workflow, this.node, additionalData, mode, webhookData, [], this.suspended));
		try {
			return (await type.webhook?.call(context)) ?? {};
		} catch (error) {
			return error instanceof Error ? error : new Error(String(error));
		}
	}

	/** The execution as n8n has stored it, as far as a resume webhook reads it. */
	private get suspended(): IRunExecutionData | null {
		const { waitState } = this.options;
		if (!waitState) return null;
		const contextData = { [`node:${this.node.name}`]: { aiCallsWait: waitState } };
		return { resultData: { runData: {} }, executionData: { contextData, nodeExecutionStack: [], metadata: {}, waitingExecution: {}, waitingExecutionSource: {} } } as unknown as IRunExecutionData;
	}

	/** The context with n8n's logger, whose warnings are also kept here. */
	private heard<Context extends WebhookContext | HookContext>(context: Context): Context {
		const logger = Object.assign(Object.create(context.logger), { warn: (text: string) => void this.warnings.push(text) });
		return Object.create(context, { logger: { value: logger } });
	}

	private save({ staticData }: Workflow): void {
		if (staticData.__dataChanged) this.database = JSON.stringify(staticData);
	}

	private async waitForDatabase(): Promise<void> {
		if (this.options.databaseMs) await sleep(this.options.databaseMs);
	}
}

/** As n8n's body parser: the bytes are kept, JSON that is none never reaches the node. Gives the status of a refusal. */
async function readBody(request: Request): Promise<number | undefined> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const rawBody = Buffer.concat(chunks);
	if (rawBody.length > BODY_LIMIT_BYTES) return 413;
	const contentType = request.headers['content-type'] ?? '';
	if (contentType.startsWith('multipart/')) {
		// Read as files, so that nothing is left of the bytes.
		const readRawBody = async () => await Promise.reject(new Error('Request body stream was aborted or is not readable'));
		Object.assign(request, { body: {}, readRawBody });
		return undefined;
	}
	Object.assign(request, { rawBody });
	try {
		if (/^application\/json\b/.test(contentType) && rawBody.length > 0) request.body = JSON.parse(rawBody.toString());
	} catch {
		return 422;
	}
	return undefined;
}
