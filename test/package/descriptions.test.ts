import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
	isResourceLocatorValue,
	NodeHelpers,
	Workflow,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { PackageDescription } from '../../build/describePackage';
import { DOCUMENTS, offeredOperations, readOperationTable } from '../../build/operationTable';
import { readExamples } from '../../host/examples';
import { loadInN8n, packPackage, PROJECT } from './packedPackage';

let loaded: PackageDescription;
beforeAll(async () => {
	const packed = await packPackage();
	try {
		loaded = await loadInN8n(packed);
	} finally {
		await packed.remove();
	}
});

const isTrigger = ({ group }: INodeTypeDescription) => group.includes('trigger');
const actions = () => loaded.nodes.filter(({ description }) => !isTrigger(description));
const descriptions = () => loaded.nodes.map(({ description }) => description);

/** Groups of fields that stand side by side in a form: the form itself, each collection, each group of a fixed collection. */
interface Level {
	place: string;
	fields: INodeProperties[];
}

function levels(node: INodeTypeDescription): Level[] {
	const below = (place: string, fields: INodeProperties[]): Level[] => [
		{ place, fields },
		...fields.flatMap(({ name, type, options = [] }) => {
			if (type === 'collection') return below(`${place}.${name}`, options as INodeProperties[]);
			if (type !== 'fixedCollection') return [];
			return (options as INodePropertyCollection[]).flatMap((group) => below(`${place}.${name}.${group.name}`, group.values));
		}),
	];
	return below(node.name, node.properties);
}

const allFields = (node: INodeTypeDescription) => levels(node).flatMap(({ place, fields }) => fields.map((field) => ({ place, field })));

/** The fields of the form while a resource and operation are chosen, whatever else is entered. */
function fieldsOf({ properties }: INodeTypeDescription, resource: unknown, operation: unknown): INodeProperties[] {
	const chosen = { resource, operation };
	const admits = (condition: unknown[] | undefined, value: unknown) => condition === undefined || condition.includes(value);
	return properties.filter(({ displayOptions: { show = {}, hide = {} } = {} }) =>
		Object.entries(chosen).every(
			([name, value]) => admits(show[name], value) && !(hide[name] as unknown[] | undefined)?.includes(value),
		),
	);
}

/** One entry per operation of every action node. */
const forms = () =>
	actions().flatMap(({ description }) =>
		offeredOperations(description).map(({ resource, operation }) => ({
			place: `${description.name} ${resource.value}:${operation.value}`,
			fields: fieldsOf(description, resource.value, operation.value),
		})),
	);

test('there is at least one action node, and every one offers operations', () => {
	expect(actions().length).toBeGreaterThan(0);
	expect(actions().filter(({ description }) => offeredOperations(description).length === 0)).toEqual([]);
});

/** An agent that makes a workflow forget whom it has called could call them again. */
const NO_TOOLS = ['callCampaign'];

test('action nodes that place calls can be used as tools, others cannot', () => {
	expect(descriptions().map((node) => [node.name, node.usableAsTool ?? false])).toEqual(
		descriptions().map((node) => [node.name, !isTrigger(node) && !NO_TOOLS.includes(node.name)]),
	);
});

test('every node has the search words of its trigger, as n8n lists both as one hit that it finds by those of the node', () => {
	const words = ({ codex }: INodeTypeDescription) => (codex?.alias ?? []).map((word) => word.toLowerCase());
	const triggers = descriptions().filter(isTrigger);
	const problems = triggers.flatMap((trigger) => {
		const node = descriptions().find(({ name }) => `${name}Trigger` === trigger.name);
		const found = node ? words(node) : [];
		return words(trigger).flatMap((word) => (found.includes(word) ? [] : [`${node?.name} is not found by "${word}"`]));
	});
	expect(triggers.flatMap(words).length).toBeGreaterThan(0);
	expect(problems).toEqual([]);
});

test('every subtitle names parameters that exist', () => {
	const problems = descriptions().flatMap(({ name, subtitle = '', properties }) => {
		const named = [...subtitle.matchAll(/\$parameter(?:\[["'](\w+)["']\]|\.(\w+))/g)].map(([, quoted, dotted]) => quoted ?? dotted);
		const missing = named.filter((parameter) => !properties.some((property) => property.name === parameter));
		if (named.length === 0) return [`${name}: the subtitle shows no parameter`];
		return missing.map((parameter) => `${name}: the subtitle shows "${parameter}", which does not exist`);
	});
	expect(problems).toEqual([]);
});

// n8n leaves out of a saved workflow what is as by default: another default would be another operation in it.
test.each([
	['callCampaign', { campaign: 'forget' }],
	['elemente', { action: 'get', agent: 'getMany', call: 'create', knowledgeBase: 'getMany' }],
	[
		'kejue',
		{ call: 'create', campaign: 'create', contact: 'get', persona: 'getMany', phoneNumber: 'getMany', tool: 'getMany', voice: 'getMany', voiceConfig: 'update', webhook: 'getMany' },
	],
	['levers', { call: 'create', contact: 'getMany', invoice: 'get', payment: 'create' }],
	[
		'zudu',
		{ agent: 'getMany', batch: 'getMany', call: 'createPhoneCall', knowledgeBase: 'get', mcpServer: 'getMany', phoneNumber: 'getMany', webhook: 'getMany' },
	],
])('a saved workflow of %s that names no resource or operation means what it meant when it was saved', (name, operations) => {
	const properties = descriptions().find((node) => node.name === name)?.properties ?? [];
	const defaults = properties.flatMap((field) => (field.name === 'operation' ? [[field.displayOptions?.show?.resource?.[0], field.default]] : []));
	expect(properties.find((field) => field.name === 'resource')?.default).toBe(name === 'callCampaign' ? 'campaign' : 'call');
	expect(Object.fromEntries(defaults)).toEqual(operations);
});

test('examples say of each value that can be picked from a list how it was chosen, so that the form shows it', () => {
	const nodes = [...readExamples().values()].flatMap((workflow) => workflow.nodes);
	const picked = nodes.flatMap(({ name, type, parameters }) => {
		const description = descriptions().find((node) => type.endsWith(`.${node.name}`));
		const isShown = (field: INodeProperties) => description && NodeHelpers.displayParameter(parameters as INodeParameters, field, { typeVersion: 1 }, description);
		return (description?.properties ?? [])
			.filter((field) => field.type === 'resourceLocator' && Object.hasOwn(parameters as object, field.name) && isShown(field))
			.map((field) => ({ place: `${name}, ${field.displayName}`, value: (parameters as Record<string, unknown>)[field.name], modes: field.modes }));
	});
	expect(picked.length).toBeGreaterThan(0);
	expect(picked.filter(({ value, modes }) => !isResourceLocatorValue(value) || !modes?.some(({ name }) => name === value.mode))).toEqual([]);
});

/** What n8n's canvas shows under a node. */
function subtitleOf(description: INodeTypeDescription, parameters: INodeParameters): unknown {
	const type: INodeType = { description };
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const node = { id: '1', name: 'Node', type: description.name, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, description.subtitle ?? '', 'internal', {});
}

test('the subtitle of an action is its operation and resource in the words of the form', () => {
	const shown = actions().flatMap(({ description }) =>
		offeredOperations(description).map(({ resource, operation }) => ({
			names: `${operation.name}: ${resource.name}`,
			subtitle: String(subtitleOf(description, { resource: String(resource.value), operation: String(operation.value) })),
		})),
	);
	expect(shown.map(({ subtitle }) => subtitle)).toEqual(
		expect.arrayContaining(['Create: call', 'Create or Update: agent', 'Get Many: MCP server', 'Toggle: post-call webhook', 'Wait for End: call', 'Plan Next Call: campaign']),
	);
	expect(shown.filter(({ names, subtitle }) => subtitle.toLowerCase() !== names.toLowerCase())).toEqual([]);
	expect(shown.filter(({ names, subtitle }) => subtitle.split(': ')[0] !== names.split(': ')[0])).toEqual([]);
	// Words of small letters or, for abbreviations, of capitals: none that is written as values are.
	expect(shown.filter(({ subtitle }) => !/^[A-Z][\w -]*: ([a-z]+|[A-Z]{2,})([ -]([a-z]+|[A-Z]{2,}))*$/.test(subtitle))).toEqual([]);
});

test.each([
	['kejueTrigger', { events: ['call.analyzed'] }, 'Call analyzed'],
	['kejueTrigger', { events: ['call.ended', 'campaign.failed'] }, 'Call ended, campaign failed'],
	['zuduTrigger', { agents: 'all' }, 'Call ended: all agents'],
	['zuduTrigger', { agents: 'chosen' }, 'Call ended: chosen agents'],
	['elementeTrigger', { channel: 'any' }, 'Call status: any channel'],
	['elementeTrigger', { channel: 'webchat' }, 'Call status: web chat'],
	['elementeTrigger', { channel: 'sms' }, 'Call status: SMS'],
	['elementeTrigger', { channel: 'email' }, 'Call status: email'],
	['leversTrigger', { filters: {} }, 'Call ended: every call'],
	['leversTrigger', { filters: { callOutput: 'paid' } }, 'Call ended: filtered'],
])('the subtitle of %s with %j is "%s"', (name, parameters: INodeParameters, expected) => {
	expect(descriptions().flatMap((node) => (node.name === name ? [subtitleOf(node, parameters)] : []))).toEqual([expected]);
});

test('the subtitle of a trigger is in words, whatever is chosen', () => {
	const shown = descriptions().filter(isTrigger).flatMap((node) => {
		const defaults = Object.fromEntries(node.properties.map((field) => [field.name, field.default]));
		return node.properties.flatMap((field) =>
			optionValues(field).map((value) => String(subtitleOf(node, { ...defaults, [field.name]: field.type === 'multiOptions' ? [value] : value } as INodeParameters))),
		);
	});
	expect(shown).toEqual(expect.arrayContaining(['Campaign resumed', 'Call status: WhatsApp', 'Call ended: all agents']));
	expect(shown.filter((subtitle) => !/^[A-Z][a-z]+ [a-z]+(: ([a-z]+ )?([a-z]+|SMS|WhatsApp))?$/.test(subtitle) || subtitle.includes('undefined'))).toEqual([]);
});

test('every form starts with resource, then operation', () => {
	const starts = forms().map(({ place, fields }) => [place, fields[0]?.name, fields[1]?.name]);
	expect(starts).toEqual(forms().map(({ place }) => [place, 'resource', 'operation']));
});

test('resource and operation cannot be expressions, and default to an option', () => {
	const problems = actions().flatMap(({ description: { name, properties } }) =>
		properties
			.filter((field) => field.name === 'resource' || field.name === 'operation')
			.filter((field) => !field.noDataExpression || !optionValues(field).includes(field.default))
			.map((field) => `${name}: ${field.name} = ${String(field.default)}`),
	);
	expect(problems).toEqual([]);
});

test('every operation has a description and a unique action text without articles', () => {
	const problems = actions().flatMap(({ description: node }) => {
		const operations = offeredOperations(node);
		return operations.flatMap(({ resource, operation: { value, action = '', description = '' } }) => {
			const place = `${node.name} ${resource.value}:${String(value)}`;
			const found: string[] = [];
			if (!description) found.push(`${place} has no description`);
			if (!/^[A-Z].*[^.]$/.test(action)) found.push(`${place}: action "${action}" is not a phrase that starts with a capital`);
			if (/\b(a|an|the)\b/i.test(action)) found.push(`${place}: action "${action}" has an article`);
			if (operations.filter((other) => other.operation.action === action).length > 1) found.push(`${place}: action "${action}" is there twice`);
			return found;
		});
	});
	expect(problems).toEqual([]);
});

test('parameter names are camelCase', () => {
	const problems = descriptions().flatMap((node) =>
		allFields(node)
			.filter(({ field }) => !/^[a-z][a-zA-Z0-9]*$/.test(field.name))
			.map(({ place, field }) => `${place}.${field.name}`),
	);
	expect(problems).toEqual([]);
});

test('parameter names are unique in a form, and in every group of a form', () => {
	const groups = descriptions().flatMap((node) => levels(node).slice(1));
	expect([...forms(), ...groups].flatMap(({ place, fields }) => repeated(fields.map(({ name }) => name)).map((name) => `${place}: ${name}`))).toEqual([]);
});

const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index);

test('fields that must be filled in stand before those that need not', () => {
	const problems = forms().flatMap(({ place, fields }) => {
		// A list of options always has a value, and a notice none.
		const entered = fields.filter(({ type }) => !['options', 'boolean', 'notice', 'hidden'].includes(type));
		const firstOptional = entered.findIndex(({ required }) => !required);
		if (firstOptional < 0) return [];
		return entered
			.slice(firstOptional)
			.filter(({ required }) => required)
			.map(({ name }) => `${place}: ${name} stands after ${entered[firstOptional].name}`);
	});
	expect(problems).toEqual([]);
});

test('every condition for showing a field names a parameter and a value that exist', () => {
	const problems = descriptions().flatMap((node) =>
		levels(node).flatMap(({ place, fields }) =>
			fields.flatMap(({ name, displayOptions: { show = {}, hide = {} } = {} }) =>
				[...Object.entries(show), ...Object.entries(hide)].flatMap(([condition, values = []]) => {
					// "@version" and the like are n8n's own; "/name" is a parameter of the form, seen from inside a group.
					if (condition.startsWith('@')) return [];
					const among = condition.startsWith('/') ? node.properties : fields;
					const targets = among.filter((field) => field.name === condition.replace(/^\//, ''));
					if (targets.length === 0) return [`${place}.${name} depends on ${condition}, which does not exist`];
					const possible = targets.flatMap(optionValues);
					if (possible.length === 0) return [];
					const impossible = values.filter((value) => typeof value !== 'object' && !possible.includes(value));
					return impossible.map((value) => `${place}.${name} depends on ${condition} being ${String(value)}, which it never is`);
				}),
			),
		),
	);
	expect(problems).toEqual([]);
});

/** The values a field can take, where they are known. */
function optionValues({ type, options = [] }: INodeProperties): unknown[] {
	if (type === 'boolean') return [true, false];
	if (type !== 'options' && type !== 'multiOptions') return [];
	return (options as INodePropertyOptions[]).map(({ value }) => value);
}

test('every list of options offers each value once and defaults to one of them', () => {
	const problems = descriptions().flatMap((node) =>
		allFields(node).flatMap(({ place, field }) => {
			if (field.type !== 'options' || field.typeOptions?.loadOptionsMethod) return [];
			const values = optionValues(field);
			const found = values.filter((value, index) => values.indexOf(value) !== index).map((value) => `${String(value)} twice`);
			if (!values.includes(field.default)) found.push(`default ${JSON.stringify(field.default)} is not an option`);
			return found.map((problem) => `${place}.${field.name}: ${problem}`);
		}),
	);
	expect(problems).toEqual([]);
});

test('secrets are hidden while they are typed, in nodes and in credentials', () => {
	const inNodes = descriptions().flatMap((node) => allFields(node).filter(({ field }) => /secret|password/i.test(field.name)));
	const inCredentials = loaded.credentials.flatMap(({ type }) =>
		type.properties.filter(({ name }) => /secret|password|token$|apiKey/i.test(name)).map((field) => ({ place: type.name, field })),
	);
	expect(inCredentials.length).toBeGreaterThan(0);
	const shown = [...inNodes, ...inCredentials].filter(({ field }) => field.type === 'string' && !field.typeOptions?.password);
	expect(shown.map(({ place, field }) => `${place}.${field.name}`)).toEqual([]);
});

test('every credential can be tested and points to its documentation', () => {
	const problems = loaded.credentials.flatMap(({ type: { name, test: request, documentationUrl = '' } }) => {
		const testedByNode = descriptions().some(({ credentials = [] }) => credentials.some((one) => one.name === name && one.testedBy));
		return [
			...(request || testedByNode ? [] : [`${name} has no test`]),
			...(/^https:\/\//.test(documentationUrl) ? [] : [`${name} has no documentation address`]),
		];
	});
	expect(problems).toEqual([]);
});

test.each(Object.entries(DOCUMENTS))('the operations in %s are what the nodes offer ("npm run readme" rewrites them)', async (name, linesOf) => {
	const document = await readFile(path.join(PROJECT, name), 'utf8');
	expect(readOperationTable(document)).toEqual(linesOf(descriptions()));
});

test('numbers, transcripts and recordings are declared sensitive', () => {
	const missing = loaded.nodes.flatMap(({ description }) => {
		const { sensitiveOutputFields = [], name } = description;
		const simplified = isTrigger(description) ? ['call.to', 'call.transcript', 'call.recordingUrl', 'raw'] : ['to', ...(['levers', 'callCampaign'].includes(name) ? [] : ['transcript', 'recordingUrl'])];
		return simplified.filter((field) => !sensitiveOutputFields.includes(field)).map((field) => `${name}: ${field}`);
	});
	expect(missing).toEqual([]);
});

/** n8n sends the description of each node, and once more as that of its tool, where it is one. */
const sentBytes = (nodes: INodeTypeDescription[]) =>
	nodes.reduce((sum, node) => sum + Buffer.byteLength(JSON.stringify(node)) * (node.usableAsTool ? 2 : 1), 0);

/** As much as n8n's own Slack node with its trigger, counted in the same way. */
const MAX_BYTES_OF_SERVICE = 302_000;
const MAX_BYTES = 700_000;
const SERVICES = ['elemente', 'kejue', 'levers', 'zudu'];

const ofService = (service: string) => descriptions().filter(({ name }) => [service, `${service}Trigger`].includes(name));

test.each(SERVICES)('the editor gets no more of %s than of a large node of n8n', (service) => {
	expect(ofService(service)).toHaveLength(2);
	expect(sentBytes(ofService(service))).toBeLessThanOrEqual(MAX_BYTES_OF_SERVICE);
});

test('the editor gets at most 700 kB of all services', () => {
	const bytes = sentBytes(SERVICES.flatMap(ofService));
	expect(bytes).toBeGreaterThan(MAX_BYTES / 2);
	expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
});
