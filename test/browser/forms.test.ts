import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { type NodeDescription, nodeDescriptions, operationsOf, type Property, shownProperties } from './nodeDescriptions';
import { choose, closeNode, type FormEntry, missingParameters, openNode, readForm, toggle, waitForParameter } from './nodeForm';

const ACTIONS = ['Kejue', 'Zudu', 'Elemente', 'Levers'];
const TRIGGERS = ACTIONS.map((name) => `${name} Trigger`);
const COLUMNS = 7;
const GRID = 224;

const editor = useEditor();
let descriptions: NodeDescription[];
beforeAll(async () => {
	const { connection, page } = editor();
	descriptions = await nodeDescriptions(connection);
	const nodes = descriptions.flatMap((description) => {
		const operations = operationsOf(description);
		if (operations.length === 0) return [{ name: description.displayName, type: description.name, parameters: {} }];
		return operations.map(({ name, value }) => ({
			name: nodeName(description.displayName, name),
			type: description.name,
			parameters: { resource: 'call', operation: value },
		}));
	});
	const { id } = await connection.client.createWorkflow({
		name: 'Every form',
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
});
afterEach(async () => await closeNode(editor().page));

const nodeName = (displayName: string, operation: string): string => `${displayName}, ${operation}`;

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
	it('show what belongs to their operation, in order, and mark what must be filled in', async () => {
		const { page } = editor();
		const node = described(displayName);
		const operations = operationsOf(node);
		const seen: unknown[] = [];
		for (const { name } of operations) {
			await openNode(page, nodeName(displayName, name));
			seen.push([name, await readForm(page), await missingParameters(page)]);
			await keepScreenshots(page, `form-${displayName}-${name}`);
			await closeNode(page);
		}
		const expected = operations.map(({ name, value }) => {
			const shown = shownProperties(node, { resource: 'call', operation: value });
			return [name, expectedForm(shown), expectedMissing(shown)];
		});
		expect(operations.length).toBeGreaterThan(0);
		expect(seen).toEqual(expected);
	});

	it('change with the chosen operation', async () => {
		const { page } = editor();
		const node = described(displayName);
		const operations = operationsOf(node);
		await openNode(page, nodeName(displayName, operations[0].name));
		const seen: unknown[] = [];
		const expected: unknown[] = [];
		for (const { name, value } of [...operations].reverse()) {
			await choose(page, 'operation', name);
			const shown = shownProperties(node, { resource: 'call', operation: value });
			seen.push([name, await readForm(page)]);
			expected.push([name, expectedForm(shown)]);
		}
		expect(seen).toEqual(expected);
	});
});

describe.each(TRIGGERS)('The form of %s', (displayName) => {
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
	await openNode(page, nodeName('Kejue', 'Get Many'));
	await waitForParameter(page, 'limit');
	await toggle(page, 'returnAll');
	await waitForParameter(page, 'limit', 'detached');
	const chosen = { resource: 'call', operation: 'getMany', returnAll: true };
	expect(await readForm(page)).toEqual(expectedForm(shownProperties(described('Kejue'), chosen)));
});

test('the list of agents is hidden when Zudu Trigger watches all agents', async () => {
	const { page } = editor();
	await openNode(page, 'Zudu Trigger');
	await waitForParameter(page, 'agentIds');
	await choose(page, 'agents', 'All Agents');
	await waitForParameter(page, 'agentIds', 'detached');
	expect(await readForm(page)).toEqual(expectedForm(shownProperties(described('Zudu Trigger'), { agents: 'all' })));
});
