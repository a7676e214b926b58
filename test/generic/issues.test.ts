import { NodeHelpers, type INodeTypeDescription } from 'n8n-workflow';
import { fillIn } from '../../build/formFields';
import { NODES, OPERATIONS } from '../../build/operations';
import { resourceFields } from '../../nodes/shared/core/resource';
import { completed, ownFields } from './requestsOf';

// n8n looks for what is inside of a collection outside of it too, whichever operation is chosen: two fields of one name must not differ in what they require.
test.each(OPERATIONS.map((listed) => [listed.title, listed] as const))('n8n runs %s when all that its form requires is filled in', (_title, listed) => {
	const { name, resource, value: operation, operation: { properties } } = listed;
	const required = ownFields(listed).filter(({ field }) => field.required);
	const parameters = { ...fillIn(completed(listed, required)), resource, operation };
	const [first, ...others] = NODES.find((node) => node.name === name)?.resources ?? [];
	const description = { properties: first ? resourceFields([first, ...others]) : properties } as INodeTypeDescription;
	const node = { id: '', name, typeVersion: 1, type: name, position: [0, 0] as [number, number], parameters };
	expect(NodeHelpers.getNodeParametersIssues(description.properties, node, description)).toBeNull();
});
