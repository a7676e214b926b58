import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type GenericValue,
	type IBinaryKeyData,
	type IDataObject,
	type IExecutionContext,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type NodeApiError,
	type NodeOperationError,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { builtPackage } from './builtPackage';
import { credentialStore, type Secrets } from './credentialStore';

export interface NodeRun {
	/** Node type without the package ("kejue"), or as an AI agent has it as a tool ("kejueTool"). */
	type: string;
	parameters: INodeParameters;
	secrets: Secrets;
	/** json of the input items; one empty item when absent. */
	items?: IDataObject[];
	/** Files that each input item has. */
	binary?: IBinaryKeyData;
	/** json of the input items of further runs of the node in the same execution, as loops and several branches bring about. */
	furtherRuns?: IDataObject[][];
	onError?: INode['onError'];
	/** A node behind it, named Behind, which takes the items of its first output. */
	behind?: { type: string; parameters: INodeParameters };
	/** Retry On Fail with this many tries. */
	maxTries?: number;
	mode?: WorkflowExecuteMode;
	/** Tells executions of the workflow apart; '1' by default. */
	executionId?: string;
	/** The execution that runs this one as a sub-workflow, and when it was first started (Unix ms). */
	caller?: { executionId: string; establishedAt: number };
	/** Parameters of the trigger before the node: how it answers. */
	trigger?: { responseMode: string };
	/** Address that n8n believes to have, with a trailing slash. */
	instanceUrl?: string;
	/** IANA zone of the workflow. */
	timezone?: string;
	/** Data of an earlier execution that is retried, as "Retry execution" with the currently saved workflow does. */
	retryOf?: IRun;
	/** When the execution was first started (Unix ms), which its retries keep. */
	establishedAt?: number;
	/** Handed the running execution, to cancel it. */
	onStart?(execution: { cancel(): void }): void;
}

export interface NodeRunResult {
	run: IRun;
	error: NodeApiError | NodeOperationError | undefined;
	/** Items of the first output, of the last run. */
	items: INodeExecutionData[];
	/** Items of the error output, where the node has one. */
	errorItems: INodeExecutionData[];
	hints: unknown[];
}

const START: INodeType = {
	description: {
		name: 'start',
		displayName: 'Start',
		description: '',
		group: ['input'],
		version: 1,
		defaults: {},
		inputs: [],
		outputs: ['main'],
		properties: [{ displayName: 'Respond', name: 'responseMode', type: 'string', default: 'onReceived' }],
	},
	async execute() {
		return [this.getInputData()];
	},
};

const INSTANCE_URL = 'http://n8n.test/';
const CREDENTIALS = ['kejueApi', 'zuduApi', 'elementeApi', 'leversApi'];

/** Runs one node of the built package in n8n's own engine, with real expressions, credentials and HTTP. */
export async function runNode(options: NodeRun): Promise<NodeRunResult> {
	const loader = await builtPackage();
	const node: INode = {
		id: 'node-id',
		name: 'Node',
		type: options.type,
		typeVersion: 1,
		position: [200, 0],
		parameters: options.parameters,
		credentials: Object.fromEntries(CREDENTIALS.map((name) => [name, { id: name, name }])),
		...(options.onError && { onError: options.onError }),
		...(options.maxTries && { retryOnFail: true, maxTries: options.maxTries, waitBetweenTries: 1 }),
	};
	const behind = options.behind && [{ id: 'behind-id', name: 'Behind', typeVersion: 1, position: [400, 0] as [number, number], ...options.behind }];
	const inputs = [options.items ?? [{}], ...(options.furtherRuns ?? [])];
	const starts = inputs.map(
		(_items, index): INode => ({
			id: `start-${index}`,
			name: index === 0 ? 'Start' : `Start ${index + 1}`,
			type: 'start',
			typeVersion: 1,
			position: [0, 0],
			parameters: { ...options.trigger },
		}),
	);
	const typeNamed = (name: string) => (name === 'start' ? START : loader.getNode(name.replace(/Tool$/, '')).type);
	const workflow = new Workflow({
		id: 'workflow-id',
		nodes: [...starts, node, ...(behind ?? [])],
		connections: {
			...Object.fromEntries(starts.map(({ name }) => [name, { main: [[{ node: 'Node', type: 'main', index: 0 }]] }])),
			...(behind && { Node: { main: [[{ node: 'Behind', type: 'main', index: 0 }]] } }),
		},
		active: false,
		settings: { timezone: options.timezone ?? 'UTC' },
		nodeTypes: {
			getByName: typeNamed,
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(typeNamed(name), version),
			getKnownTypes: () => ({}),
		},
	});
	const base = options.instanceUrl ?? INSTANCE_URL;
	const additionalData = {
		credentialsHelper: credentialStore(loader, options.secrets),
		executionId: options.executionId ?? '1',
		variables: {},
		hooks: { runHook: async () => {}, addHandler() {}, handlers: {} },
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
		instanceBaseUrl: base,
		restApiUrl: `${base}rest`,
		webhookBaseUrl: `${base}webhook`,
		webhookTestBaseUrl: `${base}webhook-test`,
		webhookWaitingBaseUrl: `${base}webhook-waiting`,
		formWaitingBaseUrl: `${base}form-waiting`,
		getRunExecutionData: async () => parentData(options.caller),
	} as unknown as IWorkflowExecuteAdditionalData;
	const data = options.retryOf ? retried(options.retryOf, node) : fresh(starts.map((start, index) => ({ start, items: inputs[index], binary: options.binary })));
	if (options.establishedAt && data.executionData) data.executionData.runtimeData = birthAt(options.establishedAt);
	if (options.caller && data.executionData) data.executionData.runtimeData = { ...birthAt(Date.now()), parentExecutionId: options.caller.executionId };
	const execution = new WorkflowExecute(additionalData, options.mode ?? (options.retryOf ? 'retry' : 'manual'), data);
	const running = execution.processRunExecutionData(workflow);
	options.onStart?.({ cancel: () => running.cancel() });
	const run = await running;
	const { error, runData } = run.data.resultData;
	const result = runData.Node?.at(-1);
	const outputs = result?.data?.main ?? [];
	return {
		run,
		error: (error ?? result?.error) as NodeRunResult['error'],
		items: outputs[0] ?? [],
		errorItems: outputs[1] ?? [],
		hints: result?.hints ?? [],
	};
}

/** What n8n stores of an execution about the one that has called it. */
function parentData(caller: NodeRun['caller']): object | undefined {
	return caller && { parentExecution: { executionId: caller.executionId, workflowId: 'caller', executionContext: birthAt(caller.establishedAt) } };
}

function birthAt(establishedAt: number): IExecutionContext {
	return { version: 1, establishedAt, source: 'trigger' };
}

function fresh(inputs: Array<{ start: INode; items: IDataObject[]; binary?: IBinaryKeyData }>): IRunExecutionData {
	return createRunExecutionData({
		startData: {},
		resultData: { runData: {}, pinData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			nodeExecutionStack: inputs.map(({ start, items, binary }) => ({
				node: start,
				data: { main: [items.map((json) => ({ json, ...(binary && { binary }) }))] },
				source: null,
			})),
		},
	});
}

/** As n8n's "Retry execution": the stored data, without the failed node's result and the error; the node as it is set now. */
function retried({ data }: IRun, node: INode): IRunExecutionData {
	const copy: IRunExecutionData = JSON.parse(JSON.stringify(data));
	const { lastNodeExecuted, runData } = copy.resultData;
	delete copy.resultData.error;
	if (lastNodeExecuted && runData[lastNodeExecuted]?.at(-1)?.error) runData[lastNodeExecuted].pop();
	for (const next of copy.executionData?.nodeExecutionStack ?? []) {
		if (next.node.name === node.name) next.node = node;
	}
	return copy;
}

/** The json of each item, for whole-value comparisons. */
export function jsonOf(items: INodeExecutionData[]): Array<Record<string, GenericValue | IDataObject>> {
	return items.map(({ json }) => json as Record<string, GenericValue>);
}
