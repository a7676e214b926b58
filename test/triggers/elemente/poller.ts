import { PollContext, type PackageDirectoryLoader } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { ElementeApi } from '../../../credentials/ElementeApi.credentials';
import { ElementeTrigger } from '../../../nodes/Elemente/ElementeTrigger.node';
import { credentialStore, type Secrets } from '../../engine/credentialStore';

export interface PollerOptions {
	secrets: Secrets;
	parameters?: INodeParameters;
	mode?: WorkflowExecuteMode;
	/** What n8n has stored of the workflow's static data. */
	stored?: IDataObject;
	/** Id of the credential that the node names. */
	credentialId?: string;
}

/** One activated Elemente Trigger in one n8n process, polled by hand. */
interface Poller {
	/** json of the emitted items; null where nothing is emitted. */
	poll(): Promise<IDataObject[] | null>;
	/** The static data as n8n would store it now. */
	store(): IDataObject;
	/** Warnings that the node wrote into n8n's log. */
	warnings: string[];
}

const type = new ElementeTrigger();

export function elementePoller({ secrets, parameters = {}, mode = 'trigger', stored = {}, credentialId = '1' }: PollerOptions): Poller {
	const node: INode = {
		id: 'node-id',
		name: 'Elemente Trigger',
		type: 'elementeTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { elementeApi: { id: credentialId, name: 'Elemente' } },
	};
	const workflow = new Workflow({
		id: 'workflow-id',
		nodes: [node],
		connections: {},
		active: true,
		staticData: structuredClone(stored),
		nodeTypes: { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) },
	});
	const credentials = { getCredential: () => ({ type: new ElementeApi() }) } as unknown as PackageDirectoryLoader;
	const additionalData = {
		credentialsHelper: credentialStore(credentials, secrets),
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const real = new PollContext(workflow, workflow.nodes[node.name], additionalData, mode, 'activate');
	const warnings: string[] = [];
	const logger = Object.assign(Object.create(real.logger), { warn: (text: string) => void warnings.push(text) });
	const context: PollContext = Object.create(real, { logger: { value: logger } });
	return {
		warnings,
		poll: async () => jsonOf(await type.poll.call(context)),
		store: () => JSON.parse(JSON.stringify(workflow.staticData)),
	};
}

function jsonOf(outputs: INodeExecutionData[][] | null): IDataObject[] | null {
	return outputs && outputs[0].map(({ json }) => json);
}
