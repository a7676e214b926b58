import { randomUUID } from 'node:crypto';

import { readExamples } from '../../host/examples';
import { fetchWithin } from '../../host/fetchWithin';
import type { FinishedRun, Workflow, WorkflowFile } from '../../host/n8nClient';
import { until } from '../../host/until';
import { links, node } from './campaigns';
import type { Connection } from './connection';

type Node = WorkflowFile['nodes'][number];
type Row = Record<string, unknown>;

const FORM_TIMEOUT_MS = 60_000;
const FORM_WAITS = 'form-waiting';

/** The trigger that people start by hand; in a template with another one, it makes the tables. */
export const BY_HAND = 'When clicking "Execute workflow"';

/** The tests run at any hour of any day. */
const ALL_DAY = { callingHours: 'custom', customHours: { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] } };

/** One of the workflows in examples/, in n8n. */
export interface Template {
	workflow: Workflow;
	/** Under what a trigger or form of it is reached. */
	webhookId(node: string): string;
	/** Starts everything behind a trigger; gives the execution's ID. */
	start(trigger?: string): Promise<string>;
	/** Runs everything behind a trigger, and waits for the end, which must be a success. */
	run(trigger?: string): Promise<FinishedRun>;
}

/** What a test exchanges in a template, since it cannot wait for long: parameters by the name of their node. */
export type Changes = Record<string, object>;

/**
 * Stores a copy of a template with the keys of the sandbox; `edit` changes the JSON of its nodes before.
 *
 * @throws for a change of a node that is not there
 */
export async function importTemplate(connection: Connection, fileName: string, changes: Changes = {}, edit = (text: string) => text): Promise<Template> {
	const { client } = connection;
	const example = readExamples().get(fileName);
	if (!example) throw new Error(`There is no ${fileName}`);
	const missing = Object.keys(changes).filter((name) => !example.nodes.some((node) => node.name === name));
	if (missing.length > 0) throw new Error(`${fileName} has no node ${missing.join(', ')}`);
	const credentials = await client.credentials();
	const edited = JSON.parse(edit(JSON.stringify(example.nodes))) as WorkflowFile['nodes'];
	const nodes = edited.map((node): Node => {
		const type = credentialType(node.type);
		const credential = credentials.find((each) => each.type === type);
		return {
			...node,
			parameters: { ...openAllDay(Object(node.parameters)), ...changes[node.name] },
			// Several copies may be published.
			...(node.webhookId !== undefined && { webhookId: randomUUID() }),
			...(type && credential && { credentials: { [type]: { id: credential.id, name: credential.name } } }),
		};
	});
	const workflow = await client.createWorkflow({ ...example, name: `${fileName} in a test`, nodes });
	return {
		workflow,
		webhookId: (name) => String(nodes.find((node) => node.name === name)?.webhookId),
		start: async (trigger = BY_HAND) => await client.startFrom(workflow.id, trigger),
		run: async (trigger = BY_HAND) => await succeeded(connection, await client.startFrom(workflow.id, trigger)),
	};
}

/** Waits for the end of an execution, which must be a success. */
export async function succeeded({ client }: Connection, executionId: string): Promise<FinishedRun> {
	const finished = await client.finished(executionId);
	expect({ status: finished.status, error: finished.error }).toEqual({ status: 'success', error: undefined });
	return finished;
}

/** Lets a node do something with each item, as a person does in n8n, and gives what it puts out. */
export async function doWith(connection: Connection, type: string, parameters: object, items: Row[] = [{}], more: object = {}): Promise<Row[]> {
	const { client } = connection;
	const credential = (await client.credentials()).find((each) => each.type === credentialType(type));
	const workflow = await client.createWorkflow({
		name: `${type} in a test`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node('List', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ items }), options: {} }, { typeVersion: 3.4 }),
			node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'items', options: {} }),
			node('Do', type, parameters, { ...(credential && { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }), ...more }),
		],
		connections: links({ Start: [['List']], List: [['Items']], Items: [['Do']] }),
	});
	return (await succeeded(connection, await client.start(workflow.id, 'Do'))).outputs('Do')[0];
}

/** Puts a text file into the folder that n8n lets workflows read. */
export async function writeFile({ client }: Connection, name: string, text: string): Promise<void> {
	const workflow = await client.createWorkflow({
		name: `${name} in a test`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node('Text', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ text }), options: {} }, { typeVersion: 3.4 }),
			node('File', 'n8n-nodes-base.convertToFile', { operation: 'toText', sourceProperty: 'text', options: { fileName: name } }, { typeVersion: 1.1 }),
			node('Write', 'n8n-nodes-base.readWriteFile', { operation: 'write', fileName: `.n8n-files/${name}`, options: {} }),
		],
		connections: links({ Start: [['Text']], Text: [['File']], File: [['Write']] }),
	});
	const { status, error } = await client.run(workflow.id, 'Write');
	expect({ status, error }).toEqual({ status: 'success', error: undefined });
}

/** n8n 2.8 never answers to the form itself while its execution runs. */
async function formStatus(url: string): Promise<string> {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	return await (await fetchWithin(status)).text();
}

/** The address of the form that an execution waits with, once it is in the newest of the chosen rows. */
export async function formIn({ client }: Connection, table: string, chosen: (row: Row) => boolean = () => true): Promise<string> {
	let url = '';
	await until('an execution waits for a decision', FORM_TIMEOUT_MS, async () => {
		const rows = await client.rows(table).catch((): Row[] => []);
		url = String(rows.filter(chosen).at(-1)?.approveAt ?? '');
		return url !== '' && (await formStatus(url)) === FORM_WAITS;
	});
	return url;
}

function openAllDay(parameters: Row): Row {
	const rules = Object(parameters.campaignRules);
	return rules.callingHours === 'byCountry' ? { ...parameters, campaignRules: { ...rules, ...ALL_DAY } } : parameters;
}

function credentialType(nodeType: string): string | undefined {
	const [, provider, trigger] = /^n8n-nodes-ai-calls\.(kejue|zudu|elemente|levers)(Trigger)?/.exec(nodeType) ?? [];
	if (!provider) return undefined;
	return provider === 'levers' && trigger ? 'leversWebhookApi' : `${provider}Api`;
}

/** The chosen columns of each row, by another of its columns. */
export function columns(rows: Row[], by: string, ...names: string[]): Record<string, unknown[]> {
	return Object.fromEntries(rows.map((row) => [String(row[by]), names.map((name) => row[name])]));
}

/** Fills in a form of n8n as a browser does: fields in their order. Gives where the rest of the form is, if it has more. */
export async function fillIn(url: string, fields: Array<string | Blob>): Promise<string | undefined> {
	const form = new FormData();
	for (const [index, value] of fields.entries()) form.append(`field-${index}`, value);
	const response = await fetchWithin(url, { method: 'POST', body: form });
	const text = await response.text();
	if (!response.ok) throw new Error(`The form answered ${response.status}: ${text}`);
	const answer: unknown = text.startsWith('{') ? JSON.parse(text) : {};
	return (answer as { formWaitingUrl?: string }).formWaitingUrl;
}

/** The next page of a form, once the execution has come to it, as n8n's own pages wait for it. */
export async function nextPage(url: string): Promise<string> {
	let reached = '';
	await until('the next page of the form', FORM_TIMEOUT_MS, async () => [FORM_WAITS, 'error'].includes((reached = await formStatus(url))));
	if (reached === 'error') throw new Error('The execution has failed, so the form has no next page');
	return await (await fetchWithin(url)).text();
}
