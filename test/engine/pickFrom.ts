import { LoadOptionsContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { builtPackage } from './builtPackage';
import { credentialStore, type Secrets } from './credentialStore';

interface Picking {
	/** Node type without the package ("kejue"). */
	type: string;
	/** Method that the field names as `searchListMethod`. */
	method: string;
	secrets: Secrets;
	/** What the form holds so far. */
	parameters?: INodeParameters;
	/** What was typed into the search box. */
	filter?: string;
	paginationToken?: string;
}

/** Opens the list of a resource locator as n8n's server does, and gives what the form is given: one page. */
export async function pickFrom({ type, method, secrets, parameters = {}, filter, paginationToken }: Picking): Promise<INodeListSearchResult> {
	const loader = await builtPackage();
	const nodeType = NodeHelpers.getVersionedNodeType(loader.getNode(type).type, 1);
	const node: INode = {
		id: 'node-id',
		name: 'Temp-Node',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: Object.fromEntries(Object.keys(secrets).map((name) => [name, { id: name, name }])),
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) },
	});
	const additionalData = {
		credentialsHelper: credentialStore(loader, secrets),
		currentNodeParameters: parameters,
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const search = nodeType.methods?.listSearch?.[method];
	if (!search) throw new Error(`${type} has no list ${method}`);
	return await search.call(new LoadOptionsContext(workflow, workflow.nodes['Temp-Node'], additionalData, ''), filter, paginationToken);
}

/** All pages of such a list, as a user sees them who scrolls to its end. */
export async function pickFromAll(picking: Picking): Promise<INodeListSearchResult['results']> {
	const results: INodeListSearchResult['results'] = [];
	let { paginationToken } = picking;
	do {
		const page = await pickFrom({ ...picking, paginationToken });
		results.push(...page.results);
		paginationToken = page.paginationToken;
	} while (paginationToken !== undefined);
	return results;
}
