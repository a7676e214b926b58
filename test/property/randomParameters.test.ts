import fc from '../fastCheck';
import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { ProviderName } from '../../sandbox';
import { PLACING_OPERATIONS, type PlacingOperation } from '../engine/placingOperations';
import { runNode, type NodeRunResult } from '../engine/runNode';
import { sandboxSecrets } from '../engine/sandboxSecrets';
import { OPERATIONS } from '../../build/operations';
import { useSandbox } from '../useSandbox';
import { enteredValues, type Wildness } from './enteredValues';

const MAX_ITEMS = 25;
const RUNS = 100;

/**
 * What the descriptions check and the nodes leave to the provider, since only it knows its own values.
 * Each is a piece of the provider's words when it refuses.
 */
const LEFT_TO_THE_PROVIDER: Partial<Record<ProviderName, RegExp>> = {};

/** JSON that JavaScript itself stumbles over when it takes it for a text or a number. */
const HOSTILE = ['{"toString":1,"valueOf":1}', '{"__proto__":null}', '{"constructor":{"name":1}}', '[[[{"toJSON":1}]]]', '{"length":-1}'];

const sandbox = useSandbox();

function fieldsOf({ provider, parameters }: PlacingOperation): INodeProperties[] {
	const title = `${provider} ${String(parameters.resource)} ${String(parameters.operation)}`;
	const { properties } = OPERATIONS.find((entry) => entry.title === title)?.operation ?? { properties: [] };
	return properties.filter(({ type }) => type !== 'notice');
}

/** Items that each hold a value for every parameter of the operation. */
function itemsFor(operation: PlacingOperation, wildness: Wildness): fc.Arbitrary<IDataObject[]> {
	const entries = fieldsOf(operation).map((field) => [field.name, enteredValues(field, wildness)]);
	const item = fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>);
	return fc.array(item as fc.Arbitrary<IDataObject>, { minLength: 1, maxLength: MAX_ITEMS });
}

/** Runs the operation with every parameter, and each of its options, an expression that reads the item. */
async function run(operation: PlacingOperation, items: IDataObject[]): Promise<NodeRunResult> {
	const { provider, parameters } = operation;
	const expressions = fieldsOf(operation).map(({ name, options = [] }) => [
		name,
		name === 'options'
			? Object.fromEntries(options.map((option) => [option.name, `={{ $json.options?.${option.name} }}`]))
			: `={{ $json.${name} }}`,
	]);
	return await runNode({
		type: provider,
		parameters: { resource: parameters.resource, operation: parameters.operation, ...Object.fromEntries(expressions) },
		secrets: sandboxSecrets(sandbox),
		items,
		onError: 'continueRegularOutput',
		timezone: 'Europe/Berlin',
	});
}

/** The items that an output belongs to: the dry run of one request for many shows it once. */
const itemsOf = ({ pairedItem = [] }: Pick<INodeExecutionData, 'pairedItem'>): number[] =>
	[pairedItem].flat().map((paired) => (typeof paired === 'object' ? paired.item : paired));

/** Requests that came for this operation. */
const arrived = ({ operationId }: PlacingOperation) => sandbox.requests().filter((request) => request.operationId === operationId);

function expectOnePerItem({ error, items: outputs }: NodeRunResult, items: IDataObject[]): void {
	expect(error).toBeUndefined();
	expect(outputs.flatMap(itemsOf).toSorted((a, b) => a - b)).toEqual(items.map((_item, index) => index));
	const problems = outputs.filter(({ json }) => json.error !== undefined);
	for (const { json } of problems) expect(Object.keys(json).toSorted()).toEqual(['details', 'error', 'message']);
}

/** What stands for one item in a request: an entry of the list of one that serves many, or the whole. */
function itemsServed({ body }: { body: unknown }): unknown[] {
	const { contacts, tasks } = Object(body) as { contacts?: unknown[]; tasks?: unknown[] };
	return contacts ?? tasks ?? [body];
}

describe.each(PLACING_OPERATIONS)('$name', (operation) => {
	test('whatever is entered, each item gives one output or one problem, and no invalid body is sent', async () => {
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(itemsFor(operation, { anyJson: 1, anyBodyField: false }), async (items) => {
				sandbox.clear();
				const result = await run(operation, items);
				expectOnePerItem(result, items);
				const requests = arrived(operation);
				sent += requests.length;
				const invalid = result.items.filter(
					({ json }) =>
						(json.details as IDataObject | undefined)?.httpStatus !== null &&
						json.error !== undefined &&
						!LEFT_TO_THE_PROVIDER[operation.provider]?.test(String(json.error)),
				);
				expect(invalid.map(({ json, pairedItem }) => ({ error: json.error, items: itemsOf({ pairedItem }).map((item) => items[item]) }))).toEqual([]);
				const accepted = result.items.filter(({ json }) => json.error === undefined && json.dryRun !== true);
				const served = requests.filter(({ status }) => status !== null && status < 300).flatMap(itemsServed);
				expect(served).toHaveLength(accepted.length);
			}),
			{ numRuns: RUNS },
		);
		// Otherwise the values would have been so wild that nothing was put to the test.
		expect(sent).toBeGreaterThan(RUNS);
	});

	test('any JSON at all is survived', async () => {
		await fc.assert(
			fc.asyncProperty(itemsFor(operation, { anyJson: 60, anyBodyField: true }), async (items) => {
				sandbox.clear();
				expectOnePerItem(await run(operation, items), items);
			}),
			{ numRuns: RUNS },
		);
	});

	test.each(HOSTILE)('%s for any parameter or option is survived', async (hostile) => {
		const value: unknown = JSON.parse(hostile);
		const fields = fieldsOf(operation);
		const options = fields.find(({ name }) => name === 'options')?.options ?? [];
		const items = [
			...fields.map(({ name }) => ({ [name]: value })),
			...options.map(({ name }) => ({ options: { [name]: value } })),
		] as IDataObject[];
		// The value of the first item counts for Max Concurrent.
		for (const first of items) {
			const others = items.filter((item) => item !== first);
			expectOnePerItem(await run(operation, [first, ...others]), items);
		}
	});

	test('no problem shows a phone number', async () => {
		await fc.assert(
			fc.asyncProperty(itemsFor(operation, { anyJson: 5, anyBodyField: true }), async (items) => {
				const { items: outputs } = await run(operation, items);
				const texts = outputs.flatMap(({ json }) => (json.error === undefined ? [] : [`${String(json.error)} ${String(json.message)}`]));
				expect(texts.filter((text) => /\+1415558\d{4}/.test(text))).toEqual([]);
			}),
			{ numRuns: RUNS },
		);
	});
});
