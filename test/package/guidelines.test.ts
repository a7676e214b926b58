// What people at n8n look at by hand when they verify a package, where neither lint nor another test does. CONTRIBUTING.md has the whole list.
import type { INodeProperties, INodePropertyCollection, INodeTypeDescription } from 'n8n-workflow';
import { describePackage } from '../../build/describePackage';
import { offeredOperations } from '../../build/operationTable';
import { PROJECT } from './packedPackage';

let nodes: INodeTypeDescription[];
beforeAll(async () => {
	nodes = (await describePackage(PROJECT)).nodes.map(({ description }) => description);
});

interface PlacedField {
	place: string;
	field: INodeProperties;
}

/** A field and all within it. */
function within(place: string, fields: INodeProperties[]): PlacedField[] {
	return fields.flatMap((field) => {
		const own = { place: `${place}.${field.name}`, field };
		if (field.type === 'collection') return [own, ...within(own.place, field.options as INodeProperties[])];
		if (field.type !== 'fixedCollection') return [own];
		return [own, ...(field.options as INodePropertyCollection[]).flatMap(({ name, values }) => within(`${own.place}.${name}`, values))];
	});
}

const fields = (): PlacedField[] => nodes.flatMap(({ name, properties }) => within(name, properties));

/** Names of the fields that a form shows with an operation, whatever else is entered. */
function shownWith({ properties }: INodeTypeDescription, resource: unknown, operation: unknown): string[] {
	const admits = (values: unknown[] | undefined, value: unknown) => values === undefined || values.includes(value);
	return properties
		.filter(({ displayOptions: { show = {} } = {} }) => admits(show.resource, resource) && admits(show.operation, operation))
		.map(({ name }) => name);
}

test('placeholders are an example ("e.g. ...", an address as n8n has it), or say what a button adds', () => {
	const wrong = fields().filter(({ field: { type, placeholder, name } }) => {
		if (type === 'collection' || type === 'fixedCollection') return !/^Add [A-Z]/.test(placeholder ?? '');
		if (placeholder === undefined) return false;
		return !(placeholder.startsWith('e.g. ') || (/email$/i.test(name) && placeholder === 'name@email.com'));
	});
	expect(wrong.map(({ place, field }) => `${place}: ${field.placeholder}`)).toEqual([]);
});

test('what can be picked is picked from a list first, and can be entered as well', () => {
	const locators = fields().filter(({ field }) => field.type === 'resourceLocator');
	expect(locators.length).toBeGreaterThan(10);
	const wrong = locators.filter(({ field: { default: begins, modes = [] } }) => {
		const [first, ...others] = modes;
		const isExample = ({ placeholder = '' }) => placeholder.startsWith('e.g. ');
		return Object(begins).mode !== 'list' || first?.type !== 'list' || others.length === 0 || !others.every(isExample);
	});
	expect(wrong.map(({ place }) => place)).toEqual([]);
});

/** Of calls there are too many to pick from; Kejue has no list of campaigns, and Zudu none of knowledge bases. */
const NOT_LISTED = ['elemente.callId', 'kejue.callId', 'kejue.campaignId', 'zudu.callId', 'zudu.knowledgeBaseId'];

test('a record that must be named is picked, where the provider has a list', () => {
	const typed = nodes.flatMap(({ name, properties }) =>
		properties.filter((field) => /Id$/.test(field.name) && field.type === 'string' && field.required).map((field) => `${name}.${field.name}`),
	);
	expect([...new Set(typed)].sort()).toEqual(NOT_LISTED);
});

test('whatever lists has Return All, and a Limit of 50 without it', () => {
	const lists = nodes.flatMap((node) =>
		offeredOperations(node).filter(({ operation }) => operation.name.startsWith('Get Many')).map(({ resource, operation }) => ({ node, resource: resource.value, operation: operation.value })),
	);
	expect(lists.length).toBeGreaterThan(10);
	const without = lists.filter(({ node, resource, operation }) => !['returnAll', 'limit'].every((name) => shownWith(node, resource, operation).includes(name)));
	expect(without.map(({ node, resource, operation }) => `${node.name} ${String(resource)}:${String(operation)}`)).toEqual([]);
	const limits = fields().filter(({ field }) => field.name === 'limit');
	expect(limits.filter(({ field }) => field.default !== 50 || field.typeOptions?.minValue !== 1).map(({ place }) => place)).toEqual([]);
});

test('a trigger says what a test waits for, and what happens once it is active', () => {
	const triggers = nodes.filter(({ group }) => group.includes('trigger'));
	expect(triggers.length).toBe(4);
	expect(triggers.filter(({ eventTriggerDescription, activationMessage }) => !eventTriggerDescription || !activationMessage).map(({ name }) => name)).toEqual([]);
});

test('descriptions are sentences: they begin with a capital, and add something to the name', () => {
	const plain = (text: string) => text.toLowerCase().replace(/\b(the|a|an|of|to)\b|[^a-z]/g, '');
	const wrong = fields().filter(({ field: { displayName, description } }) => description !== undefined && (!/^[A-Z0-9"(]/.test(description) || plain(description) === plain(displayName)));
	expect(wrong.map(({ place, field }) => `${place}: ${field.description}`)).toEqual([]);
});
