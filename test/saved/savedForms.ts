import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { asObject } from '../../build/describedEndpoint';
import { choicesOf } from '../../build/formFields';
import { describePackage } from '../../build/describePackage';
import { nestedFields, nestedGroups } from '../../nodes/shared/core/input/nestedFields';

/** Operation (or "" for all) -> path of a parameter -> type, default and choices. */
type SavedForm = Record<string, Record<string, SavedField>>;

/** Type, default, and the values of a closed list. */
export type SavedField = [type: string, initial: unknown, choices?: unknown[]];

/** Operation -> member of its output -> types. */
type SavedOutputs = Record<string, Record<string, string>>;

const PROJECT = join(__dirname, '../..');
const SCHEMA_FOLDERS = /^nodes\/(\w+)\/__schema__\/v1\.0\.0\//;

/** Every parameter of every node and credential of the built package, by the node's name. */
export async function currentForms(): Promise<Record<string, SavedForm>> {
	const { nodes, credentials } = await describePackage(PROJECT);
	const described = [...nodes.map(({ description: { name, properties } }) => ({ name, properties })), ...credentials.map(({ type: { name, properties } }) => ({ name, properties }))];
	return Object.fromEntries(described.map(({ name, properties }) => [name, formOf(properties)]));
}

function formOf(properties: INodeProperties[]): SavedForm {
	const form: SavedForm = {};
	for (const property of properties) {
		const { resource = [''], operation = [''] } = asObject(property.displayOptions?.show) as Record<string, string[]>;
		for (const title of resource.flatMap((one) => operation.map((other) => `${one} ${other}`.trim()))) {
			Object.assign((form[title] ??= {}), Object.fromEntries(fieldsOf(property, '')));
		}
	}
	return form;
}

function fieldsOf(property: INodeProperties, within: string): Array<[string, SavedField]> {
	const path = within + property.name;
	if (property.type === 'collection') return nestedFields(property).flatMap((inner) => fieldsOf(inner, `${path}.`));
	if (property.type === 'fixedCollection') return nestedGroups(property).flatMap(({ name, values }) => values.flatMap((inner) => fieldsOf(inner, `${path}.${name}.`)));
	// What stands in a text is for people, and may be worded better.
	if (property.type === 'notice') return [];
	const choices = choicesOf(property);
	return [[path, choices.length > 0 ? [property.type, property.default, choices] : [property.type, property.default]]];
}

/** Every member that an operation of the built package puts out when simplified, by the node's folder. */
export function currentOutputs(): Record<string, SavedOutputs> {
	const dist = join(PROJECT, 'dist');
	const outputs: Record<string, SavedOutputs> = {};
	for (const file of readdirSync(join(dist, 'nodes'), { recursive: true, encoding: 'utf8' }).map((name) => `nodes/${name}`).sort()) {
		const [, node] = SCHEMA_FOLDERS.exec(file) ?? [];
		if (node === undefined || !file.endsWith('.json')) continue;
		const title = `${basename(dirname(relative(dist, join(dist, file))))} ${basename(file, '.json')}`;
		(outputs[node] ??= {})[title] = Object.fromEntries(membersOf(JSON.parse(readFileSync(join(dist, file), 'utf8')), ''));
	}
	return outputs;
}

function membersOf(schema: unknown, within: string): Array<[string, string]> {
	const { properties, items } = asObject(schema);
	const inner = items === undefined ? [] : membersOf(items, `${within}[].`);
	return [
		...inner,
		...Object.entries(asObject(properties)).flatMap(([name, member]): Array<[string, string]> => [
			[within + name, [asObject(member).type ?? 'any'].flat().join('|')],
			...membersOf(member, `${within}${name}.`),
		]),
	];
}

type Saved<Value> = Record<string, Record<string, Record<string, Value>>>;

const fileOf = (name: 'forms' | 'outputs') => join(__dirname, 'version1', `${name}.json`);

/** What was saved: node -> operation -> member -> its kind. */
export function readKinds<Value>(name: 'forms' | 'outputs'): Saved<Value> {
	return existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Saved<Value>) : {};
}

/** Adds what is new to what was saved, which stays as it is. One line for each operation. */
export function addKinds<Value>(name: 'forms' | 'outputs', current: Saved<Value>): void {
	const saved = readKinds<Value>(name);
	for (const [node, operations] of Object.entries(current)) {
		for (const [title, members] of Object.entries(operations)) {
			const kept = (saved[node] ??= {});
			kept[title] = { ...members, ...kept[title] };
		}
	}
	const lines = Object.entries(saved).map(([node, operations]) => {
		const rows = Object.entries(operations).map(([title, members]) => `\t\t${JSON.stringify(title)}: ${JSON.stringify(members)}`);
		return `\t${JSON.stringify(node)}: {\n${rows.join(',\n')}\n\t}`;
	});
	writeFileSync(fileOf(name), `{\n${lines.join(',\n')}\n}\n`);
}
