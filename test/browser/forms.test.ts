import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { type NodeDescription, nodeDescriptions, type OfferedOperation, operationsOf, type Property, shownProperties } from './nodeDescriptions';
import { choose, closeNode, type FormEntry, missingParameters, openNode, readForm, toggle, waitForParameter } from './nodeForm';

const PROVIDERS = ['Kejue', 'Zudu', 'Elemente', 'Levers'];
const ACTIONS = [...PROVIDERS, 'Call Campaign'];
const TRIGGERS = PROVIDERS.map((name) => `${name} Trigger`);
/** Two of each form take longer than everything else. */
const withPictures = process.env.AI_CALLS_PICTURES !== undefined;

const COLUMNS = 7;
const GRID = 224;

const editor = useEditor();
let descriptions: NodeDescription[];
beforeAll(async () => {
	descriptions = await nodeDescriptions(editor().connection);
});
afterEach(async () => await closeNode(editor().page));

/** A workflow with a node for each operation of these types. Not one of all types: the more nodes there are, the longer the editor needs for each step. */
async function openWorkflowOf(displayNames: string[]): Promise<void> {
	const { connection, page } = editor();
	const nodes = displayNames.map(described).flatMap((description) => {
		const operations = operationsOf(description);
		if (operations.length === 0) return [{ name: description.displayName, type: description.name, parameters: {} }];
		return operations.map((operation) => ({
			name: nodeName(description.displayName, operation),
			type: description.name,
			parameters: operation.chosen,
		}));
	});
	const { id } = await connection.client.createWorkflow({
		name: `Forms of ${displayNames.join(', ')}`,
		nodes: nodes.map((node, index) => ({
			...node,
			id: `node${index}`,
			typeVersion: 1,
			position: [GRID * (index % COLUMNS), GRID * Math.floor(index / COLUMNS)],
		})),
		connections: {},
	});
	await page.goto(`/workflow/${id}`);
	await page.getByTestId('canvas-node').nth(nodes.length - 1).waitFor();
}

/** Two resources may have an operation of the same name. */
const operationName = ({ name, resourceName }: OfferedOperation): string => (resourceName === 'Call' ? name : `${resourceName} ${name}`);
const nodeName = (displayName: string, operation: OfferedOperation): string => `${displayName}, ${operationName(operation)}`;

const described = (displayName: string): NodeDescription => {
	const found = descriptions.find((one) => one.displayName === displayName);
	if (found === undefined) throw new Error(`n8n has not loaded ${displayName}`);
	return found;
};

const expectedForm = (shown: Property[]): FormEntry[] =>
	shown.map(({ type, name, displayName }) => (type === 'notice' ? { notice: displayName } : { parameter: name, label: displayName }));

/** Required, and without a value of its own. */
const expectedMissing = (shown: Property[]): string[] =>
	shown.filter((one) => one.required && !hasValue(one.default)).map(({ name }) => name);

function hasValue(value: unknown): boolean {
	if (typeof value === 'object' && value !== null && 'value' in value) return hasValue(value.value);
	return Array.isArray(value) ? value.length > 0 : value !== '' && value !== undefined;
}

describe.each(ACTIONS)('The forms of %s', (displayName) => {
	beforeAll(async () => await openWorkflowOf([displayName]));

	it('show what belongs to their operation, in order, and mark what must be filled in', async () => {
		const { page } = editor();
		const node = described(displayName);
		const operations = operationsOf(node);
		const seen: unknown[] = [];
		for (const operation of operations) {
			await openNode(page, nodeName(displayName, operation));
			seen.push([operationName(operation), await readForm(page), await missingParameters(page)]);
			if (withPictures) await keepScreenshots(page, `form-${displayName}-${operationName(operation)}`);
			await closeNode(page);
		}
		const expected = operations.map((operation) => {
			const shown = shownProperties(node, operation.chosen);
			return [operationName(operation), expectedForm(shown), expectedMissing(shown)];
		});
		expect(operations.length).toBeGreaterThan(0);
		expect(seen).toEqual(expected);
	});

	it('change with the chosen resource and operation', async () => {
		const { page } = editor();
		const node = described(displayName);
		const operations = operationsOf(node);
		await openNode(page, nodeName(displayName, operations[0]));
		const seen: unknown[] = [];
		const expected: unknown[] = [];
		for (const operation of [...operations].reverse()) {
			await choose(page, 'resource', operation.resourceName);
			await choose(page, 'operation', operation.name);
			const shown = shownProperties(node, operation.chosen);
			seen.push([operationName(operation), await readForm(page)]);
			expected.push([operationName(operation), expectedForm(shown)]);
		}
		expect(seen).toEqual(expected);
	});
});

describe.each(TRIGGERS)('The form of %s', (displayName) => {
	beforeAll(async () => await openWorkflowOf([displayName]));

	it('shows its parameters and notices in order', async () => {
		const { page } = editor();
		await openNode(page, displayName);
		await keepScreenshots(page, `form-${displayName}`);
		// n8n adds when to poll to the form of a trigger that polls, with a field inside.
		const own = (await readForm(page)).filter((entry) => !('parameter' in entry) || !['pollTimes', 'mode'].includes(entry.parameter));
		expect(own).toEqual(expectedForm(shownProperties(described(displayName)).filter(({ name }) => name !== 'pollTimes')));
	});
});

test('Limit is hidden when all is returned', async () => {
	const { page } = editor();
	await openWorkflowOf(['Kejue']);
	const getMany = operationsOf(described('Kejue')).find(({ chosen }) => chosen.resource === 'call' && chosen.operation === 'getMany');
	if (getMany === undefined) throw new Error('Kejue has no Get Many');
	await openNode(page, nodeName('Kejue', getMany));
	await waitForParameter(page, 'limit');
	await toggle(page, 'returnAll');
	await waitForParameter(page, 'limit', 'detached');
	expect(await readForm(page)).toEqual(expectedForm(shownProperties(described('Kejue'), { ...getMany.chosen, returnAll: true })));
});

test('the list of agents is hidden when Zudu Trigger watches all agents', async () => {
	const { page } = editor();
	await openWorkflowOf(['Zudu Trigger']);
	await openNode(page, 'Zudu Trigger');
	await waitForParameter(page, 'agentIds');
	await choose(page, 'agents', 'All Agents');
	await waitForParameter(page, 'agentIds', 'detached');
	expect(await readForm(page)).toEqual(expectedForm(shownProperties(described('Zudu Trigger'), { agents: 'all' })));
});
