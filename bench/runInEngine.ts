import { randomUUID } from 'node:crypto';
import { WorkflowExecute, type PackageDirectoryLoader } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { credentialStore, type Secrets } from '../test/engine/credentialStore';
import type { Person } from './people';

/** One node to run. */
export interface EngineRun {
	type: INodeType;
	/** With its package, as workflows name it: n8n lets its own HTTP Request node alone use any credential. */
	typeName: string;
	typeVersion: number;
	parameters: INodeParameters;
	/** Knows the credential types. */
	loader: PackageDirectoryLoader;
	secrets: Secrets;
	people: Person[];
	onError?: INode['onError'];
}

/**
 * Runs one node in n8n's own engine as an active workflow does, and gives its items.
 * @throws what the node threw
 */
export async function runInEngine({ type, typeName, typeVersion, parameters, loader, secrets, people, onError }: EngineRun): Promise<INodeExecutionData[]> {
	const node: INode = {
		id: 'node-id',
		name: 'Node',
		type: typeName,
		typeVersion,
		position: [0, 0],
		parameters,
		onError,
		credentials: Object.fromEntries(Object.keys(secrets).map((name) => [name, { id: name, name }])),
	};
	const workflow = new Workflow({
		id: 'workflow-id',
		nodes: [node],
		connections: {},
		active: true,
		settings: { timezone: 'UTC' },
		nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
	});
	const additionalData = {
		credentialsHelper: credentialStore(loader, secrets),
		// Each run is an execution of its own, as n8n's deduplication store must see it.
		executionId: randomUUID(),
		variables: {},
		hooks: { runHook: async () => {}, addHandler() {}, handlers: {} },
		setExecutionStatus() {},
		webhookWaitingBaseUrl: 'http://n8n.test/webhook-waiting',
		formWaitingBaseUrl: 'http://n8n.test/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
	const data = createRunExecutionData({
		startData: {},
		resultData: { runData: {}, pinData: {} },
		executionData: {
			contextData: {},
			runtimeData: { version: 1, establishedAt: Date.now(), source: 'trigger' },
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
			nodeExecutionStack: [{ node, data: { main: [people.map((json) => ({ json }))] }, source: null }],
		},
	});
	const { resultData } = (await new WorkflowExecute(additionalData, 'trigger', data).processRunExecutionData(workflow)).data;
	if (resultData.error) throw resultData.error;
	return resultData.runData.Node?.[0]?.data?.main[0] ?? [];
}
