import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { ProviderName } from '../../build/operations';
import type { SentRequest } from './recorder';

/** A workflow of one node, as far as it differs from others, and what it has sent when it was saved. */
interface SavedWorkflow {
	/** As n8n stores them; with resource and operation. */
	parameters: INodeParameters;
	sent: SentRequest[];
}

/** "call create" -> workflow */
type SavedWorkflows = Record<string, SavedWorkflow>;

const fileOf = (name: ProviderName) => join(__dirname, 'version1', `${name}.json`);

/** The workflows that were saved with version 1 of a provider's node. */
export function readSaved(name: ProviderName): SavedWorkflows {
	return existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as SavedWorkflows) : {};
}

/** One line for each. */
export function writeSaved(name: ProviderName, workflows: SavedWorkflows): void {
	const lines = Object.entries(workflows).map(([title, workflow]) => `\t${JSON.stringify(title)}: ${JSON.stringify(workflow)}`);
	writeFileSync(fileOf(name), `{\n${lines.join(',\n')}\n}\n`);
}
